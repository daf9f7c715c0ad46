import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

const system = "rocketmq";

/** https://github.com/apache/rocketmq-clients/tree/master/nodejs, the older client over C++ and the HTTP client of Alibaba Cloud. */
export const rocketmq: LibraryModel = {
  id: "rocketmq",
  title: "Apache RocketMQ",
  packages: ["rocketmq-client-nodejs", "apache-rocketmq", "@aliyunmq/mq-http-sdk", "@aliyunmq/mq-http-sdk-2"],
  category: "messaging",
  system,
  finds: "topics that producers send to and consumers subscribe to",
  cannotSee: "which tags of a topic a consumer takes",
  uses: [
    { on: ".Producer().send", facts: send },
    { on: ".{SimpleConsumer,PushConsumer}", facts: (use) => use.arg(0).prop("subscriptions").keys().flatMap((name) => consumed({ system, kind: "topic", channel: [[name]] })) },
    { on: ".{PushConsumer,SimpleConsumer}().subscribe", facts: (use) => consumed({ system, kind: "topic", channel: use.arg(0).text() }) },
    { on: ".MQClient().getProducer().publishMessage", facts: (use) => published({ system, kind: "topic", channel: use.made("getProducer")?.arg(1).text() ?? [], payload: use.arg(0) }) },
    { on: ".MQClient().getConsumer().consumeMessage", facts: (use) => consumed({ system, kind: "topic", channel: use.made("getConsumer")?.arg(1).text() ?? [] }) },
  ],
};

/** `send({ topic, body })`, in the older client `send(topic, body)`. */
function send(use: CallUse): Draft[] {
  const message = use.arg(0);
  const isRecord = message.prop("topic").exists;
  return published({ system, kind: "topic", channel: (isRecord ? message.prop("topic") : message).text(), payload: isRecord ? message.prop("body") : use.arg(1) });
}
