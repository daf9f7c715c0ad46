/**
 * "Undocumented" and "stale" are no features of their own but questions put to the graph: observed and not declared, and the reverse.
 * In: operations and flows of a graph. Out: how code and documents agree about them.
 */
import type { GraphIndex } from "./graph-index.js";
import type { Flow, Operation } from "./graph.js";

/** `not-applicable`: nobody writes documents for it (a service and its own database), or only its callers tell of it. */
export type Documentation = "documented" | "undocumented" | "stale" | "not-applicable";

/** How code and documents agree about an operation. */
export function documentationOfOperation(operation: Operation): Documentation {
  if (operation.declaredIn.length === 0) return operation.observedIn.length === 0 ? "not-applicable" : "undocumented";
  return operation.observedIn.length === 0 ? "stale" : "documented";
}

/** A flow is documented when a document says so, or declares the operation it belongs to. */
export function documentationOfFlow(flow: Flow, index: GraphIndex): Documentation {
  if (flow.declaredIn.length > 0) return flow.observedIn.length === 0 ? "stale" : "documented";
  const operation = flow.operation && index.operations.get(flow.operation);
  if (operation && operation.declaredIn.length > 0) return "documented";
  return flow.kind === "read" || flow.kind === "write" ? "not-applicable" : "undocumented";
}
