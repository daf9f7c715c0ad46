/** One line per fact, in words: for examples, `--verbose` and tests. */
import type { Alternatives, DeployedFact, Fact } from "../model/facts.js";
import { printTemplate } from "../model/template.js";

export function describeFact(fact: Fact): string {
  switch (fact.type) {
    case "http-call":
      return `calls ${fact.method} ${print(fact.url)}`;
    case "http-endpoint":
      return `serves ${fact.method} ${fact.path}`;
    case "http-proxy":
      return `proxies ${fact.prefix} to ${print(fact.target)}${fact.rewriteTo === undefined ? "" : ` as ${fact.rewriteTo || "/"}`}`;
    case "message-published":
      return `publishes ${fact.system} ${fact.channelKind} ${print(fact.channel)}${withKeys(fact.keys)}`;
    case "message-consumed":
      return `consumes ${fact.system} ${fact.channelKind} ${print(fact.channel)}${withKeys(fact.keys)}`;
    case "channel-bound":
      return `binds ${fact.to.system} ${fact.to.channelKind} ${print(fact.to.channel)} to ${fact.from.channelKind} ${print(fact.from.channel)}${withKeys(fact.keys)}`;
    case "rpc-call":
      return `calls ${fact.transport ?? fact.protocol} ${print(fact.operation)}${fact.target?.length ? ` at ${print(fact.target)}` : ""}`;
    case "rpc-endpoint":
      return `serves ${fact.transport ?? fact.protocol} ${fact.method ? `${fact.method} ` : ""}${print(fact.operation)}`;
    case "store-read":
      return `reads ${fact.system} ${fact.datasetKind} ${fact.dataset ? print(fact.dataset) : "?"}`;
    case "store-write":
      return `writes ${fact.system} ${fact.datasetKind} ${fact.dataset ? print(fact.dataset) : "?"}`;
    case "store-opened":
      return `opens ${fact.system} ${fact.connection?.length ? print(fact.connection) : fact.database?.length ? print(fact.database) : "?"}`;
    case "external-use":
      return `sends to ${fact.vendor}${fact.operation ? ` ${fact.operation}` : ""}${fact.host?.length ? ` at ${print(fact.host)}` : ""}`;
    case "listens":
      return `listens ${fact.protocol} ${fact.port?.length ? print(fact.port) : "?"}`;
    case "deployed":
      return `deploys ${fact.what.names[0] ?? "?"}${describeDeployed(fact)}`;
    case "setting-given":
      return `sets ${printTemplate(fact.name)} to ${printTemplate(fact.value)}`;
    case "channel-fed":
      return `feeds ${fact.to.system} ${printTemplate(fact.to.name)} from ${fact.from.system} ${printTemplate(fact.from.name)}`;
    case "component-given":
      return `names ${fact.system} ${fact.name}`;
    case "subscription-given":
      return `hands ${printTemplate(fact.channel)} to ${fact.routes.join(", ") || "?"}`;
    case "undecided":
      return `undecided ${fact.would} ${fact.template}`;
  }
}

const withKeys = (keys: Alternatives | undefined): string => (keys?.length ? ` [${print(keys)}]` : "");
function describeDeployed({ what, environment, receives, serves, grants }: DeployedFact): string {
  return [
    ...[...what.entries, ...what.folders].map((place) => ` from ${place}`),
    ...environment.map(({ name, value }) => ` with ${name}=${printTemplate(value)}`),
    ...receives.map(({ system, name }) => ` fed by ${system} ${printTemplate(name)}`),
    ...serves.map(({ method, path }) => ` at ${method} ${path}`),
    ...grants.map(({ access, resource }) => ` may ${access} ${resource.system} ${printTemplate(resource.name)}`),
  ].join(";");
}

/** Alternatives in a stable order; none is a question mark. */
function print(alternatives: Alternatives): string {
  return alternatives.length ? [...new Set(alternatives.map(printTemplate))].sort().join(" | ") : "?";
}
