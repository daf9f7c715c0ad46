import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://github.com/DEFRA/ffc-messaging (Azure Service Bus behind classes with a configuration), https://github.com/DEFRA/ffc-events (Kafka). */
export const ffcMessaging: LibraryModel = {
  id: "ffc-messaging",
  title: "ffc-messaging, ffc-events",
  packages: ["ffc-messaging", "adp-messaging", "ffc-events"],
  category: "messaging",
  system: "servicebus",
  finds: "queues, topics and subscriptions that senders and receivers are configured with",
  cannotSee: "entities whose names come from outside the configuration object",
  uses: [
    { on: "{.MessageSender,.MessageBatchSender}().{sendMessage,sendBatchMessages}", facts: send },
    { on: ".MessageReceiver().{subscribe,receiveMessages,acceptSession,peekMessages}", facts: receive },
    { on: ".EventSender().sendEvents", facts: (use) => published({ system: "kafka", kind: "topic", channel: settingsOf(use, "EventSender").prop("topic").text(), payload: body(use.arg(0)) }) },
    { on: ".EventReceiver().subscribe", facts: (use) => consumed({ system: "kafka", kind: "topic", channel: settingsOf(use, "EventReceiver").prop("topic").text() }) },
  ],
};

const settingsOf = (use: CallUse, className: string): ValueView => use.made(className)?.arg(0) ?? use.arg(use.args.length);
const body = (messages: ValueView): ValueView | undefined => messages.elements()[0]?.prop("body");

function send(use: CallUse): Draft[] {
  const made = use.made("MessageSender") ?? use.made("MessageBatchSender");
  const settings = made?.arg(0) ?? use.arg(use.args.length);
  return published({ system: "servicebus", kind: settings.prop("type").constant() === "topic" ? "topic" : "queue", channel: settings.prop("address").text(), payload: body(use.arg(0)) });
}

/** A subscription belongs to a topic; the topic is what both ends know. */
function receive(use: CallUse): Draft[] {
  const settings = settingsOf(use, "MessageReceiver");
  const topic = settings.prop("topic").text();
  return consumed({ system: "servicebus", kind: topic.length ? "topic" : "queue", channel: topic.length ? topic : settings.prop("address").text() });
}
