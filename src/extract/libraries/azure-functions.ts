import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import { joinUrl, route } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import { accesses, named } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const verbs = "{get,post,put,patch,deleteRequest}";

/** https://learn.microsoft.com/azure/azure-functions/functions-reference-node (version 4 of the programming model), /functions-bindings-http-webhook-trigger. */
export const azureFunctions: LibraryModel = {
  id: "azure-functions",
  title: "Azure Functions",
  packages: ["@azure/functions"],
  category: "http-server",
  system: "http",
  finds: "HTTP functions with their route and the prefix of host.json; triggers and bindings of queues, topics, event hubs, blobs and Cosmos DB",
  cannotSee: "bindings in function.json of version 3, and timers",
  uses: [
    { on: ".app.http", facts: (use) => http(use, use.arg(1).prop("methods").elements().flatMap((one) => one.constants())) },
    { on: `.app.${verbs}`, facts: (use) => http(use, [use.member.replace("Request", "")]) },
    { on: ".app.{serviceBusQueue,serviceBusTopic,storageQueue,eventHub}", facts: (use) => message(consumed, use.member, use.arg(1)) },
    { on: ".output.{serviceBusQueue,serviceBusTopic,storageQueue,eventHub}", facts: (use) => message(published, use.member, use.arg(0)) },
    { on: "{.app,.input,.output}.{cosmosDB,storageBlob,table}", facts: store },
  ],
};

/** The route is the function's name unless one is given; `api` stands before it unless host.json says otherwise. */
function http(use: CallUse, methods: readonly string[]): Draft[] {
  const options = use.arg(1);
  const own = options.prop("route");
  const path = own.exists ? own.text() : use.arg(0).text();
  const written = use.settingsFile("host.json").prop("extensions").prop("http").prop("routePrefix").constant();
  const prefix: Alternatives = [[`/${written ?? "api"}`]];
  return (methods.length ? methods : ["*"]).map((method) => route({ router: use.arg(99), method, path: joinUrl(prefix, path) }));
}

const kinds: Readonly<Record<string, { system: string; kind: "queue" | "topic"; name: string }>> = {
  serviceBusQueue: { system: "servicebus", kind: "queue", name: "queueName" },
  serviceBusTopic: { system: "servicebus", kind: "topic", name: "topicName" },
  storageQueue: { system: "azure.storage_queue", kind: "queue", name: "queueName" },
  eventHub: { system: "eventhubs", kind: "topic", name: "eventHubName" },
};

function message(direction: typeof consumed, member: string, options: ValueView): Draft[] {
  const what = kinds[member];
  return what ? direction({ system: what.system, kind: what.kind, channel: options.prop(what.name).text().map(settingName) }) : [];
}

/** `%ORDERS_QUEUE%` is a setting of the function app. */
function settingName(template: Alternatives[number]): Alternatives[number] {
  return template.map((part) => (typeof part === "string" && /^%\w+%$/.test(part) ? { hole: "env", name: part.slice(1, -1) } : part));
}

/** What triggers or is read is read; outputs are written. */
function store(use: CallUse): Draft[] {
  const options = use.receiver.library()?.path === ".app" ? use.arg(1) : use.arg(0);
  const access = use.receiver.library()?.path === ".output" ? "write" : "read";
  if (use.member === "storageBlob") return accesses([access], { system: "azure.blob", kind: "bucket", dataset: named(options.prop("path")).map(container) });
  if (use.member === "table") return accesses([access], { system: "azure.table", kind: "table", dataset: named(options.prop("tableName")) });
  return accesses([access], { system: "azure.cosmosdb", kind: "collection", dataset: named(options.prop("containerName", "collectionName")), database: named(options.prop("databaseName")) });
}

/** `invoices/{name}` is the container `invoices`. */
function container(path: Alternatives[number]): Alternatives[number] {
  const [first] = path;
  return typeof first === "string" && first.includes("/") ? [first.split("/")[0] ?? first] : path;
}
