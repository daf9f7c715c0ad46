import type { Confidence, DataShape, Evidence, NodeId, Operation, ServiceId } from "../model/graph.js";
import type { GraphBuilder } from "./graph-builder.js";

/** A request and its response between a caller and whoever answers. */
export interface Exchange {
  caller: ServiceId;
  callee: NodeId;
  protocol: string;
  /** Tells exchanges of the same two apart where no operation does. */
  detail?: string;
  operation?: Operation | undefined;
  request?: DataShape | undefined;
  response?: DataShape | undefined;
  evidence: Evidence[];
  confidence: Confidence;
}

/** Writes both flows: the caller starts both; the response carries what the operation says if the caller does not. */
export function addExchange(graph: GraphBuilder, exchange: Exchange): void {
  const { caller, callee, protocol, operation, evidence, confidence } = exchange;
  const common = {
    protocol,
    detail: operation ? `${operation.method ? `${operation.method} ` : ""}${operation.path}` : (exchange.detail ?? (protocol === "http" ? "" : protocol)),
    operation: operation?.id,
    observedIn: evidence,
    declaredIn: operation?.declaredIn ?? [],
    confidence,
  };
  graph.flow({ ...common, kind: "request", from: caller, to: callee, initiator: "from", payload: exchange.request ?? operation?.request });
  graph.flow({ ...common, kind: "response", from: callee, to: caller, initiator: "to", payload: exchange.response ?? operation?.response });
}
