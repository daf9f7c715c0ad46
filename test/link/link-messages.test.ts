import { describe, expect, test } from "@jest/globals";
import { gapsOf, linesOf, system } from "./build-system.js";

describe("messages", () => {
  test("go from the publisher over one channel to every consumer", () => {
    const graph = system()
      .service("checkout", (s) => s.owner("@shop/checkout").publishes("kafka", "order.created", "orderId", "total"))
      .service("mailer", (s) => s.owner("@shop/mail").consumes("kafka", "order.created"))
      .service("stock", (s) => s.consumes("kafka", "order.created"))
      .link();
    expect(linesOf(graph)).toEqual([
      "consume channel:kafka:order.created -> mailer (certain)",
      "consume channel:kafka:order.created -> stock (certain)",
      "publish checkout -> channel:kafka:order.created (certain)",
    ]);
    expect(graph.channels).toMatchObject([
      { id: "channel:kafka:order.created", kind: "topic", shape: { fields: [{ path: "orderId" }, { path: "total" }] }, owners: [{ name: "@shop/checkout" }] },
    ]);
  });

  test("meet under the name that the deployment gives the channel", () => {
    const graph = system()
      .service("checkout", (s) => s.env("QUEUE", "orders").publishes("rabbitmq", "{env:QUEUE}"))
      .service("mailer", (s) => s.env("ORDER_QUEUE", "orders").consumes("rabbitmq", "{env:ORDER_QUEUE}"))
      .link();
    expect(linesOf(graph)).toEqual(["consume channel:rabbitmq:orders -> mailer (resolved)", "publish checkout -> channel:rabbitmq:orders (resolved)"]);
  });

  test("to queue URLs and ARNs meet under the queue's name, without account and region", () => {
    const graph = system()
      .service("checkout", (s) => s.publishes("aws_sqs", "https://sqs.eu-west-1.amazonaws.com/123456789012/orders.fifo"))
      .service("mailer", (s) => s.consumes("aws_sqs", "arn:aws:sqs:eu-west-1:123456789012:orders.fifo"))
      .link();
    expect(graph.channels.map((channel) => channel.id)).toEqual(["channel:aws_sqs:orders.fifo"]);
  });

  test("to a channel that only a variable names keep that variable as name", () => {
    const graph = system()
      .service("checkout", (s) => s.publishes("aws_sqs", "{env:ORDERS_QUEUE}").publishes("kafka", "orders-{env:STAGE}"))
      .link();
    expect(linesOf(graph)).toEqual(["publish checkout -> channel:aws_sqs:{ORDERS_QUEUE} (inferred)", "publish checkout -> channel:kafka:orders-{STAGE} (inferred)"]);
  });

  test("to channels that differ only in a part made for each message meet in one", () => {
    const graph = system()
      .service("checkout", (s) => s.publishes("redis", "room:{roomId}"))
      .service("chat", (s) => s.consumes("redis", "room:{id}"))
      .link();
    expect(graph.channels.map((channel) => channel.id)).toEqual(["channel:redis:room:{…}"]);
  });

  test("to a channel of which nothing is known are not resolved", () => {
    const graph = system().service("checkout", (s) => s.publishes("kafka", "{unknown:topic}")).link();
    expect(graph.channels).toEqual([]);
    expect(gapsOf(graph)).toEqual(["checkout message-published {topic}: the name of the channel is only known at run time"]);
  });
});
