import Pulsar, { type Client } from "pulsar-client";
import { topics } from "./topics";

const client = new Pulsar.Client({ serviceUrl: "pulsar://pulsar:6650" });

async function send(to: Client, topic: string, body: object) {
  const producer = await to.createProducer({ topic, sendTimeoutMs: 30000 });
  await producer.send({ data: Buffer.from(JSON.stringify(body)) });
}

export async function main() {
  await send(client, topics.placed, { id: "1" }); // => publishes pulsar topic orders-placed
  await client.subscribe({ topic: "persistent://public/default/payments", subscription: "orders", listener: console.log }); // => consumes pulsar topic payments
  await client.subscribe({ topics: ["refunds", "persistent://shop/eu/disputes"], subscription: "orders" }); // => consumes pulsar topic persistent://shop/eu/disputes; consumes pulsar topic refunds
  await client.subscribe({ topicsPattern: "persistent://public/default/ride-.*", subscription: "orders" }); // => consumes pulsar topic /^ride-.*$/
  await client.createReader({ topic: topics.placed, startMessageId: Pulsar.MessageId.earliest() }); // => consumes pulsar topic orders-placed
}

const news = { subscribe: (paper: { topic: string }) => paper };
news.subscribe({ topic: "payments" });

// @file topics.ts
export const topics = { placed: "orders-placed" };
