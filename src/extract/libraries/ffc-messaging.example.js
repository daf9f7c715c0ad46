const { MessageReceiver, MessageSender } = require("ffc-messaging");
const { EventReceiver, EventSender } = require("ffc-events");
const { claims, payments, updates } = require("./config");

exports.submit = async (claim) => {
  const sender = new MessageSender(claims);
  await sender.sendMessage({ body: claim, type: "claim.submitted", source: "web" }); // => publishes servicebus queue {CLAIMS_ADDRESS}
  await sender.closeConnection();
};

let receiver;

exports.start = async () => {
  receiver = new MessageReceiver(payments, (message) => receiver.completeMessage(message));
  await receiver.subscribe(); // => consumes servicebus topic {PAYMENTS_TOPIC}
  await new EventReceiver(updates, console.log).subscribe(); // => consumes kafka topic claim-updates
};

exports.tell = (claim) => new EventSender(updates).sendEvents([{ body: claim, type: "claim.paid" }]); // => publishes kafka topic claim-updates

const letter = { sendMessage: (text) => text };
letter.sendMessage("claims");

// @file config.js
const queue = { host: process.env.BUS_HOST, type: "queue" };

module.exports = {
  claims: { ...queue, address: process.env.CLAIMS_ADDRESS },
  payments: { ...queue, type: "subscription", address: process.env.PAYMENTS_SUBSCRIPTION, topic: process.env.PAYMENTS_TOPIC },
  updates: { topic: "claim-updates" },
};
