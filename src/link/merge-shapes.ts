import { sortedBy } from "../model/compare.js";
import { typeUnion } from "../model/field-set.js";
import type { DataShape, Field } from "../model/graph.js";

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
  const types = [a.type, b.type].filter((type) => type !== "unknown");
  const personal = a.personal ?? b.personal;
  const values = a.values && b.values ? [...new Set([...a.values, ...b.values])] : (types.length < 2 ? (a.values ?? b.values) : undefined);
  return { path: a.path, type: types.length ? typeUnion(...types) : "unknown", ...(a.optional && b.optional ? { optional: true } : {}), ...(values ? { values } : {}), ...(personal ? { personal } : {}) };
}
