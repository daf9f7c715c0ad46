import { Connection } from "rabbitmq-client";
import { names } from "./names";

const rabbit = new Connection("amqp://rabbitmq");

const consumer = rabbit.createConsumer({ queue: "billing", queueBindings: [{ exchange: names.orders, routingKey: "order.*" }] }, async (message) => console.log(message.body)); // => consumes rabbitmq exchange orders [order.*]; consumes rabbitmq queue billing
const publisher = rabbit.createPublisher({ confirm: true, exchanges: [{ exchange: names.orders, type: "topic" }] });

export async function place(order: { id: string }) {
  await publisher.send({ exchange: names.orders, routingKey: "order.placed" }, order); // => publishes rabbitmq exchange orders [order.placed]
  await publisher.send("receipts", { order: order.id }); // => publishes rabbitmq queue receipts
  await rabbit.createRPCClient({ confirm: true }).send("prices", { sku: "1" }); // => publishes rabbitmq queue prices
  await consumer.close();
}

const post = { send: (letter: string) => letter };
post.send("receipts");

// @file names.ts
export const names = { orders: "orders" };

// @file old.ts
import * as Amqp from "amqp-ts";

const connection = new Amqp.Connection("amqp://rabbitmq");
const rides = connection.declareExchange("rides", "topic");
const ended = connection.declareQueue("rides-ended", { durable: true });
ended.bind(rides, "ride.ended"); // => binds rabbitmq queue rides-ended to exchange rides [ride.ended]
ended.activateConsumer((message) => console.log(message.getContent())); // => consumes rabbitmq queue rides-ended
rides.send(new Amqp.Message({ id: "1" }), "ride.started"); // => publishes rabbitmq exchange rides [ride.started]

// @file cloud.ts
import { AMQPClient } from "@cloudamqp/amqp-client";

export async function main() {
  const channel = await (await new AMQPClient("amqp://rabbitmq").connect()).channel();
  const queue = await channel.queue("payments");
  await queue.bind("shop", "payment.#"); // => binds rabbitmq queue payments to exchange shop [payment.#]
  await queue.publish(JSON.stringify({ id: "1" })); // => publishes rabbitmq queue payments
  await queue.subscribe({ noAck: true }, async (message) => console.log(message.bodyString())); // => consumes rabbitmq queue payments
}
