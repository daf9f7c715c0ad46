const { MessageSender, MessageReceiver } = require("@bakery/messaging");
const { EventSender: LoafEvents } = require("@bakery/events");
const { Consumer } = require("@bakery/oven-parts");
const EventEmitter = require("node:events");
const { loaves, orders, baked } = require("./config");

let sender;

async function start() {
  sender = new MessageSender(loaves);
  const receiver = new MessageReceiver(orders, (message) => console.log(message.body));
  await receiver.subscribe(); // => consumes servicebus topic orders
}

async function announce(loaf) {
  await sender.sendMessage({ body: { flour: loaf.flour }, type: "loaf.made" }); // => publishes servicebus queue {LOAVES_QUEUE}
  await sender.closeConnection();
  const events = new LoafEvents(baked);
  await events.connect();
  await events.sendEvents([{ body: { loaf: loaf.name } }]); // => publishes kafka topic {BAKED_TOPIC}
}

async function announceWith(handed) {
  await handed.sendMessage({ name: "rye" });
}
announceWith(new MessageSender({ topic: "pastries", useCredentialChain: true })); // => publishes servicebus topic pastries

// its settings name no channel
new Consumer({ power: "gas" }).start();
// a class of Node, and one of the system
new EventEmitter().emit("orders", {});
class MessageProducer {
  constructor(settings) { this.settings = settings; }
  send(message) { return message; }
}
new MessageProducer({ topic: "notes" }).send("hello");

module.exports = { start, announce };
// @file config.js
const shared = { host: process.env.BUS_HOST, managedIdentityClientId: process.env.CLIENT_ID };

module.exports = {
  loaves: { ...shared, type: "queue", address: process.env.LOAVES_QUEUE },
  orders: { ...shared, type: "subscription", address: "bakery", topic: "orders" },
  baked: { host: "kafka", port: 9092, consumerGroupId: "bakery", topic: process.env.BAKED_TOPIC || "baked" },
};
