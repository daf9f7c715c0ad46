/**
 * In: a parsed text that says it is AsyncAPI 2 or 3. Out: the document; for version 3 with what it publishes and consumes.
 * May not guess directions: version 2 describes them from either side, and real documents do both.
 */
import type { MessageFact, SpecDocument } from "../../model/facts.js";
import type { ChannelKind, DataShape, Evidence } from "../../model/graph.js";
import type { Template } from "../../model/template.js";
import { isObject, listOf, textOf, type JsonObject, type ParsedText } from "../documents/parsed-text.js";
import { withoutSecrets } from "../documents/without-secrets.js";
import type { Spot } from "../documents/spec-files.js";
import { FieldSet } from "../../model/field-set.js";
import type { Schemas } from "../openapi/effective-schema.js";
import { schemaName, SchemaWalk } from "../openapi/schema-fields.js";

/** AsyncAPI protocol names → OpenTelemetry `messaging.system` and what a channel is there. Source: AsyncAPI bindings list. */
const systems: Record<string, [system: string, kind: ChannelKind]> = {
  kafka: ["kafka", "topic"],
  "kafka-secure": ["kafka", "topic"],
  amqp: ["rabbitmq", "queue"],
  amqps: ["rabbitmq", "queue"],
  nats: ["nats", "subject"],
  mqtt: ["mqtt", "topic"],
  "secure-mqtt": ["mqtt", "topic"],
  redis: ["redis", "topic"],
  rediss: ["redis", "topic"],
  sqs: ["aws_sqs", "queue"],
  sns: ["aws.sns", "topic"],
  pulsar: ["pulsar", "topic"],
  googlepubsub: ["gcp_pubsub", "topic"],
  jms: ["jms", "queue"],
};

/** Reads one AsyncAPI document. */
export function readAsyncApi(root: JsonObject, text: ParsedText, schemas: Schemas): SpecDocument {
  const info = isObject(root["info"]) ? root["info"] : {};
  const contact = isObject(info["contact"]) ? info["contact"] : {};
  const title = textOf(info["title"]);
  const contactName = textOf(contact["name"]) ?? textOf(contact["email"]);
  const servers = isObject(root["servers"]) ? Object.values(root["servers"]).filter(isObject) : [];
  return {
    file: text.file,
    kind: "asyncapi",
    version: String(root["asyncapi"]),
    ...(title === undefined ? {} : { title }),
    servers: servers.map(serverUrl).filter((url) => url !== ""),
    ...(contactName === undefined ? {} : { contact: contactName }),
    evidence: evidenceAt(text, root),
    facts: messagesOf({ root, text, schemas }, systemOf(servers)),
  };
}

interface Reading {
  root: JsonObject;
  text: ParsedText;
  schemas: Schemas;
}

function serverUrl(server: JsonObject): string {
  const host = textOf(server["host"]);
  const url = textOf(server["url"]) ?? (host === undefined ? "" : `${textOf(server["protocol"]) ?? ""}://${host}${textOf(server["pathname"]) ?? ""}`);
  return withoutSecrets(url);
}

/** The messaging system, if all servers speak the same. */
function systemOf(servers: readonly JsonObject[]): [string, ChannelKind] | undefined {
  const known = servers.map((server) => systems[String(server["protocol"]).toLowerCase()]);
  const [first] = known;
  return known.every((one) => one?.[0] === first?.[0]) ? first : undefined;
}

function messagesOf(reading: Reading, system: [string, ChannelKind] | undefined): MessageFact[] {
  const { channels, operations } = reading.root;
  if (!isObject(operations)) {
    if (isObject(channels)) note(reading, channels, "version 2 does not say who sends and who receives; its channels are not used");
    return [];
  }
  if (system === undefined) {
    note(reading, operations, "its servers do not name one known messaging system; its operations are not used");
    return [];
  }
  return Object.values(operations).flatMap((value) => {
    const fact = messageOf({ value, text: reading.text }, reading.schemas, system);
    return fact === undefined ? [] : [fact];
  });
}

function note({ schemas, text }: Reading, near: JsonObject, message: string): void {
  schemas.files.diagnostics.push({ severity: "info", code: "spec-incomplete", message, file: text.file, ...text.keyPlace(near) });
}

function messageOf(at: Spot, schemas: Schemas, [system, channelKind]: [string, ChannelKind]): MessageFact | undefined {
  const operation = schemas.files.follow(at);
  if (operation === undefined || !isObject(operation.value)) return undefined;
  const action = operation.value["action"];
  const channel = schemas.files.follow({ value: operation.value["channel"], text: operation.text });
  const address = isObject(channel?.value) ? textOf(channel.value["address"]) : undefined;
  if ((action !== "send" && action !== "receive") || channel === undefined || address === undefined) return undefined;
  const payload = payloadOf(messageSpots(operation.value, operation, channel), schemas);
  return {
    type: action === "send" ? "message-published" : "message-consumed",
    system,
    channelKind,
    channel: [templateOf(address)],
    ...(payload === undefined ? {} : { payload }),
    evidence: evidenceAt(operation.text, at.value),
    confidence: "certain",
  };
}

/** The operation's own messages, or all of its channel. */
function messageSpots(operation: JsonObject, own: Spot, channel: Spot): Spot[] {
  const named = listOf(operation["messages"]);
  if (named.length > 0) return named.map((value) => ({ value, text: own.text }));
  const all = isObject(channel.value) && isObject(channel.value["messages"]) ? Object.values(channel.value["messages"]) : [];
  return all.map((value) => ({ value, text: channel.text }));
}

function payloadOf(messages: readonly Spot[], schemas: Schemas): DataShape | undefined {
  const payloads = messages.flatMap((spot) => {
    const message = schemas.files.follow(spot);
    const value = isObject(message?.value) ? message.value["payload"] : undefined;
    return message !== undefined && isObject(value) ? [{ value, text: message.text }] : [];
  });
  if (payloads.length === 0) return undefined;
  const whole = new FieldSet();
  const sets = payloads.map((payload) => {
    const set = new FieldSet();
    new SchemaWalk(schemas, "response").add(payload, set);
    return set;
  });
  whole.addAlternatives(sets);
  return whole.shape(payloads.length === 1 ? schemaName(payloads[0]?.value) : undefined);
}

/** `orders/{id}` → text and a parameter. */
const templateOf = (address: string): Template =>
  address
    .split(/\{([^{}]*)\}/)
    .map((part, index) => (index % 2 === 0 ? part : { hole: "param" as const, name: part }))
    .filter((part) => part !== "");

const evidenceAt = (text: ParsedText, value: unknown): Evidence => ({ file: text.file, ...text.keyPlace(value), detector: "asyncapi", confidence: "certain" });
