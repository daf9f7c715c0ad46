import type { Draft } from "./draft.js";
import { route } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** The bus of Moleculer is one, whichever transporter carries it; both ends need the same name for it. */
const system = "moleculer";
const caller = "{.ServiceBroker(),.Context()}";

/** https://moleculer.services/docs/0.14/services, /actions, /events, /moleculer-web. */
export const moleculer: LibraryModel = {
  id: "moleculer",
  title: "Moleculer",
  packages: ["moleculer", "moleculer-web", "moleculer-io"],
  category: "rpc",
  finds: "actions and events of service schemas (`createService`, `*.service.js`, service classes), calls and events of brokers and contexts, aliases of moleculer-web and moleculer-io",
  cannotSee: "actions that mixins of other packages add",
  aliases: {
    ".{Service().broker,Context().broker}": ".ServiceBroker()", ".BrokerNode()": ".ServiceBroker()",
  },
  uses: [
    { on: `${caller}.call`, facts: (use) => call(use.arg(0), use.arg(1)) },
    { on: `${caller}.mcall`, facts: (use) => use.arg(0).elements().flatMap((one) => call(one.prop("action"), one.prop("params"))) },
    { on: `${caller}.{emit,broadcast}`, facts: (use) => published({ system, kind: "event", channel: use.arg(0).text(), payload: use.arg(1) }) },
    { on: ".ServiceBroker().createService", whole: 0, facts: (use) => schema(use.arg(0)) },
    { on: ".Service().parseServiceSchema", whole: 0, facts: (use) => schema(use.arg(0)) },
  ],
  callbacks: [
    { on: ".ServiceBroker().createService", argument: 0, parameter: 0, gives: ".Context()", functions: (use: CallUse) => functionsOf(use.arg(0)) },
    { on: ".ServiceBroker().createService", argument: 0, parameter: -1, gives: ".Service()", functions: (use: CallUse) => functionsOf(use.arg(0)) },
    { on: ".Service().parseServiceSchema", argument: 0, parameter: 0, gives: ".Context()", functions: (use: CallUse) => functionsOf(use.arg(0)) },
  ],
  modules: [{ file: /\.service\.[cm]?[jt]s$/, marker: /\b(?:actions|events|mixins)\b/, facts: (exported) => (isSchema(exported) ? schema(exported) : []), functions: functionsOf, parameter: ".Context()", self: ".Service()" }],
};

/** Files of other frameworks have the same ending; theirs export no named object with actions. */
function isSchema(exported: ValueView): boolean {
  return exported.is("object") && exported.prop("name").text().length > 0 && (exported.prop("actions", "events").exists || gatewayOf(exported) || namespacesOf(exported).exists);
}

const gatewayOf = (service: ValueView): boolean => service.prop("mixins").exists && service.prop("mixins").elements().some((one) => one.library()?.package === "moleculer-web");

function call(action: ValueView, params: ValueView): Draft[] {
  const operation = action.text();
  const request = params.shape();
  const client = addresseeOf(operation);
  return operation.length ? [{ type: "rpc-call", protocol: "rpc", transport: system, operation, ...(client ? { client } : {}), ...(request ? { request } : {}) }] : [];
}

/** `users.get` is asked of the service `users`, `v2.users.get` too; what begins with a dollar sign stays inside the node. */
function addresseeOf(operation: ReturnType<ValueView["text"]>): string | undefined {
  const [first, ...more] = operation;
  const start = typeof first?.[0] === "string" ? /^(?:v\d+\.)?([\w-]+)\./.exec(first[0])?.[1] : undefined;
  return more.length ? undefined : start;
}

function schema(service: ValueView): Draft[] {
  const names = namesOf(service);
  const parts = [service, ...mixinsOf(service, 0)];
  const endpoints = names.length ? parts.flatMap((part) => actionsOf(service, part.prop("actions"), names)) : [];
  const events = parts.flatMap((part) => part.prop("events").keys()).flatMap((key) => consumed({ system, kind: "event", channel: [[key]] }));
  return [...endpoints, ...events, ...(gatewayOf(service) ? aliases(service) : []), ...namespaces(service)];
}

function actionsOf(service: ValueView, actions: ValueView, names: ReturnType<ValueView["text"]>): Draft[] {
  const isOff = (key: string): boolean => service.prop("actions").prop(key).constant() === "false";
  const served = [...new Set(actions.keys())].filter((key) => actions.prop(key).exists && !isOff(key));
  return served.map((key): Draft => {
    const request = actions.prop(key).prop("params").shape();
    return { type: "rpc-endpoint", protocol: "rpc", transport: system, method: "", operation: names.map((name) => [...name, `.${key}`]), ...(request ? { request } : {}), writtenAt: actions.prop(key) };
  });
}

const maxMixins = 4;

/** Schemas of the system that are mixed in, and what those mix in. */
function mixinsOf(service: ValueView, level: number): ValueView[] {
  const mixins = service.prop("mixins");
  if (!mixins.exists || level >= maxMixins) return [];
  return mixins.elements().filter((one) => one.is("object")).flatMap((one) => [one, ...mixinsOf(one, level + 1)]);
}

/** `{ name: "posts", version: 2 }` is `v2.posts`, `{ version: "staging" }` is `staging.posts`. */
function namesOf(service: ValueView): ReturnType<ValueView["text"]> {
  const version = service.prop("settings").prop("$noVersionPrefix").constant() === "true" ? undefined : service.prop("version").constant();
  const prefix = version === undefined ? "" : /^\d/.test(version) ? `v${version}.` : `${version}.`;
  return service.prop("name").text().map((name) => (prefix ? [prefix, ...name] : name));
}

function functionsOf(service: ValueView): ValueView[] {
  const groups = ["actions", "events", "methods"].map((group) => service.prop(group));
  const inGroups = groups.flatMap((group) => group.keys().map((key) => group.prop(key))).map((one) => (one.is("function") ? one : one.prop("handler")));
  return [...inGroups, ...["created", "started", "stopped"].map((hook) => service.prop(hook))].filter((one) => one.is("function"));
}

const resource: Readonly<Record<string, [method: string, path: string]>> = { list: ["GET", ""], get: ["GET", "/:id"], create: ["POST", ""], update: ["PUT", "/:id"], patch: ["PATCH", "/:id"], remove: ["DELETE", "/:id"] };

/** Routes of an API gateway: each alias is an HTTP endpoint that calls an action. */
function aliases(service: ValueView): Draft[] {
  const settings = service.prop("settings");
  const start = settings.prop("path").constant() ?? "";
  const routes = settings.prop("routes");
  return (routes.exists ? routes.elements() : []).flatMap((one) => {
    const table = one.prop("aliases");
    return table.keys().flatMap((key) => alias(key, { prefix: `${start}/${one.prop("path").constant() ?? ""}`, target: table.prop(key), router: service.prop("settings").prop("none") }));
  });
}

interface Alias {
  prefix: string;
  target: ValueView;
  router: ValueView;
}

function alias(key: string, { prefix, target, router }: Alias): Draft[] {
  const [, verb = "*", path = ""] = /^(?:([A-Z]+)\s+)?(\S*)$/.exec(key) ?? [];
  const action = target.elements().at(-1) ?? target;
  if (verb !== "REST") return [{ ...route({ router, method: verb, path: [[`${prefix}/${path}`]] }), writtenAt: target }, ...(action.is("text") ? call(action, router) : [])];
  return Object.entries(resource).flatMap(([name, [method, tail]]) => [route({ router, method, path: [[`${prefix}/${path}${tail}`]] }), ...action.text().map((text): Draft => ({ type: "rpc-call", protocol: "rpc", transport: system, operation: [[...text, `.${name}`]] }))]);
}

/** Socket.IO gateways (`moleculer-io`): events that clients send, and the names under which they may ask for actions. */
function namespaces(service: ValueView): Draft[] {
  const table = namespacesOf(service);
  return table.keys().flatMap((name) => {
    const events = table.prop(name).prop("events");
    return events.keys().flatMap((event) => [socketOperation(event, events.prop(event)), ...socketAliases(events.prop(event).prop("aliases"))]);
  });
}

const namespacesOf = (service: ValueView): ValueView => service.prop("settings").prop("io").prop("namespaces");

const socketOperation = (name: string, writtenAt: ValueView): Draft => ({ type: "rpc-endpoint", protocol: "websocket", transport: "socket.io", method: "", operation: [[name]], writtenAt });

function socketAliases(table: ValueView): Draft[] {
  return table.keys().flatMap((name) => [socketOperation(name, table.prop(name)), ...call(table.prop(name), table.prop(name).prop("none"))]);
}
