/**
 * In: a parsed text that says it is AsyncAPI 2 or 3. Out: the document; for version 3 with what it publishes and consumes.
 * May not guess directions: version 2 describes them from either side, and real documents do both.
 */
import type { MessageFact, SpecDocument } from "../../model/facts.js";
import type { ChannelKind, DataShape, Evidence } from "../../model/graph.js";
import type { Template } from "../../model/template.js";
import { isObject, listOf, textOf, type JsonObject, type ParsedText } from "../documents/parsed-text.js";
import { withoutSecrets } from "../documents/reference.js";
import type { SpecFiles, Spot } from "../documents/spec-files.js";
import { FieldSet } from "../field-set.js";
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
export function readAsyncApi(root: JsonObject, text: ParsedText, files: SpecFiles): SpecDocument {
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
    facts: messagesOf({ root, text, files }, systemOf(servers)),
  };
}

interface Reading {
  root: JsonObject;
  text: ParsedText;
  files: SpecFiles;
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
  const operations = reading.root["operations"];
  if (!isObject(operations)) return [];
  if (system === undefined) {
    const message = "its servers do not name one known messaging system; its operations are not used";
    reading.files.diagnostics.push({ severity: "info", code: "spec-incomplete", message, file: reading.text.file, ...reading.text.keyPlace(operations) });
    return [];
  }
  return Object.values(operations).flatMap((value) => {
    const fact = messageOf({ value, text: reading.text }, reading.files, system);
    return fact === undefined ? [] : [fact];
  });
}

function messageOf(at: Spot, files: SpecFiles, [system, channelKind]: [string, ChannelKind]): MessageFact | undefined {
  const operation = files.follow(at);
  if (operation === undefined || !isObject(operation.value)) return undefined;
  const action = operation.value["action"];
  const channel = files.follow({ value: operation.value["channel"], text: operation.text });
  const address = isObject(channel?.value) ? textOf(channel.value["address"]) : undefined;
  if ((action !== "send" && action !== "receive") || channel === undefined || address === undefined) return undefined;
  const payload = payloadOf(messageSpots(operation.value, operation, channel), files);
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

function payloadOf(messages: readonly Spot[], files: SpecFiles): DataShape | undefined {
  const schemas = messages.flatMap((spot) => {
    const message = files.follow(spot);
    const payload = isObject(message?.value) ? message.value["payload"] : undefined;
    return message !== undefined && isObject(payload) ? [{ value: payload, text: message.text }] : [];
  });
  if (schemas.length === 0) return undefined;
  const whole = new FieldSet();
  const sets = schemas.map((schema) => {
    const set = new FieldSet();
    new SchemaWalk(files, "response").add(schema, set);
    return set;
  });
  whole.addAlternatives(sets);
  return whole.shape(schemas.length === 1 ? schemaName(schemas[0]?.value) : undefined);
}

/** `orders/{id}` → text and a parameter. */
const templateOf = (address: string): Template =>
  address
    .split(/\{([^{}]*)\}/)
    .map((part, index) => (index % 2 === 0 ? part : { hole: "param" as const, name: part }))
    .filter((part) => part !== "");

const evidenceAt = (text: ParsedText, value: unknown): Evidence => ({ file: text.file, ...text.keyPlace(value), detector: "asyncapi", confidence: "certain" });
