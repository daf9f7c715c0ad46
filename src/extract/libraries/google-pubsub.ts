import type { Template } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { bound, consumed, published } from "./message-facts.js";

/** https://cloud.google.com/nodejs/docs/reference/pubsub/latest. */
export const googlePubsub: LibraryModel = {
  id: "google-pubsub",
  title: "Google Cloud Pub/Sub",
  packages: ["@google-cloud/pubsub"],
  category: "messaging",
  system: "gcp_pubsub",
  finds: "topics that are published to, topics or subscriptions that are listened to or pulled, and which topic a subscription is created for",
  cannotSee: "the topic behind a subscription that is created outside the code",
  aliases: { ".{Topic}()": ".PubSub().topic()", ".{Subscription}()": ".PubSub().subscription()" },
  values: [{ on: "{.v1,}.{SubscriberClient,PublisherClient}().{subscriptionPath,projectTopicPath,topicPath}()", value: (use) => use.arg(1) }],
  uses: [
    { on: ".PubSub().topic().{publish,publishMessage,publishJSON}", facts: (use) => published({ system: "gcp_pubsub", kind: "topic", channel: use.made("topic")?.arg(0).text() ?? [], payload: payload(use) }) },
    { on: "{.PubSub().topic(),.PubSub()}.{subscription,createSubscription}().on", facts: listen },
    { on: "{.PubSub().topic().createSubscription,.PubSub().createSubscription}", facts: subscribed },
    { on: "{.v1,}.SubscriberClient().{pull,streamingPull,synchronousPull}", facts: (use) => consumed({ system: "gcp_pubsub", kind: "queue", channel: use.arg(0).prop("subscription").text().map(lastSegment) }) },
    { on: "{.v1,}.PublisherClient().publish", facts: (use) => published({ system: "gcp_pubsub", kind: "topic", channel: use.arg(0).prop("topic").text().map(lastSegment), payload: use.arg(0).prop("messages").elements()[0]?.prop("data") }) },
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

/** `topic.createSubscription(name)`, `pubsub.createSubscription(topic, name)`. */
function subscribed(use: CallUse): Draft[] {
  const topic = use.made("topic")?.arg(0) ?? use.arg(0);
  const name = use.made("topic") ? use.arg(0) : use.arg(1);
  return bound({ from: { system: "gcp_pubsub", channelKind: "topic", channel: topic.text().map(lastSegment) }, to: { system: "gcp_pubsub", channelKind: "queue", channel: name.text().map(lastSegment) } });
}

/** `projects/shop/topics/orders` is `orders`. */
function lastSegment(name: Template): Template {
  const last = name.at(-1);
  return typeof last === "string" && last.includes("/") ? [last.slice(last.lastIndexOf("/") + 1)] : typeof last === "object" && name.length > 1 && /\/(?:topics|subscriptions)\/$/.test(String(name.at(-2))) ? [last] : name;
}
