import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

/** https://cloud.google.com/nodejs/docs/reference/pubsub/latest. */
export const googlePubsub: LibraryModel = {
  id: "google-pubsub",
  title: "Google Cloud Pub/Sub",
  packages: ["@google-cloud/pubsub"],
  category: "messaging",
  system: "gcp_pubsub",
  finds: "topics that are published to, and topics or subscriptions that are listened to",
  cannotSee: "the topic behind a subscription, if only the subscription is named",
  uses: [
    { on: ".PubSub().topic().{publish,publishMessage,publishJSON}", facts: (use) => published({ system: "gcp_pubsub", kind: "topic", channel: use.made("topic")?.arg(0).text() ?? [], payload: payload(use) }) },
    { on: "{.PubSub().topic(),.PubSub()}.{subscription,createSubscription}().on", facts: listen },
  ],
};

function payload(use: CallUse): CallUse["args"][number] {
  const message = use.arg(0);
  return use.member === "publishMessage" ? message.prop("json", "data") : message;
}

function listen(use: CallUse): Draft[] {
  if (use.arg(0).constant() !== "message") return [];
  const topic = use.made("topic")?.arg(0) ?? use.made("createSubscription")?.arg(0);
  const subscription = use.made("subscription")?.arg(0);
  return topic ? consumed({ system: "gcp_pubsub", kind: "topic", channel: topic.text() }) : consumed({ system: "gcp_pubsub", kind: "queue", channel: subscription?.text() ?? [] });
}
