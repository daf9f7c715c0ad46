import type { RouteRule } from "../model/layout.js";
import { serviceId } from "../model/ids.js";
import { addExchange } from "./exchange-flows.js";
import type { LinkContext } from "./link-context.js";

/** Rules of gateways that stand in the deployment: gateway → service. A front end's own rules are only the way its calls travel. */
export function linkRoutes(context: LinkContext): void {
  for (const rule of context.layout.routes) {
    const gateway = rule.service === undefined ? undefined : context.services.get(rule.service);
    if (gateway && gateway.role !== "frontend") linkRule(context, gateway.name, rule);
  }
}

function linkRule(context: LinkContext, gateway: string, rule: RouteRule): void {
  const found = context.hosts.lookup(rule.host.toLowerCase(), rule.port, gateway)?.services ?? [];
  const service = found.length === 1 ? found[0] : undefined;
  if (service === undefined || service === gateway) return;
  addExchange(context.graph, {
    caller: serviceId(gateway),
    callee: serviceId(service),
    protocol: "http",
    evidence: [{ ...rule.evidence, reason: `passes on ${rule.path}` }],
    confidence: "resolved",
  });
}
