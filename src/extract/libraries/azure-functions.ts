import type { Alternatives } from "../../model/facts.js";
import { azureBinding } from "./azure-bindings.js";
import type { Draft } from "./draft.js";
import type { FileRoute, PlacedDraft, RouteFile } from "./file-routes.js";
import { joinUrl, route } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const bound = "{serviceBusQueue,serviceBusTopic,storageQueue,eventHub,cosmosDB,storageBlob,table}";
const verbs = "{get,post,put,patch,deleteRequest}";

/** https://learn.microsoft.com/azure/azure-functions/functions-reference-node (version 4 of the programming model), /functions-bindings-http-webhook-trigger. */
export const azureFunctions: LibraryModel = {
  id: "azure-functions",
  title: "Azure Functions",
  packages: ["@azure/functions"],
  category: "http-server",
  system: "http",
  finds: "HTTP functions with their route and the prefix of host.json; triggers and bindings of queues, topics, event hubs, blobs and Cosmos DB; the same in function.json (version 3)",
  cannotSee: "timers, and files that function.json names elsewhere",
  uses: [
    { on: ".app.http", facts: (use) => http(use, use.arg(1).prop("methods").elements().flatMap((one) => one.constants())) },
    { on: `.app.${verbs}`, facts: (use) => http(use, [use.member.replace("Request", "")]) },
    { on: `.app.${bound}`, facts: (use) => azureBinding(use.member, use.arg(1), false) },
    { on: `.input.${bound}`, facts: (use) => azureBinding(use.member, use.arg(0), false) },
    { on: `.output.${bound}`, facts: (use) => azureBinding(use.member, use.arg(0), true) },
  ],
  fileRoutes: { router: "azure-functions", file: /^[^/]+\/(?:index|function)\.[cm]?[jt]s$/, routes, facts: others },
};

/** The route is the function's name unless one is given; `api` stands before it unless host.json says otherwise. */
function http(use: CallUse, methods: readonly string[]): Draft[] {
  const options = use.arg(1);
  const own = options.prop("route");
  const path = own.exists ? own.text() : use.arg(0).text();
  const prefix: Alternatives = [[`/${prefixIn(use.settingsFile("host.json"))}`]];
  return (methods.length ? methods : ["*"]).map((method) => route({ router: use.arg(99), method, path: joinUrl(prefix, path) }));
}

const prefixIn = (host: ValueView): string => host.prop("extensions").prop("http").prop("routePrefix").constant() ?? "api";

/** The function of a folder with a function.json (version 3). */
function bindings(file: RouteFile): ValueView[] {
  const list = file.application.document(`${file.path.slice(0, file.path.indexOf("/"))}/function.json`).prop("bindings");
  return list.exists ? list.elements() : [];
}

const handlerOf = (file: RouteFile): ValueView => (file.exported("default").exists ? file.exported("default") : file.whole);

function routes(file: RouteFile): FileRoute[] {
  const prefix = prefixIn(file.application.document("host.json"));
  const trigger = bindings(file).find((one) => one.prop("type").constant() === "httpTrigger");
  if (!trigger) return [];
  const route = trigger.prop("route").constant() ?? file.path.slice(0, file.path.indexOf("/"));
  const methods = trigger.prop("methods").exists ? trigger.prop("methods").elements().flatMap((one) => one.constants()) : [];
  return (methods.length ? methods : ["*"]).map((method) => ({ method: method.toUpperCase(), path: joinedPath(prefix, route), handler: handlerOf(file) }));
}

const joinedPath = (...parts: string[]): string => `/${parts.join("/")}`.replace(/\/{2,}/g, "/").replace(/\{\*?(\w+)(?::\w+)?\??\}/g, "{$1}");

function others(file: RouteFile): PlacedDraft[] {
  return bindings(file).flatMap((one) => {
    const type = (one.prop("type").constant() ?? "").replace(/Trigger$/, "");
    return azureBinding(type, one, one.prop("direction").constant() === "out").map((draft) => ({ draft, at: handlerOf(file) }));
  });
}
