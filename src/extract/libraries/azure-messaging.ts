import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://learn.microsoft.com/javascript/api/overview/azure/service-bus-readme, …/event-hubs-readme, …/storage-queue-readme. */
export const azureMessaging: LibraryModel = {
  id: "azure-messaging",
  title: "Azure Service Bus, Event Hubs, Event Grid, Storage Queues",
  packages: ["@azure/service-bus", "@azure/event-hubs", "@azure/storage-queue", "@azure/eventgrid"],
  category: "messaging",
  system: "servicebus",
  finds: "queues, topics and hubs that senders and receivers are created for; event types sent to Event Grid",
  cannotSee: "whether a sender's name is that of a queue or of a topic",
  aliases: {
    ".ServiceBusClient().{acceptSession,acceptNextSession}()": ".ServiceBusClient().createReceiver()",
    ".ServiceBusSender()": ".ServiceBusClient().createSender()", ".ServiceBusReceiver()": ".ServiceBusClient().createReceiver()",
    ".{QueueServiceClient().getQueueClient,QueueServiceClient.fromConnectionString().getQueueClient}()": ".QueueClient()",
  },
  uses: [
    { on: ".ServiceBusClient().createSender().{sendMessages,scheduleMessages}", facts: (use) => published({ system: "servicebus", kind: "queue", channel: use.made("createSender")?.arg(0).text() ?? [], payload: body(use.arg(0)) }) },
    { on: ".ServiceBusClient().createReceiver().{subscribe,receiveMessages,getMessageIterator}", facts: receive },
    { on: ".EventHubProducerClient().{sendBatch,enqueueEvent,enqueueEvents}", facts: (use) => hub(use, "EventHubProducerClient") },
    { on: ".EventHubBufferedProducerClient().{enqueueEvent,enqueueEvents}", facts: (use) => hub(use, "EventHubBufferedProducerClient") },
    { on: ".EventHubConsumerClient().subscribe", facts: (use) => consumed({ system: "eventhubs", kind: "topic", channel: use.made("EventHubConsumerClient")?.arg(2).text() ?? [] }) },
    { on: ".EventGridPublisherClient().send", facts: (use) => use.arg(0).elements().flatMap((event) => published({ system: "eventgrid", kind: "event", channel: event.prop("eventType", "type").text(), payload: event.prop("data") })) },
    { on: ".QueueClient().sendMessage", facts: (use) => published({ system: "azure.storage_queue", kind: "queue", channel: storageQueue(use), payload: use.arg(0) }) },
    { on: ".QueueClient().receiveMessages", facts: (use) => consumed({ system: "azure.storage_queue", kind: "queue", channel: storageQueue(use) }) },
  ],
};

const body = (messages: ValueView): ValueView | undefined => messages.elements()[0]?.prop("body");

/** With a subscription it is a topic that is received from. */
function receive(use: CallUse): Draft[] {
  const made = use.made("createReceiver") ?? use.made("acceptSession") ?? use.made("acceptNextSession");
  return made ? consumed({ system: "servicebus", kind: made.arg(1).is("text") ? "topic" : "queue", channel: made.arg(0).text() }) : [];
}

function hub(use: CallUse, className: string): Draft[] {
  return published({ system: "eventhubs", kind: "topic", channel: use.made(className)?.arg(1).text() ?? [], payload: body(use.arg(0)) });
}

function storageQueue(use: CallUse): ReturnType<ValueView["text"]> {
  return (use.made("getQueueClient")?.arg(0) ?? use.made("QueueClient")?.arg(1))?.text() ?? [];
}
