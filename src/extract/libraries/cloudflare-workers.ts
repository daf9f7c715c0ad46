import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import { httpCall, methodOf } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { accesses, type Access } from "./store-facts.js";
import type { ValueView } from "./value-view.js";
import { binding, settingOf, wranglerSettings } from "./wrangler-settings.js";

const environment = "{.env(),.c().env}";
const reads = ["get", "getWithMetadata", "list", "head"];

/** https://developers.cloudflare.com/workers/runtime-apis/handlers, /workers/wrangler/configuration; Hono hands the same bindings to its handlers. */
export const cloudflareWorkers: LibraryModel = {
  id: "cloudflare-workers",
  title: "Cloudflare Workers",
  packages: ["cloudflare:workers", "hono"],
  category: "http-server",
  system: "http",
  finds: "paths that `fetch` compares, queues that `queue` consumes; bindings of wrangler's settings: KV, R2, D1, queues, other services",
  cannotSee: "methods of Durable Objects and of services that are called as functions",
  aliases: { ".env": ".env()", ".WorkerEntrypoint().env": ".env()" },
  values: [{ on: `${environment}.*`, value: variable }],
  uses: [
    { on: `${environment}.*.prepare`, facts: (use) => sqlFacts(use, statementOf(use.arg(0)), { system: "sqlite", database: databaseOf(use) }) },
    { on: `${environment}.*.exec`, facts: (use) => sqlFacts(use, statementOf(use.arg(0)), { system: "sqlite", database: databaseOf(use) }) },
    { on: `${environment}.*.{get,getWithMetadata,list,head,put,delete}`, facts: stored },
    { on: `${environment}.*.{send,sendBatch}`, facts: sent },
    { on: `${environment}.*.fetch`, facts: asked },
  ],
  modules: [{
    file: /(?:^|\/)(?:index|worker|main|_worker|server|app|src)\.[mc]?[jt]s$/, marker: /\bexport\s+default\b|\bExportedHandler\b/,
    facts: (exported, place) => [...handled(exported), ...consumers(exported, wranglerSettings(place))],
    functions: (exported) => ["fetch", "queue", "scheduled", "email"].map((name) => exported.prop(name)).filter((one) => isHandler(exported) && one.is("function")), parameter: ".event()", further: [".env()"],
  }],
};

/** A plain object with one of the handlers that Cloudflare calls. */
const isHandler = (exported: ValueView): boolean => exported.is("object") && ["fetch", "queue", "scheduled"].some((name) => exported.prop(name).is("function"));

const handled = (exported: ValueView): Draft[] => (isHandler(exported) && exported.prop("fetch").is("function") ? [{ type: "compared-routes", handler: exported.prop("fetch") }] : []);

function consumers(exported: ValueView, settings: ValueView): Draft[] {
  if (!isHandler(exported) || !exported.prop("queue").is("function")) return [];
  const queues = settings.prop("queues").prop("consumers");
  return queues.exists ? queues.elements().flatMap((one) => consumed({ system, kind: "queue", channel: one.prop("queue").text() })) : [];
}

const system = "cloudflare_queues";

/** `[vars]` are settings; every other binding is an object. */
function variable(use: CallUse): ValueView {
  const name = use.wildcards[0] ?? "";
  const text = settingOf(wranglerSettings(use), name);
  return use.view(text === undefined ? [] : [[{ hole: "env", name, fallback: [[text]] }]]);
}

const found = (use: CallUse, kind: Parameters<typeof binding>[1]): ValueView | undefined => binding(wranglerSettings(use), kind, use.wildcards[0] ?? "");

const databaseOf = (use: CallUse): Alternatives => found(use, "d1_databases")?.prop("database_name").text() ?? [];

function stored(use: CallUse): Draft[] {
  const access: Access = reads.includes(use.member) ? "read" : "write";
  const [space, bucket] = [found(use, "kv_namespaces"), found(use, "r2_buckets")];
  if (bucket) return accesses([access], { system: "cloudflare.r2", kind: "bucket", dataset: bucket.prop("bucket_name").text() });
  return space ? accesses([access], { system: "cloudflare.kv", kind: "key", dataset: [[use.wildcards[0] ?? ""]] }) : [];
}

function sent(use: CallUse): Draft[] {
  const queue = binding(wranglerSettings(use).prop("queues"), "producers", use.wildcards[0] ?? "");
  return queue ? published({ system, kind: "queue", channel: queue.prop("queue").text(), payload: use.member === "send" ? use.arg(0) : use.arg(0).elements()[0]?.prop("body") }) : [];
}

/** The host of the URL says nothing: the binding decides who answers. */
function asked(use: CallUse): Draft[] {
  const service = found(use, "services")?.prop("service").constant();
  if (service === undefined) return [];
  const written = use.arg(0).made("Request")?.arg(0) ?? use.arg(0);
  const paths = written.text().map((url) => url.map((part, index) => (index === 0 && typeof part === "string" ? part.replace(/^\w+:\/\/[^/]*/, "") : part)));
  return [httpCall({ method: methodOf(use.arg(1), "GET"), url: paths.map((path) => [`http://${service}`, ...path]) })];
}
