/** Triggers and bindings of Azure Functions, as code (version 4) or function.json (version 3) names them. */
import type { Alternatives } from "../../model/facts.js";
import type { FactDraft } from "./draft.js";
import { consumed, published } from "./message-facts.js";
import { accesses, named, type Access } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const channels: Readonly<Record<string, { system: string; kind: "queue" | "topic"; name: string }>> = {
  serviceBusQueue: { system: "servicebus", kind: "queue", name: "queueName" },
  serviceBusTopic: { system: "servicebus", kind: "topic", name: "topicName" },
  storageQueue: { system: "azure.storage_queue", kind: "queue", name: "queueName" },
  queue: { system: "azure.storage_queue", kind: "queue", name: "queueName" },
  eventHub: { system: "eventhubs", kind: "topic", name: "eventHubName" },
};

/** `name`: `serviceBusQueue`, `storageBlob` …; `outwards`: the function sends or writes. */
export function azureBinding(name: string, options: ValueView, outwards: boolean): FactDraft[] {
  const direction = outwards ? published : consumed;
  const kind = name === "serviceBus" ? (options.prop("topicName").exists ? "serviceBusTopic" : "serviceBusQueue") : name;
  const channel = Object.hasOwn(channels, kind) ? channels[kind] : undefined;
  if (channel) return direction({ system: channel.system, kind: channel.kind, channel: options.prop(channel.name).text().map(settingName) });
  return store(kind, options, outwards ? "write" : "read");
}

/** `%ORDERS_QUEUE%` is a setting of the function app. */
function settingName(template: Alternatives[number]): Alternatives[number] {
  return template.map((part) => (typeof part === "string" && /^%\w+%$/.test(part) ? { hole: "env", name: part.slice(1, -1) } : part));
}

function store(name: string, options: ValueView, access: Access): FactDraft[] {
  if (name === "storageBlob" || name === "blob") return accesses([access], { system: "azure.blob", kind: "bucket", dataset: named(options.prop("path")).map(container) });
  if (name === "table") return accesses([access], { system: "azure.table", kind: "table", dataset: named(options.prop("tableName")) });
  if (name !== "cosmosDB") return [];
  return accesses([access], { system: "azure.cosmosdb", kind: "collection", dataset: named(options.prop("containerName", "collectionName")), database: named(options.prop("databaseName")) });
}

/** `invoices/{name}` is the container `invoices`. */
function container(path: Alternatives[number]): Alternatives[number] {
  const [first] = path;
  return typeof first === "string" && first.includes("/") ? [first.split("/")[0] ?? first] : path;
}
