import { describe, expect, test } from "@jest/globals";
import { gapsOf, linesOf, place, system } from "./build-system.js";

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

describe("patterns", () => {
  test("of NATS, MQTT, AMQP, Redis and regular expressions stand for the channels that somebody publishes", () => {
    const consumes = (system: string, channel: string, pattern: "glob" | "regex") => ({ type: "message-consumed" as const, system, channelKind: "topic" as const, channel: [[channel]], pattern, evidence: place("audit/src/main.ts", 9), confidence: "certain" as const });
    const graph = system()
      .service("orders", (s) => s.publishes("nats", "orders.eu.placed").publishes("mqtt", "shop/{param:id}/door").publishes("redis", "orders:placed").publishes("kafka", "orders.v1").publishes("kafka", "rides.v1"))
      .service("audit", (s) => s.consumes("nats", "orders.>").consumes("nats", "orders.*").consumes("mqtt", "shop/+/door").fact(consumes("redis", "orders:*", "glob")).fact(consumes("kafka", "/^orders\\..*/", "regex")))
      .link();
    expect(linesOf(graph).filter((line) => line.startsWith("consume"))).toEqual([
      "consume channel:kafka:orders.v1 -> audit (resolved)",
      "consume channel:mqtt:shop/{…}/door -> audit (resolved)",
      "consume channel:nats:orders.* -> audit (certain)",
      "consume channel:nats:orders.eu.placed -> audit (resolved)",
      "consume channel:redis:orders:placed -> audit (resolved)",
    ]);
  });

  test("that would take too long to match stay names", () => {
    const graph = system()
      .service("orders", (s) => s.publishes("kafka", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"))
      .service("audit", (s) => s.fact({ type: "message-consumed", system: "kafka", channelKind: "topic", channel: [["/(a+)+b/"]], pattern: "regex", evidence: place("audit/src/main.ts"), confidence: "certain" }))
      .link();
    expect(linesOf(graph).filter((line) => line.startsWith("consume"))).toEqual(["consume channel:kafka:/(a+)+b/ -> audit (certain)"]);
  });
});

describe("names with a part that is only known at run time", () => {
  test("go to the channels that somebody consumes", () => {
    const graph = system()
      .service("orders", (s) => s.publishes("kafka", "order.{param:event}"))
      .service("mailer", (s) => s.consumes("kafka", "order.placed").consumes("kafka", "ride.placed"))
      .link();
    expect(linesOf(graph).filter((line) => line.startsWith("publish"))).toEqual(["publish orders -> channel:kafka:order.placed (inferred)"]);
  });
});

describe("channels that are passed on", () => {
  const end = (system: string, channelKind: "exchange" | "queue" | "topic", name: string) => ({ system, channelKind, channel: [[name]] });

  test("are consumed by whoever consumes the queue that is bound to them, wherever it is bound", () => {
    const graph = system()
      .service("orders", (s) => s.publishes("rabbitmq", "shop"))
      .service("setup", (s) => s.fact({ type: "channel-bound", from: end("rabbitmq", "exchange", "shop"), to: end("rabbitmq", "queue", "mails"), keys: [["order.*"]], evidence: place("setup/src/main.ts"), confidence: "certain" }))
      .service("mailer", (s) => s.consumes("rabbitmq", "mails"))
      .link();
    expect(linesOf(graph)).toEqual(["consume channel:rabbitmq:mails -> mailer (certain)", "consume channel:rabbitmq:shop -> mailer (resolved)", "publish orders -> channel:rabbitmq:shop (certain)"]);
    expect(graph.flows.find((flow) => flow.from === "channel:rabbitmq:shop")?.keys).toEqual(["order.*"]);
  });

  test("from a topic of another system, through ARNs, and in a circle only once", () => {
    const graph = system()
      .service("orders", (s) => s.publishes("aws.sns", "arn:aws:sns:eu-west-1:123456789012:placed"))
      .service("mailer", (s) => s.consumes("aws_sqs", "https://sqs.eu-west-1.amazonaws.com/123456789012/mails")
        .fact({ type: "channel-bound", from: end("aws.sns", "topic", "arn:aws:sns:eu-west-1:123456789012:placed"), to: end("aws_sqs", "queue", "arn:aws:sqs:eu-west-1:123456789012:mails"), evidence: place("mailer/src/main.ts"), confidence: "certain" })
        .fact({ type: "channel-bound", from: end("aws_sqs", "queue", "mails"), to: end("aws_sqs", "queue", "mails"), evidence: place("mailer/src/main.ts"), confidence: "certain" }))
      .link();
    expect(linesOf(graph)).toEqual(["consume channel:aws.sns:placed -> mailer (resolved)", "consume channel:aws_sqs:mails -> mailer (certain)", "publish orders -> channel:aws.sns:placed (certain)"]);
  });
});
