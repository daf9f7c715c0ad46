import type { ExternalUseFact } from "../model/facts.js";
import { serviceId } from "../model/ids.js";
import { addExchange } from "./exchange-flows.js";
import type { LinkContext } from "./link-context.js";
import { evidenceOf } from "./link-context.js";

/** A third party used through its SDK → an external with request and response flows. */
export function linkExternalUse(context: LinkContext, service: string, fact: ExternalUseFact): void {
  const vendor = context.vendors.byId(fact.vendor);
  const external = context.graph.external({ id: fact.vendor, name: vendor?.name ?? fact.vendor, hosts: vendor?.hosts ?? [], category: vendor?.category });
  addExchange(context.graph, {
    caller: serviceId(service),
    callee: external,
    protocol: "http",
    detail: fact.operation ?? "",
    request: fact.request,
    response: fact.response,
    evidence: evidenceOf(fact),
    confidence: fact.confidence,
  });
  context.uses.resolved += 1;
}
