import { Producer, SimpleConsumer } from "rocketmq-client-nodejs";
import { MQClient } from "@aliyunmq/mq-http-sdk";
import { topics } from "./topics";

const producer = new Producer({ endpoints: "rocketmq:8081" });

export async function place(order: { id: string }) {
  await producer.startup();
  await producer.send({ topic: topics.orders, tag: "placed", body: Buffer.from(JSON.stringify(order)) }); // => publishes rocketmq topic orders
}

const consumer = new SimpleConsumer({ consumerGroup: "orders", endpoints: "rocketmq:8081", subscriptions: { payments: "*" } }); // => consumes rocketmq topic payments
consumer.subscribe("refunds", "*"); // => consumes rocketmq topic refunds

const cloud = new MQClient("http://rocketmq", "id", "none");
cloud.getProducer("shop", topics.orders).publishMessage(JSON.stringify({ id: "1" }), "placed"); // => publishes rocketmq topic orders
cloud.getConsumer("shop", "disputes", "orders").consumeMessage(3, 10); // => consumes rocketmq topic disputes

const post = { send: (letter: { topic: string }) => letter };
post.send({ topic: "orders" });

// @file old.ts
import { Producer, PushConsumer } from "apache-rocketmq";

const push = new PushConsumer("orders", { nameServer: "rocketmq:9876" });
push.subscribe("rides", "*"); // => consumes rocketmq topic rides
new Producer("orders").send("receipts", JSON.stringify({ order: "1" }), { tags: "paid" }); // => publishes rocketmq topic receipts

// @file topics.ts
export const topics = { orders: "orders" };
