/** Fields that a schema written in code describes: JSON Schema as a literal, or the `object({…})` of joi, zod, yup, valibot, superstruct and TypeBox. */
import { FieldSet } from "../../model/field-set.js";
import type { DataShape } from "../../model/graph.js";
import type { ValueView } from "./value-view.js";

const maxLevels = 6;

export function schemaShape(schema: ValueView): DataShape | undefined {
  const into = new FieldSet();
  const isKnown = addFields(schema, into, { path: "", level: 0, optional: false });
  return isKnown ? into.shape() : undefined;
}

interface Place {
  path: string;
  level: number;
  optional: boolean;
}

/** Adds what is inside; false: it is no schema of something that has members. */
function addFields(schema: ValueView, into: FieldSet, at: Place): boolean {
  if (at.level >= maxLevels) return false;
  const built = (schema.made("object") ?? schema.made("Object") ?? schema.made("strictObject") ?? schema.made("looseObject"))?.arg(0);
  if (built?.is("object")) {
    for (const name of built.keys()) addBuilt(built.prop(name), into, below(at, name));
    return true;
  }
  if (!schema.is("object")) return false;
  const items = schema.prop("items");
  if (items.exists) return addFields(items, into, { ...at, path: `${at.path}[]`, level: at.level + 1 });
  const properties = schema.prop("properties");
  if (!properties.exists) return false;
  const required = new Set(schema.prop("required").elements().flatMap((one) => one.constants()));
  for (const name of properties.keys()) addWritten(properties.prop(name), into, { ...below(at, name), optional: at.optional || !required.has(name) });
  return true;
}

const below = ({ path, level, optional }: Place, name: string): Place => ({ path: path === "" ? name : `${path}.${name}`, level: level + 1, optional });

/** What the builders of schemas call their plain types. */
const builtTypes: Readonly<Record<string, string>> = {
  string: "string", number: "number", integer: "integer", int: "integer", bigint: "integer", boolean: "boolean", bool: "boolean", date: "string(date-time)", isodate: "string(date-time)",
  email: "string(email)", uuid: "string(uuid)", guid: "string(uuid)", url: "string(uri)", uri: "string(uri)", literal: "unknown", enum: "string", nativeenum: "string", picklist: "string",
  record: "map<string,unknown>", map: "map<string,unknown>", array: "array", null: "null", nulltype: "null", any: "unknown", unknown: "unknown", object: "object", buffer: "bytes", binary: "bytes",
};
/** Calls on a text that say what it holds: `z.string().email()`. */
const formats: Readonly<Record<string, string>> = { email: "email", uuid: "uuid", guid: "uuid", url: "uri", uri: "uri", datetime: "date-time", isodate: "date-time", date: "date", ip: "ip", cuid: "cuid", ulid: "ulid" };

function addBuilt(schema: ValueView, into: FieldSet, at: Place): void {
  const calls = [...(schema.library()?.path ?? "").matchAll(/\.(\w+)\(\)/g)].map((match) => (match[1] ?? "").toLowerCase());
  const optional = at.optional || calls.some((one) => one === "optional" || one === "nullish");
  const array = schema.made("array");
  const element = array?.arg(0);
  if (array) {
    const inside = { ...at, optional, path: `${at.path}[]` };
    // `z.string().array()` says it behind
    if (element?.exists) addBuilt(element, into, inside);
    else into.add(inside.path, "unknown", { optional });
    return;
  }
  if (addFields(schema, into, { ...at, optional })) return;
  const listed = schema.made("enum") ?? schema.made("picklist") ?? schema.made("valid") ?? schema.made("oneOf");
  into.add(at.path, builtType(calls), { optional, values: wholly(listed?.args.flatMap((one) => (one.is("object") ? [] : one.elements())) ?? []) });
}

/** All of the values, or none: a list of which a part is unknown excludes nothing. */
function wholly(elements: readonly ValueView[]): string[] {
  const values = elements.map((one) => one.constant());
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : [];
}

function builtType(calls: readonly string[]): string {
  const base = calls.map((one) => builtTypes[one]).find((one) => one !== undefined) ?? "unknown";
  const format = base === "string" ? calls.map((one) => formats[one]).find((one) => one !== undefined) : undefined;
  const named = format === undefined ? base : `string(${format})`;
  return calls.some((one) => one === "nullable" || one === "nullish") && named !== "unknown" ? `${named}|null` : named;
}

function addWritten(schema: ValueView, into: FieldSet, at: Place): void {
  if (addFields(schema, into, at)) return;
  const items = schema.prop("items");
  if (items.exists) return addWritten(items, into, { ...at, path: `${at.path}[]` });
  const type = schema.prop("type").constant() ?? "unknown";
  const format = type === "string" ? schema.prop("format").constant() : undefined;
  into.add(at.path, format === undefined ? type : `string(${format})`, { optional: at.optional, values: wholly(schema.prop("enum").elements()) });
}
