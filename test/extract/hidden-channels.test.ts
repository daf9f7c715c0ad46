import { describe, expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

/** Messages that these files publish and consume, in the order of the words. */
function messages(files: Record<string, string>): string[] {
  const { facts } = extractText(files);
  return facts.filter((fact) => fact.type === "message-published" || fact.type === "message-consumed").map(describeFact).sort();
}

const kafka = 'import { Kafka } from "kafkajs"; const kafka = new Kafka({ brokers: [] }); const producer = kafka.producer(); const consumer = kafka.consumer({ groupId: "orders" });\n';
const inMain = (source: string): string[] => messages({ "main.ts": kafka + source });
const consumes = (...topics: string[]): string[] => topics.map((topic) => `consumes kafka topic ${topic}`);

describe("the topic is", () => {
  test("a member of an enum that each subclass of a generic base class names", () => {
    expect(messages({
      "base.ts": `import { Stan } from "node-nats-streaming"; import { Subjects } from "./subjects";
        interface Event { subject: Subjects; data: unknown }
        export abstract class Publisher<T extends Event> { abstract subject: T["subject"]; constructor(protected client: Stan) {}
          publish(data: T["data"]) { this.client.publish(this.subject, JSON.stringify(data)); } }
        export abstract class Listener<T extends Event> { abstract subject: T["subject"]; abstract queueGroupName: string; constructor(protected client: Stan) {}
          listen() { this.client.subscribe(this.subject, this.queueGroupName); } }`,
      "subjects.ts": 'export enum Subjects { OrderCreated = "order:created", RideEnded = "ride:ended" }',
      "main.ts": `import { Publisher, Listener } from "./base"; import { Subjects } from "./subjects"; import { client } from "./nats";
        interface OrderCreated { subject: Subjects.OrderCreated; data: { id: string } }
        class OrderCreatedPublisher extends Publisher<OrderCreated> { subject: Subjects.OrderCreated = Subjects.OrderCreated; }
        class RideEndedListener extends Listener<any> { readonly subject = Subjects.RideEnded; queueGroupName = "orders"; }
        new OrderCreatedPublisher(client).publish({ id: "1" }); new RideEndedListener(client).listen();`,
      "nats.ts": 'import nats from "node-nats-streaming"; export const client = nats.connect("shop", "orders");',
    })).toEqual(["consumes nats subject ride:ended", "publishes nats subject order:created"]);
  });

  test("the name of the event's class, told by the event or by the class itself", () => {
    expect(inMain(`class OrderPlaced { constructor(readonly id: string) {} } class PaymentTaken {}
      const publish = (event: object) => producer.send({ topic: event.constructor.name, messages: [{ value: JSON.stringify(event) }] });
      const on = (type: Function) => consumer.subscribe({ topic: type.name });
      publish(new OrderPlaced("1")); on(PaymentTaken);`)).toEqual(["consumes kafka topic PaymentTaken", "publishes kafka topic OrderPlaced"]);
  });

  test("the name that a class gives itself", () => {
    expect(inMain(`class OrderPlaced { static readonly name = "order.placed" as const; } class OrderPaid extends OrderPlaced {}
      consumer.subscribe({ topics: [OrderPlaced.name, OrderPaid.name] });`)).toEqual(consumes("OrderPaid", "order.placed"));
  });

  test("the name of the class that extends an abstract one", () => {
    expect(inMain(`abstract class Feed { send(body: object) { return producer.send({ topic: this.constructor.name, messages: [{ value: JSON.stringify(body) }] }); } }
      class Shipments extends Feed { start() { return this.send({ id: 1 }); } }
      class Refunds extends Feed {}
      new Shipments().start(); new Refunds().send({});`)).toEqual(["publishes kafka topic Refunds", "publishes kafka topic Shipments"]);
  });

  test("a key of a table of handlers, however it is looped over", () => {
    expect(inMain(`const handlers = { "order.placed": place, "order.paid": pay }; function place() {} function pay() {}
      for (const [topic] of Object.entries(handlers)) consumer.subscribe({ topic });
      for (const name in handlers) consumer.subscribe({ topic: "audit." + name });
      Object.keys(handlers).forEach((name) => consumer.subscribe({ topic: "dead." + name }));`)).toEqual(consumes("audit.order.paid", "audit.order.placed", "dead.order.paid", "dead.order.placed", "order.paid", "order.placed"));
  });

  test("a key of a map, filled where it is made or later", () => {
    expect(inMain(`const rides = new Map<string, () => void>([["ride.started", () => {}], ["ride.ended", () => {}]]); rides.set("ride.paid", () => {});
      for (const [topic] of rides) consumer.subscribe({ topic });
      rides.forEach((handler, topic) => consumer.subscribe({ topic: "audit." + topic }));
      consumer.subscribe({ topics: [...rides.keys()].map((topic) => topic + ".retry") });
      const rest = new Set(["bike.rented"]); for (const topic of rest) consumer.subscribe({ topic });`)).toEqual(
      consumes("audit.ride.ended", "audit.ride.paid", "audit.ride.started", "bike.rented", "ride.ended", "ride.ended.retry", "ride.paid", "ride.paid.retry", "ride.started", "ride.started.retry"));
  });

  test("a key that handlers register under, in a map of the class", () => {
    expect(inMain(`class Router { private readonly handlers = new Map<string, () => void>();
        on(topic: string, handler: () => void) { this.handlers.set(topic, handler); }
        async start() { for (const topic of this.handlers.keys()) await consumer.subscribe({ topic }); } }
      const router = new Router(); router.on("order.placed", () => {}); router.on("order.paid", () => {}); router.start();`)).toEqual(consumes("order.paid", "order.placed"));
  });

  test("a member of a typed settings object that the constructor is given", () => {
    expect(messages({
      "bus.ts": `import { Channel } from "amqplib"; export interface BusConfig { exchange: string; queues: { orders: string } }
        export class Bus { constructor(private readonly config: BusConfig, private readonly channel: Channel) {}
          send(body: object) { this.channel.publish(this.config.exchange, "placed", Buffer.from(JSON.stringify(body))); }
          listen() { this.channel.consume(this.config.queues.orders, () => {}); } }`,
      "main.ts": `import amqp from "amqplib"; import { Bus, type BusConfig } from "./bus";
        const config: BusConfig = { exchange: "shop", queues: { orders: "shop.orders" } };
        async function main() { const channel = await (await amqp.connect("amqp://rabbit")).createChannel(); const bus = new Bus(config, channel); bus.send({ id: 1 }); bus.listen(); }
        main();`,
    })).toEqual(["consumes rabbitmq queue shop.orders", "publishes rabbitmq exchange shop [placed]"]);
  });

  test("a setting with a name, if nobody says what the constructor is given", () => {
    expect(inMain('interface Config { topics: { orders: string } } export class Feed { constructor(private config: Config) {} send() { return producer.send({ topic: this.config.topics.orders, messages: [] }); } }')).toEqual(["publishes kafka topic {orders}"]);
  });
});

describe("the payload is", () => {
  const fields = (files: Record<string, string>): string[] => extractText(files).facts.flatMap((fact) => (fact.type === "message-published" ? [`${JSON.stringify(fact.channel)} ${(fact.payload?.fields ?? []).map((field) => field.path).join(" ")}`] : [])).sort();

  test("what the caller hands to a wrapper that takes anything", () => {
    expect(fields({ "main.ts": `${kafka} interface Ride { id: string; end: { at: string } }
      const send = async (topic: string, message: object) => { await producer.send({ topic, messages: [{ value: JSON.stringify(message) }] }); };
      export function end(ride: Ride) { send("ride.ended", ride); send("order.placed", { id: ride.id, total: 1 }); }` })).toEqual(['[["order.placed"]] id total', '[["ride.ended"]] id end.at']);
  });

  test("what the type argument of a subclass says", () => {
    expect(fields({ "main.ts": `import nats, { type Stan } from "node-nats-streaming";
      abstract class Publisher<T extends { subject: string; data: unknown }> { abstract subject: T["subject"]; constructor(private client: Stan) {}
        publish(data: T["data"]) { this.client.publish(this.subject, JSON.stringify(data)); } }
      interface OrderCreated { subject: "order:created"; data: { id: string; ticket: { price: number } } }
      class OrderCreatedPublisher extends Publisher<OrderCreated> { subject: OrderCreated["subject"] = "order:created"; }
      new OrderCreatedPublisher(nats.connect("shop", "orders")).publish({ id: "1", ticket: { price: 2 } });` })).toEqual(['[["order:created"]] id ticket.price']);
  });
});
