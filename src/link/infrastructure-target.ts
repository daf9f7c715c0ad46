import type { NodeId } from "../model/graph.js";
import type { InfrastructureNode } from "../model/layout.js";
import type { Exchange } from "./exchange-flows.js";
import { addExchange } from "./exchange-flows.js";
import type { LinkContext } from "./link-context.js";

/** A plain HTTP request to a node of the infrastructure: a store answers reads and takes writes, anything else is an outside party. */
export function infrastructureTarget(context: LinkContext, node: InfrastructureNode, request: Omit<Exchange, "callee"> & { method: string }): void {
  const { method, ...exchange } = request;
  if (node.category !== "datastore") {
    const external = context.graph.external({ id: node.name, name: node.name, hosts: [node.name], category: node.system });
    addExchange(context.graph, { ...exchange, callee: external, detail: "" });
    return;
  }
  const caller = exchange.caller;
  const store: NodeId = context.graph.datastore({ system: node.system, name: node.name, usedBy: caller.slice("service:".length) });
  const common = { protocol: node.system, detail: "", observedIn: exchange.evidence, confidence: exchange.confidence };
  if (method !== "GET" && method !== "HEAD") context.graph.flow({ ...common, kind: "write", from: caller, to: store, initiator: "from", payload: exchange.request });
  if (method === "GET" || method === "*") context.graph.flow({ ...common, kind: "read", from: store, to: caller, initiator: "to", payload: exchange.response });
}
