import { Kafka, type Consumer, type Producer } from "kafkajs";
import { topics } from "./topics";

interface Order {
  id: string;
  total: number;
}

const kafka = new Kafka({ clientId: "orders", brokers: ["kafka:9092"] });
const producer = kafka.producer();
const mailer = { send: (message: { topic: string }) => message.topic };

export async function place(order: Order) {
  await producer.connect();
  await producer.send({ topic: topics.placed, messages: [{ key: order.id, value: JSON.stringify(order) }] }); // => publishes kafka topic orders.placed
  await producer.sendBatch({ topicMessages: [{ topic: "audit", messages: [] }, { topic: topics.stock, messages: [] }] }); // => publishes kafka topic audit; publishes kafka topic {STOCK_TOPIC}
  mailer.send({ topic: "orders.placed" });
}

class Publisher {
  constructor(private readonly out: Producer) {}

  async emit(name: string, body: object) {
    await this.out.send({ topic: `orders.${name}`, messages: [{ value: JSON.stringify(body) }] });
  }
}

export const publisher = new Publisher(producer);
publisher.emit("cancelled", { id: "1" }); // => publishes kafka topic orders.cancelled

export async function listen(consumer: Consumer) {
  await consumer.subscribe({ topic: "payments.settled", fromBeginning: true }); // => consumes kafka topic payments.settled
  await consumer.subscribe({ topics: ["refunds", "disputes"] }); // => consumes kafka topic disputes; consumes kafka topic refunds
  await consumer.run({ eachMessage: async ({ topic, message }) => console.log(topic, message.value) });
}
listen(kafka.consumer({ groupId: "orders" }));

// @file topics.ts
export const topics = { placed: "orders.placed", stock: process.env.STOCK_TOPIC ?? "stock" };

// @file audit.ts
import { KafkaJS } from "@confluentinc/kafka-javascript";

const consumer = new KafkaJS.Kafka({ kafkaJS: { brokers: ["kafka:9092"] } }).consumer({ kafkaJS: { groupId: "audit" } });
consumer.subscribe({ topics: [/^orders\..*/, "payments.settled"] }); // => consumes kafka topic /^orders\..*/; consumes kafka topic payments.settled
consumer.subscribe({ topic: new RegExp("^rides") }); // => consumes kafka topic /^rides/
