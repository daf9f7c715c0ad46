import type { Evidence } from "../model/graph.js";
import type { Fact, HttpProxyFact, ServiceFacts } from "../model/facts.js";
import type { ServiceLayout, SystemLayout } from "../model/layout.js";
import type { ChannelIndex } from "./channel-index.js";
import type { Environment } from "./environment.js";
import type { Filled } from "./fill-template.js";
import type { GraphBuilder } from "./graph-builder.js";
import type { HostIndex } from "./host-index.js";
import type { NameHints } from "./name-hints.js";
import type { OperationIndex } from "./operation-index.js";
import type { VendorIndex } from "./vendor-index.js";

/** What every linker is given: the indexes to ask and the graph to write to. */
export interface LinkContext {
  layout: SystemLayout;
  services: ReadonlyMap<string, ServiceLayout>;
  facts: readonly ServiceFacts[];
  environments: ReadonlyMap<string, Environment>;
  hosts: HostIndex;
  hints: NameHints;
  vendors: VendorIndex;
  operations: OperationIndex;
  channels: ChannelIndex;
  /** Proxy rules in code, by service. */
  proxies: ReadonlyMap<string, readonly HttpProxyFact[]>;
  graph: GraphBuilder;
  uses: UseCount;
}

/** How many uses met a partner. */
export interface UseCount {
  resolved: number;
  unresolved: number;
}

const NOTHING: Environment = new Map();

export function environmentFor(context: LinkContext, service: string): Environment {
  return context.environments.get(service) ?? NOTHING;
}

/** The places that support what is made of a fact: the use, what leads to it, and (as reason) the variables that were filled in. */
export function evidenceOf(fact: Fact, filled?: Filled, reason?: string): Evidence[] {
  const reasons = [...(filled?.sources ?? []), ...(reason === undefined ? [] : [reason])];
  const why = reasons.length > 0 ? { reason: [fact.evidence.reason, ...reasons].filter(Boolean).join("; ") } : {};
  return [{ ...fact.evidence, ...why }, ...(fact.via ?? [])];
}
