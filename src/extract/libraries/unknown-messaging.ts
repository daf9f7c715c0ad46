import type { Alternatives } from "../../model/facts.js";
import type { ChannelKind } from "../../model/graph.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

const subjects = ["", "Message", "Event", "Queue", "Topic", "Kafka", "Sqs", "SQS", "Sns", "SNS", "Rabbit", "RabbitMQ", "Amqp", "AMQP", "ServiceBus", "PubSub", "Nats", "Bus", "Stream"];
const classes = (roles: readonly string[]): string[] => subjects.flatMap((subject) => roles.map((role) => subject + role));
const senders = classes(["Sender", "Publisher", "Producer"]);
const receivers = classes(["Receiver", "Consumer", "Subscriber", "Listener"]);

/** Names of classes by which a package gives itself away. */
export const messagingClasses: readonly string[] = [...senders, ...receivers];

/** The package under which the model stands: every one that no other model knows and whose class has such a name. */
export const unknownPackage = "*";

const things = ["", "Message", "Messages", "Event", "Events", "Batch"];
const methods = (verbs: readonly string[]): string => verbs.flatMap((verb) => things.map((thing) => verb + thing)).join(",");
const sending = methods(["send", "publish", "produce", "emit", "enqueue", "dispatch"]);
const receiving = methods(["subscribe", "consume", "receive", "listen", "start", "run"]);

/**
 * An organisation's own package over a broker's client, which is neither in the system nor known: its class says that it sends or receives messages,
 * and its settings say where. Nothing is said unless both do.
 */
export const unknownMessaging: LibraryModel = {
  id: "unknown-messaging",
  title: "unknown messaging packages",
  packages: [unknownPackage],
  category: "messaging",
  finds: "channels in the settings of classes such as `MessageSender` or `EventConsumer` of packages that no model knows; inferred, never certain",
  cannotSee: "channels that are not named in the settings; packages with other class names: declare those in the configuration",
  uses: [
    { on: `.{${senders.join(",")}}().{${sending}}`, facts: (use) => inferred(published({ ...placeOf(use), payload: payloadOf(use) })) },
    { on: `.{${receivers.join(",")}}().{${receiving}}`, facts: (use) => inferred(consumed(placeOf(use))) },
  ],
};

const inferred = (drafts: Draft[]): Draft[] => drafts.map((draft) => ({ ...draft, confidence: "inferred" }));

/** Members of settings that name the channel, with what they call it; best first: a subscription has an address, but its topic is the channel. */
const channelMembers: [name: string, kind: ChannelKind | undefined][] = [
  ["topic", "topic"], ["topicName", "topic"], ["topicArn", "topic"], ["queue", "queue"], ["queueName", "queue"], ["queueUrl", "queue"], ["exchange", "exchange"], ["stream", "stream"], ["streamName", "stream"], ["subject", "subject"], ["channel", undefined], ["destination", undefined], ["address", undefined],
];

/** Settings that only clients of one broker have. Source: the documentation of kafkajs, @azure/service-bus, amqplib and the AWS SDK. */
const systems: [members: readonly string[], system: string][] = [
  [["consumerGroupId", "groupId", "brokers", "fromBeginning", "bootstrapServers"], "kafka"],
  [["managedIdentityClientId", "useCredentialChain", "fullyQualifiedNamespace"], "servicebus"],
  [["exchange", "routingKey", "vhost", "prefetch"], "rabbitmq"],
  [["queueUrl"], "aws_sqs"],
  [["topicArn"], "aws.sns"],
];

function placeOf(use: CallUse): { system: string; kind: ChannelKind; channel: Alternatives } {
  const settings = settingsOf(use);
  const found = settings && channelMembers.find(([name]) => settings.prop(name).text().length > 0);
  const type = settings?.prop("type").constant();
  const kind = type === "queue" || type === "topic" ? type : (found?.[1] ?? "topic");
  return { system: systemOf(use, settings), kind, channel: found && settings ? settings.prop(found[0]).text() : [] };
}

/** The object among the constructor's arguments that names a channel. */
function settingsOf(use: CallUse): ValueView | undefined {
  const made = [...use.receiver.values].length ? maker(use) : undefined;
  return made?.args.find((argument) => channelMembers.some(([name]) => argument.prop(name).text().length > 0));
}

const maker = (use: CallUse): CallUse | undefined => messagingClasses.map((name) => use.made(name)).find((made) => made !== undefined);

function systemOf(use: CallUse, settings: ValueView | undefined): string {
  const written = `${use.receiver.library()?.package ?? ""} ${use.receiver.library()?.path ?? ""}`.toLowerCase();
  const named = [["kafka", "kafka"], ["servicebus", "servicebus"], ["service-bus", "servicebus"], ["sqs", "aws_sqs"], ["sns", "aws.sns"], ["rabbit", "rabbitmq"], ["amqp", "rabbitmq"], ["pubsub", "gcp_pubsub"], ["nats", "nats"]].find(([word]) => written.includes(word ?? ""))?.[1];
  return named ?? systems.find(([members]) => members.some((name) => settings?.prop(name).exists))?.[1] ?? "unknown";
}

/** Of an envelope, what is in it. */
function payloadOf(use: CallUse): ValueView {
  const first = use.arg(0).is("array") ? (use.arg(0).elements()[0] ?? use.arg(0)) : use.arg(0);
  const body = first.prop("body", "data", "payload");
  return body.exists ? body : first;
}
