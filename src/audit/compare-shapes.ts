/**
 * Where do the fields that code gives and those that a document promises differ?
 * In: two shapes of one payload. Out: differences, each in words. What either side leaves open is no difference.
 */
import { typesIn } from "../model/field-set.js";
import type { DataShape, Field } from "../model/graph.js";

export interface Difference {
  kind: "undocumented" | "missing" | "type" | "values";
  path: string;
  /** What is different: `string in the code, integer in the document`. */
  how: string;
}

/** `isWhole`: the document speaks of the same part of the message, so that what only it names is missing in the code. */
export function compareShapes(code: DataShape, document: DataShape, isWhole: boolean): Difference[] {
  if (isListed(code) !== isListed(document)) return [];
  const [inCode, inDocument] = [byPath(code), byPath(document)];
  const undocumented = document.open ? [] : code.fields.filter((field) => !isName(field.type) && !isCovered(field.path, inDocument)).map((field): Difference => ({ kind: "undocumented", path: field.path, how: "is not in the document" }));
  const missing = code.open || !isWhole ? [] : document.fields.filter((field) => !field.optional && !isCovered(field.path, inCode)).map((field): Difference => ({ kind: "missing", path: field.path, how: "is promised, and the code does not give it" }));
  const changed = code.fields.flatMap((field) => {
    const other = inDocument.get(field.path);
    return other ? changes(field, other) : [];
  });
  return [...undocumented, ...missing, ...changed];
}

const byPath = (shape: DataShape): Map<string, Field> => new Map(shape.fields.map((field) => [field.path, field]));

/** Of a field that leads back, or to a type of a package, only the name of the type is known: mostly a relation that is not sent. */
const isName = (type: string): boolean => /^[A-Z]/.test(type);

/** A list on one side and a single object on the other are mostly two ways of looking at the same. */
const isListed = (shape: DataShape): boolean => shape.fields.length > 0 && shape.fields.every(({ path }) => path.startsWith("[]"));

/** The field itself, one inside of it, or something around it of which no more is said. */
function isCovered(listed: string, fields: ReadonlyMap<string, Field>): boolean {
  // one or many of a thing is often the same handler
  const path = listed.replaceAll("[]", "");
  for (const key of fields.keys()) {
    const other = key.replaceAll("[]", "");
    if (other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) return true;
  }
  return false;
}

function changes(code: Field, document: Field): Difference[] {
  const [one, other] = [kindsOf(code.type), kindsOf(document.type)];
  if (one && other && ![...one].some((kind) => other.has(kind))) return [{ kind: "type", path: code.path, how: `is ${code.type} in the code, ${document.type} in the document` }];
  const [written, promised] = [new Set(code.values ?? []), new Set(document.values ?? [])];
  if (!written.size || !promised.size) return [];
  const more = [...written].filter((value) => !promised.has(value));
  const less = [...promised].filter((value) => !written.has(value));
  if (!more.length && !less.length) return [];
  const parts = [...(more.length ? [`${listed(more)} only in the code`] : []), ...(less.length ? [`${listed(less)} only in the document`] : [])];
  return [{ kind: "values", path: code.path, how: `has other values: ${parts.join(", ")}` }];
}

const listed = (values: readonly string[]): string => `${values.slice(0, 4).join(", ")}${values.length > 4 ? ` +${values.length - 4}` : ""}`;

/** Texts, numbers and truth values, whatever their format; undefined where a side does not know. */
function kindsOf(type: string): ReadonlySet<string> | undefined {
  const kinds = typesIn(type).map((one) => (one.startsWith("string") ? "text" : one === "integer" || one === "number" ? "number" : one === "boolean" || one === "null" ? one : undefined));
  const known = kinds.filter((kind) => kind !== undefined);
  const beside = new Set(known.filter((kind) => kind !== "null"));
  return known.length === kinds.length && beside.size > 0 ? beside : undefined;
}
