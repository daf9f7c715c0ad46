import { sortedBy } from "../model/compare.js";
import type { HttpProxyFact, ListensFact, ServiceFacts } from "../model/facts.js";
import type { ServiceLayout, SystemLayout } from "../model/layout.js";
import { constantOf } from "../model/template.js";
import { ChannelIndex } from "./channel-index.js";
import type { Environment } from "./environment.js";
import { environmentOf } from "./environment.js";
import { fillTemplates } from "./fill-template.js";
import { GraphBuilder } from "./graph-builder.js";
import { HostIndex, hostNamesOf } from "./host-index.js";
import type { LinkContext } from "./link-context.js";
import { NameHints } from "./name-hints.js";
import { OperationIndex } from "./operation-index.js";
import type { VendorEntry } from "./vendor-index.js";
import { VendorIndex } from "./vendor-index.js";

/** Builds the indexes that the linkers ask. Facts come by service name, whatever order they were extracted in. */
export function createContext(input: { layout: SystemLayout; facts: readonly ServiceFacts[]; vendors: readonly VendorEntry[] }): LinkContext {
  const layout = { ...input.layout, services: sortedBy(input.layout.services, (service) => service.name) };
  const facts = sortedBy(input.facts, (one) => one.service);
  const environments = new Map(layout.services.map((service) => [service.name, environmentOf(service)]));
  return {
    layout,
    services: new Map(layout.services.map((service) => [service.name, service])),
    facts,
    environments,
    hosts: new HostIndex(layout, portsOf(facts, environments)),
    hints: new NameHints(layout.services.filter((service) => service.role !== "frontend").map(namesOf)),
    vendors: new VendorIndex(input.vendors),
    operations: new OperationIndex(),
    channels: new ChannelIndex(facts, environments),
    proxies: new Map(facts.map((one) => [one.service, one.facts.filter((fact): fact is HttpProxyFact => fact.type === "http-proxy")])),
    graph: new GraphBuilder(),
    uses: { resolved: 0, unresolved: 0 },
  };
}

function namesOf(service: ServiceLayout): { name: string; aliases: string[] } {
  return { name: service.name, aliases: [service.name, ...service.aliases, ...hostNamesOf(service.hosts)] };
}

/** Ports that the services' code listens on, with the deployment's values filled in. */
function portsOf(facts: readonly ServiceFacts[], environments: ReadonlyMap<string, Environment>): Map<string, number[]> {
  const ports = new Map<string, number[]>();
  for (const { service, facts: all } of facts) {
    const listens = all.filter((fact): fact is ListensFact => fact.type === "listens");
    const filled = listens.flatMap((fact) => fillTemplates(fact.port ?? [], environments.get(service) ?? new Map()));
    ports.set(service, filled.flatMap((one) => portNumber(constantOf(one.template))));
  }
  return ports;
}

function portNumber(text: string | undefined): number[] {
  return text !== undefined && /^\d{1,5}$/.test(text) ? [Number(text)] : [];
}
