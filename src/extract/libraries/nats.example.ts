import { connect, JSONCodec, type NatsConnection } from "nats";
import stan, { type Stan } from "node-nats-streaming";

const codec = JSONCodec();

export async function main() {
  const connection = await connect({ servers: "nats://nats:4222" });
  connection.publish("orders.placed", codec.encode({ id: "1" })); // => publishes nats subject orders.placed
  await connection.request("prices.get", codec.encode({ sku: "1" })); // => publishes nats subject prices.get
  await watch(connection, "payments.>"); // => consumes nats subject payments.>
  await connection.jetstream().publish("audit.entry"); // => publishes nats subject audit.entry
}

async function watch(connection: NatsConnection, subject: string) {
  for await (const message of connection.subscribe(subject)) console.log(message.data);
}

enum Subjects {
  TicketCreated = "ticket:created",
  TicketSold = "ticket:sold",
}

abstract class Listener<T extends { subject: Subjects }> {
  abstract subject: T["subject"];
  abstract queue: string;

  constructor(private readonly client: Stan) {}

  listen() {
    return this.client.subscribe(this.subject, this.queue, this.client.subscriptionOptions()); // => consumes nats subject ticket:created
  }
}

class TicketCreatedListener extends Listener<{ subject: Subjects.TicketCreated }> {
  subject: Subjects.TicketCreated = Subjects.TicketCreated;
  queue = "orders";
}

const client = stan.connect("tickets", "orders", { url: "http://nats:4222" });
new TicketCreatedListener(client).listen();
client.publish(Subjects.TicketSold, JSON.stringify({ id: "1" }), () => undefined); // => publishes nats subject ticket:sold

const page = { publish: (name: string) => name };
page.publish("orders.placed");

// @file streams.ts
import { connect } from "@nats-io/transport-node";
import { jetstream, jetstreamManager } from "@nats-io/jetstream";

export async function run() {
  const connection = await connect({ servers: "nats:4222" });
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: "RIDES", subjects: ["rides.>"] }); // => binds nats stream RIDES to subject rides.>
  const stream = jetstream(connection);
  await stream.publish("rides.started", JSON.stringify({ id: "1" })); // => publishes nats subject rides.started
  const rides = await stream.consumers.get("RIDES", "billing");
  for await (const message of await rides.consume()) message.ack(); // => consumes nats stream RIDES
  const ended = await stream.consumers.get("RIDES", { filterSubjects: "rides.ended" });
  await ended.fetch({ max_messages: 10 }); // => consumes nats subject rides.ended
}
