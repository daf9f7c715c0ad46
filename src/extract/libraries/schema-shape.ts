/** Fields that a schema written in code describes: JSON Schema as a literal, or the `object({…})` of joi, zod, yup, superstruct and TypeBox. */
import type { DataShape, Field } from "../../model/graph.js";
import type { ValueView } from "./value-view.js";

const maxLevels = 4;
const maxFields = 200;

export function schemaShape(schema: ValueView): DataShape | undefined {
  const fields = fieldsOf(schema, 0);
  return fields && { fields: fields.slice(0, maxFields), ...(fields.length > maxFields ? { open: true } : {}) };
}

function fieldsOf(schema: ValueView, level: number): Field[] | undefined {
  if (level >= maxLevels) return undefined;
  const built = (schema.made("object") ?? schema.made("Object"))?.arg(0);
  if (built?.is("object")) return built.keys().flatMap((name) => builtField(name, built.prop(name), level));
  const items = schema.is("object") ? schema.prop("items") : undefined;
  if (items?.exists) return fieldsOf(items, level + 1)?.map((field) => ({ ...field, path: `[].${field.path}` }));
  const properties = schema.is("object") ? schema.prop("properties") : undefined;
  if (!properties?.exists) return undefined;
  const required = new Set(schema.prop("required").elements().flatMap((one) => one.constants()));
  return properties.keys().flatMap((name) => writtenField(name, properties.prop(name), { level, optional: !required.has(name) }));
}

function builtField(name: string, schema: ValueView, level: number): Field[] {
  const path = schema.library()?.path ?? "";
  const type = /^(?:\.\w+)*?\.(\w+)\(\)/.exec(path)?.[1]?.toLowerCase() ?? "unknown";
  return [{ path: name, type, ...(/\.(?:optional|nullish|Optional)\(/.test(path) ? { optional: true } : {}) }, ...nested(name, schema.made("array")?.arg(0) ?? schema, { level, list: type === "array" })];
}

function writtenField(name: string, schema: ValueView, { level, optional }: { level: number; optional: boolean }): Field[] {
  const type = schema.prop("type").constant() ?? "unknown";
  const items = schema.prop("items");
  return [{ path: name, type, ...(optional ? { optional: true } : {}) }, ...nested(name, items.exists ? items : schema, { level, list: items.exists })];
}

function nested(name: string, schema: ValueView, { level, list }: { level: number; list: boolean }): Field[] {
  const inner = fieldsOf(schema, level + 1) ?? [];
  return inner.map((field) => ({ ...field, path: `${name}${list ? "[]" : ""}.${field.path}` }));
}
