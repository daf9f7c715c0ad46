import { sortedBy } from "../model/compare.js";
import type { DataShape, Field } from "../model/graph.js";
import { sortedUnique } from "./order.js";

/** One shape that has the fields of both. Unknown (absent) and known: the known one. Types that differ become a union. */
export function mergeShapes(a: DataShape | undefined, b: DataShape | undefined): DataShape | undefined {
  if (!a || !b) return a ?? b;
  const name = a.name ?? b.name;
  return { ...(name === undefined ? {} : { name }), fields: mergeFields(a.fields, b.fields), ...(a.open || b.open ? { open: true } : {}) };
}

function mergeFields(a: Field[], b: Field[]): Field[] {
  const fields = new Map(a.map((field) => [field.path, field]));
  for (const field of b) {
    const before = fields.get(field.path);
    fields.set(field.path, before ? mergeField(before, field) : field);
  }
  return sortedBy(fields.values(), (field) => field.path);
}

function mergeField(a: Field, b: Field): Field {
  const types = [a.type, b.type].filter((type) => type !== "unknown").flatMap((type) => type.split(" | "));
  const personal = a.personal ?? b.personal;
  const type = sortedUnique(types).join(" | ") || "unknown";
  return { path: a.path, type, ...(a.optional && b.optional ? { optional: true } : {}), ...(personal ? { personal } : {}) };
}
