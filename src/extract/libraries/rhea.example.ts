import container from "rhea";
import { Connection } from "rhea-promise";
import { addresses } from "./addresses";

container.on("connection_open", (context) => {
  context.connection.open_receiver(addresses.payments); // => consumes amqp queue payments
  context.connection.open_sender({ target: { address: "orders" } }); // => publishes amqp queue orders
});
container.on("message", (context) => console.log(context.message.body));
container.connect({ host: "artemis", port: 5672 }).open_receiver("refunds"); // => consumes amqp queue refunds

export async function main(order: { id: string }) {
  const connection = new Connection({ host: "artemis", port: 5672 });
  await connection.open();
  const sender = await connection.createAwaitableSender({ target: { address: "receipts" } }); // => publishes amqp queue receipts
  await sender.send({ body: order });
  await connection.createReceiver({ source: { address: process.env.RIDES_ADDRESS! } }); // => consumes amqp queue {RIDES_ADDRESS}
}

const door = { open_sender: (name: string) => name };
door.open_sender("orders");

// @file addresses.ts
export const addresses = { payments: "payments" };
