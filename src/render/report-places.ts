import { distinctEvidence, placeOf } from "../model/graph-index.js";
import type { DataShape, Evidence } from "../model/graph.js";
import type { Place } from "./report-model.js";

/** Different places, sorted. */
export const placesOf = (...evidence: readonly (readonly Evidence[])[]): Place[] => distinctEvidence(evidence.flat()).map(placeOf);

/** `email: string`, `note?: string`; undefined when nothing is known. */
export function fieldsOf(shape: DataShape | undefined): string[] | undefined {
  if (!shape) return undefined;
  const fields = shape.fields.map((field) => `${field.path}${field.optional ? "?" : ""}: ${field.type}${field.personal ? ` [${field.personal.key}]` : ""}`);
  return shape.open ? [...fields, "…"] : fields;
}
