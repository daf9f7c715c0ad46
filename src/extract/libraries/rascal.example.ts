import Rascal, { BrokerAsPromised, type BrokerConfig } from "rascal";
import { settings } from "./settings";

const config: BrokerConfig = {
  vhosts: {
    "/": {
      connection: { url: process.env.RABBIT_URL },
      exchanges: ["orders", "mails"],
      queues: ["billing", "payments"],
      bindings: ["orders[order.placed, order.paid] -> billing"],
      publications: { placed: { exchange: "orders", routingKey: "order.placed" }, receipt: { queue: "receipts" } },
      subscriptions: { bill: { queue: "billing", prefetch: 3 } },
    },
  },
};

export async function main(order: { id: string }) {
  const broker = await BrokerAsPromised.create(Rascal.withDefaultConfig(config)); // => binds rabbitmq queue billing to exchange orders [order.paid | order.placed]
  await broker.publish("placed", order); // => publishes rabbitmq exchange orders [order.placed]
  await broker.publish("placed", order, "order.placed.eu"); // => publishes rabbitmq exchange orders [order.placed.eu]
  await broker.publish("receipt", { order: order.id }); // => publishes rabbitmq queue receipts
  const subscription = await broker.subscribe("bill"); // => consumes rabbitmq queue billing
  subscription.on("message", (_message, content, ack) => ack(content.id));
  await forward(broker);
}

async function forward(broker: BrokerAsPromised) {
  await broker.publish("unheard of", {});
}

const office = { subscribe: (paper: string) => paper };
office.subscribe("bill");

// @file callbacks.js
const rascal = require("rascal");

rascal.createBroker(rascal.withDefaultConfig(require("./settings").settings), (error, broker) => { // => binds rabbitmq queue payments-orders to exchange payments [payment.*]
  broker.subscribe("pay", (failed, subscription) => subscription.on("message", console.log)); // => consumes rabbitmq queue payments-orders
  broker.publish("mail", { to: "user-1" }, { routingKey: "mail.requested" }, console.error); // => publishes rabbitmq exchange mails [mail.requested]
});

// @file settings.js
exports.settings = {
  vhosts: { v1: { exchanges: { mails: {} }, queues: { payments: {} }, bindings: { b1: { source: "payments", destination: "payments-orders", bindingKey: "payment.*" } } } },
  publications: { mail: { exchange: "mails", vhost: "v1" } },
  subscriptions: { pay: { queue: "payments-orders", vhost: "v1" } },
};
