import type { Draft } from "./draft.js";
import type { LibraryModel } from "./library-model.js";
import { consumedTopic } from "./kafkajs.js";
import { published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://github.com/SOHU-Co/kafka-node, https://github.com/Blizzard/node-rdkafka. */
export const kafkaNode: LibraryModel = {
  id: "kafka-node",
  title: "kafka-node, node-rdkafka",
  packages: ["kafka-node", "node-rdkafka"],
  category: "messaging",
  system: "kafka",
  finds: "topics that are produced to and consumed",
  cannotSee: "topics that are subscribed by a regular expression",
  uses: [
    { on: "{.Producer(),.HighLevelProducer()}.send", facts: (use) => use.arg(0).elements().flatMap(send) },
    { on: "{.Producer(),.HighLevelProducer()}.produce", facts: (use) => published({ system: "kafka", kind: "topic", channel: use.arg(0).text(), payload: use.arg(2) }) },
    { on: ".{Consumer,ConsumerStream}", facts: (use) => consume(use.arg(1)) },
    { on: ".ConsumerGroup", facts: (use) => consume(use.arg(1)) },
    { on: ".KafkaConsumer().subscribe", facts: (use) => consume(use.arg(0)) },
  ],
};

function send(request: ValueView): Draft[] {
  return published({ system: "kafka", kind: "topic", channel: request.prop("topic").text(), payload: request.prop("messages").elements()[0] });
}

/** Names, or objects with a `topic`. */
function consume(topics: ValueView): Draft[] {
  return topics.exists ? topics.elements().flatMap((one) => (one.is("object") ? one.prop("topic") : one).elements()).flatMap(consumedTopic) : [];
}
