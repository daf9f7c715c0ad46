const { ServiceBusClient } = require("@azure/service-bus");
const { EventHubConsumerClient, EventHubProducerClient } = require("@azure/event-hubs");
const { QueueServiceClient } = require("@azure/storage-queue");
const config = require("./config");

const client = new ServiceBusClient(process.env.SERVICE_BUS);
const sender = client.createSender(config.claims.address);

exports.publish = async (claim) => {
  await sender.sendMessages({ body: claim, contentType: "application/json" }); // => publishes servicebus queue {CLAIMS_QUEUE}
};

class Receiver {
  constructor(settings, action) {
    this.receiver = client.createReceiver(settings.topic, settings.subscription);
    this.action = action;
  }

  subscribe() {
    this.receiver.subscribe({ processMessage: this.action, processError: console.error });
  }
}
new Receiver(config.payments, console.log).subscribe(); // => consumes servicebus topic payments

const hub = new EventHubProducerClient(process.env.HUB, "rides");
hub.sendBatch([{ body: { id: "1" } }]); // => publishes eventhubs topic rides
new EventHubConsumerClient("$Default", process.env.HUB, "drivers").subscribe({ processEvents: console.log }); // => consumes eventhubs topic drivers

const queue = QueueServiceClient.fromConnectionString(process.env.STORAGE).getQueueClient("receipts");
queue.sendMessage("hello"); // => publishes azure.storage_queue queue receipts

const news = { subscribe: (reader) => reader };
news.subscribe({ processMessage: console.log });

// @file config.js
module.exports = { claims: { address: process.env.CLAIMS_QUEUE }, payments: { topic: "payments", subscription: "claims" } };

// @file grid.js
const { AzureKeyCredential, EventGridPublisherClient } = require("@azure/eventgrid");

const grid = new EventGridPublisherClient(process.env.GRID, "EventGrid", new AzureKeyCredential("none"));
grid.send([{ eventType: "Shop.OrderPlaced", subject: "orders/1", dataVersion: "1.0", data: { id: "1" } }]); // => publishes eventgrid event Shop.OrderPlaced
