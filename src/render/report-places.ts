import { compareText } from "../model/compare.js";
import { distinctEvidence, indexGraph, placeOf, type GraphIndex } from "../model/graph-index.js";
import type { DataflowGraph, DataShape, Evidence } from "../model/graph.js";
import type { Place } from "./report-model.js";

/** The graph with what every part of the report asks of it. */
export interface ReportIndex extends GraphIndex {
  /** Different places, the most telling first. */
  places: (...evidence: readonly (readonly Evidence[])[]) => Place[];
}

/**
 * A place that supports few statements tells more about each of them: where a wrapper is called or a route is made, not
 * the one line of the wrapper or of the mount that all of them share.
 */
export function reportIndex(graph: DataflowGraph): ReportIndex {
  const uses = new Map<Place, number>();
  for (const one of [...graph.flows, ...graph.operations].map((statement) => statement.observedIn).concat(graph.unresolved.map((use) => use.evidence))) {
    for (const place of new Set(one.map(placeOf))) uses.set(place, (uses.get(place) ?? 0) + 1);
  }
  const shared = (one: Evidence) => uses.get(placeOf(one)) ?? 0;
  const order = (left: Evidence, right: Evidence) => shared(left) - shared(right) || compareText(left.file, right.file) || left.line - right.line;
  return { ...indexGraph(graph), places: (...evidence) => distinctEvidence(evidence.flat()).sort(order).map(placeOf) };
}

/** `email: string`, `note?: string`; undefined when nothing is known. */
export function fieldsOf(shape: DataShape | undefined): string[] | undefined {
  if (!shape) return undefined;
  const fields = shape.fields.map((field) => `${field.path}${field.optional ? "?" : ""}: ${field.type}${field.personal ? ` [${field.personal.key}]` : ""}`);
  return shape.open ? [...fields, "…"] : fields;
}
