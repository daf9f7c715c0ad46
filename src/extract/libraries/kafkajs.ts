import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://kafka.js.org/docs/producing, /docs/consuming; Confluent's client offers the same interface as `KafkaJS`. */
export const kafkajs: LibraryModel = {
  id: "kafkajs",
  title: "KafkaJS",
  packages: ["kafkajs", "@confluentinc/kafka-javascript"],
  category: "messaging",
  system: "kafka",
  finds: "topics that producers send to and consumers subscribe to, with the message's fields",
  cannotSee: "topics that admin clients create; what a regular expression stands for outside the system",
  aliases: {
    ".KafkaJS": "", ".Producer()": ".Kafka().producer()", ".Transaction()": ".Kafka().producer()", ".Kafka().producer().transaction()": ".Kafka().producer()", ".Consumer()": ".Kafka().consumer()",
  },
  uses: [
    { on: ".Kafka().producer().send", facts: (use) => send(use.arg(0)) },
    { on: ".Kafka().producer().sendBatch", facts: (use) => use.arg(0).prop("topicMessages").elements().flatMap(send) },
    { on: ".Kafka().consumer().subscribe", facts: subscribe },
  ],
};

function send(record: ValueView): Draft[] {
  const message = record.prop("messages").elements()[0];
  return published({ system: "kafka", kind: "topic", channel: record.prop("topic").text(), payload: message?.prop("value") });
}

function subscribe(use: CallUse): Draft[] {
  const topics = use.arg(0).prop("topic", "topics");
  return topics.exists ? topics.elements().flatMap(consumedTopic) : [];
}

/** A name, or a regular expression for many. */
export function consumedTopic(topic: ValueView): Draft[] {
  const regex = topic.regex();
  return consumed({ system: "kafka", kind: "topic", ...(regex === undefined ? { channel: topic.text() } : { channel: [[regex]], pattern: "regex" as const }) });
}
