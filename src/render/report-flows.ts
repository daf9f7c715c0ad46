import { documentationOfFlow } from "../model/documentation.js";
import { nodeName, operationTitle, type GraphIndex } from "../model/graph-index.js";
import type { Flow, NodeId } from "../model/graph.js";
import type { FlowEntry } from "./report-model.js";
import { fieldsOf, type ReportIndex } from "./report-places.js";

/** One entry per flow, in the graph's order. */
export function flowEntries(index: ReportIndex): FlowEntry[] {
  return index.graph.flows.map((flow) => {
    const fields = fieldsOf(flow.payload);
    return {
      id: flow.id,
      from: endOf(flow.from, index),
      to: endOf(flow.to, index),
      initiator: flow.initiator,
      kind: flow.kind,
      what: whatOf(flow, index),
      protocol: flow.protocol,
      ...(fields && { fields }),
      documentation: documentationOfFlow(flow, index),
      confidence: flow.confidence,
      places: index.places(flow.observedIn.length > 0 ? flow.observedIn : flow.declaredIn),
    };
  });
}

/** Stores and channels with their system: a store is often named like the service beside it. */
export function endOf(id: NodeId, index: GraphIndex): string {
  const node = index.nodes.get(id);
  return node && "system" in node && node.name !== node.system ? `${node.name} (${node.system})` : nodeName(index, id);
}

/** Operation, dataset or channel; empty when it is not known. */
export function whatOf(flow: Flow, index: GraphIndex): string {
  const operation = flow.operation && index.operations.get(flow.operation);
  if (operation) return operationTitle(operation);
  if (flow.dataset !== undefined) return flow.dataset;
  const channel: NodeId | undefined = [flow.from, flow.to].find((id) => id.startsWith("channel:"));
  return channel ? nodeName(index, channel) : "";
}
