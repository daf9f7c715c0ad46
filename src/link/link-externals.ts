import type { ExternalUseFact } from "../model/facts.js";
import type { NodeId } from "../model/graph.js";
import { serviceId } from "../model/ids.js";
import { addExchange } from "./exchange-flows.js";
import type { LinkContext } from "./link-context.js";
import { evidenceOf } from "./link-context.js";
import { rpcTarget } from "./rpc-target.js";

/** A third party used through its SDK → request and response flows with an external, or with whoever the code names. */
export function linkExternalUse(context: LinkContext, service: string, fact: ExternalUseFact): void {
  const callee = calleeOf(context, service, fact);
  if (callee === serviceId(service)) return;
  addExchange(context.graph, {
    caller: serviceId(service),
    callee,
    protocol: "http",
    detail: fact.operation ?? "",
    request: fact.request,
    response: fact.response,
    evidence: evidenceOf(fact),
    confidence: fact.confidence,
  });
  context.uses.resolved += 1;
}

/** Who answers at the address, if the code names one that leads somewhere; else the vendor. */
function calleeOf(context: LinkContext, service: string, fact: ExternalUseFact): NodeId {
  const vendor = context.vendors.byId(fact.vendor);
  const target = fact.host ? rpcTarget(context, service, { target: fact.host }) : undefined;
  const answering = target?.addressed && target.services.length === 1 ? target.services[0] : undefined;
  // an address of its own is passed on to the vendor
  if (answering !== undefined && answering !== service) return serviceId(answering);
  if (target?.external) return context.graph.external({ ...target.external, category: target.external.category ?? vendor?.category });
  return context.graph.external({ id: fact.vendor, name: vendor?.name ?? fact.vendor, hosts: vendor?.hosts ?? [], category: vendor?.category });
}
