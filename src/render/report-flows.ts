import { documentationOfFlow } from "../model/documentation.js";
import { nodeName, operationTitle, type GraphIndex } from "../model/graph-index.js";
import type { Flow, NodeId } from "../model/graph.js";
import type { FlowEntry } from "./report-model.js";
import { fieldsOf, placesOf } from "./report-places.js";

/** One entry per flow, in the graph's order. */
export function flowEntries(index: GraphIndex): FlowEntry[] {
  return index.graph.flows.map((flow) => {
    const fields = fieldsOf(flow.payload);
    return {
      id: flow.id,
      from: nodeName(index, flow.from),
      to: nodeName(index, flow.to),
      kind: flow.kind,
      what: whatOf(flow, index),
      protocol: flow.protocol,
      ...(fields && { fields }),
      documentation: documentationOfFlow(flow, index),
      confidence: flow.confidence,
      places: placesOf(flow.observedIn.length > 0 ? flow.observedIn : flow.declaredIn),
    };
  });
}

/** Operation, dataset or channel; empty when it is not known. */
export function whatOf(flow: Flow, index: GraphIndex): string {
  const operation = flow.operation && index.operations.get(flow.operation);
  if (operation) return operationTitle(operation);
  if (flow.dataset !== undefined) return flow.dataset;
  const channel: NodeId | undefined = [flow.from, flow.to].find((id) => id.startsWith("channel:"));
  return channel ? nodeName(index, channel) : "";
}
