import type { Draft } from "./draft.js";
import { httpCall } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import { accesses } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const client = "{.DaprClient(),.DaprServer().client}";

/** https://docs.dapr.io/developing-applications/sdks/js. Which broker and which store stand behind a name, a component of the deployment says (link/sidecars). */
export const dapr: LibraryModel = {
  id: "dapr",
  title: "Dapr",
  packages: ["@dapr/dapr", "dapr-client"],
  category: "messaging",
  system: "dapr",
  finds: "topics that are published and subscribed to, methods of other applications that are invoked and those that are served, keys of state stores, bindings; by the SDK or by requests to the sidecar's HTTP API, with the broker or store that a component names",
  cannotSee: "actors, workflows, and subscriptions that a service lists in answer to its sidecar",
  aliases: { ".default": "", ".{DaprPubSub}()": ".DaprClient().pubsub" },
  uses: [
    { on: `${client}.pubsub.{publish,publishBulk}`, facts: (use) => published({ system: "dapr", kind: "topic", channel: use.arg(1).text(), broker: use.arg(0).text(), payload: use.member === "publishBulk" ? use.arg(2).elements()[0] : use.arg(2) }) },
    { on: ".DaprServer().pubsub.{subscribe,subscribeBulk,subscribeWithOptions,subscribeToRoute}", facts: (use) => consumed({ system: "dapr", kind: "topic", channel: use.arg(1).text(), broker: use.arg(0).text() }) },
    { on: `${client}.invoker.invoke`, facts: invoke },
    { on: ".DaprServer().invoker.listen", facts: serve },
    { on: `${client}.binding.send`, facts: (use) => published({ system: "dapr", kind: "queue", channel: use.arg(0).text(), payload: use.arg(2) }) },
    { on: ".DaprServer().binding.receive", facts: (use) => consumed({ system: "dapr", kind: "queue", channel: use.arg(0).text() }) },
    { on: `${client}.state.{get,getBulk,query}`, facts: (use) => state(use, "read") },
    { on: `${client}.state.{save,delete,transaction}`, facts: (use) => state(use, "write") },
  ],
};

const methodOf = (view: ValueView): string | undefined => (view.constant() ?? view.library()?.path.split(".").at(-1))?.toUpperCase();

/** `invoke("users", "users/1", HttpMethod.POST, body)`: the sidecar finds the application by its id. */
function invoke(use: CallUse): Draft[] {
  const paths = use.arg(1).text();
  const url = use.arg(0).text().flatMap((app) => paths.map((path) => ["http://", ...app, "/", ...withoutSlash(path)]));
  return url.length ? [httpCall({ method: methodOf(use.arg(2)) ?? "GET", url, request: use.arg(3).shape() })] : [];
}

function withoutSlash(path: ReturnType<ValueView["text"]>[number]): typeof path {
  const [first, ...rest] = path;
  return typeof first === "string" ? [first.replace(/^\//, ""), ...rest] : path;
}

function serve(use: CallUse): Draft[] {
  return use.arg(0).constants().map((path) => ({ type: "http-endpoint", method: methodOf(use.arg(2).prop("method")) ?? "GET", path: `/${path.replace(/^\//, "")}` }));
}

function state(use: CallUse, access: "read" | "write"): Draft[] {
  const name = use.arg(0).text();
  const record = use.member === "save" ? use.arg(1).elements()[0]?.prop("value").shape() : undefined;
  return name.length ? accesses([access], { system: "dapr", kind: "key", dataset: name, payload: record }) : [];
}
