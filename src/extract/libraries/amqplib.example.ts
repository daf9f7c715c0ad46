import * as amqp from "amqplib";
import { connect } from "amqp-connection-manager";
import { Broker } from "./broker";

interface Order {
  id: string;
}

export async function place(order: Order) {
  const connection = await amqp.connect("amqp://rabbitmq");
  const channel = await connection.createConfirmChannel();
  await channel.assertExchange("orders", "topic", { durable: true });
  channel.publish("orders", "order.placed", Buffer.from(JSON.stringify(order))); // => publishes rabbitmq exchange orders [order.placed]
  channel.publish("", "receipts", Buffer.from(JSON.stringify(order))); // => publishes rabbitmq queue receipts
}

const broker = new Broker();
broker.listen("payments", (order: Order) => order.id); // => consumes rabbitmq exchange payments [#]
broker.send("invoices", { id: "1" }); // => publishes rabbitmq queue invoices

const wrapper = connect(["amqp://rabbitmq"]).createChannel({
  json: true,
  setup: async (channel) => {
    await channel.assertQueue("refunds");
    await channel.consume("refunds", console.log); // => consumes rabbitmq queue refunds
  },
});
wrapper.sendToQueue(process.env.DISPUTES_QUEUE ?? "disputes", { id: "1" }); // => publishes rabbitmq queue {DISPUTES_QUEUE}

export async function connectInTime(limit: Promise<never>) {
  const connection = await Promise.race([amqp.connect("amqp://rabbitmq"), limit]);
  const channel = await connection.createChannel();
  await channel.consume("parcels", console.log); // => consumes rabbitmq queue parcels
}

const events = { publish: (exchange: string) => exchange, consume: (queue: string) => queue };
events.publish("orders");
events.consume("orders");

// @file broker.ts
import amqp, { type Channel } from "amqplib";

export class Broker {
  private channel?: Channel;

  private async open(): Promise<Channel> {
    return (this.channel ??= await (await amqp.connect("amqp://rabbitmq")).createChannel());
  }

  async send(queue: string, body: object) {
    const channel = await this.open();
    channel.sendToQueue(queue, Buffer.from(JSON.stringify(body)));
  }

  async listen<T>(exchange: string, handle: (message: T) => void) {
    const channel = await this.open();
    const { queue } = await channel.assertQueue("", { exclusive: true });
    await channel.bindQueue(queue, exchange, "#");
    await channel.consume(queue, (message) => handle(JSON.parse(String(message?.content))));
  }
}

// @file callbacks.js
const amqp = require("amqplib/callback_api");

amqp.connect("amqp://rabbitmq", (error, connection) => {
  connection.createChannel((failed, channel) => {
    channel.assertQueue("rides", { durable: true }, (missing, ok) => {
      channel.consume(ok.queue, allocate); // => consumes rabbitmq queue rides
    });
    channel.sendToQueue("drivers", Buffer.from("hello")); // => publishes rabbitmq queue drivers
    channel.bindQueue("archive", "rides.done", ""); // => binds rabbitmq queue archive to exchange rides.done
  });
});

function allocate(message) {
  return message;
}
