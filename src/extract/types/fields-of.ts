/**
 * The fields of a payload of some type, as they travel: methods and private members stay at home, a date is a text.
 * In: a type. Out: a flat list of field paths in the words of the readers of specs, so that code and document can be compared.
 */
import type { ts } from "ts-morph";
import { FieldSet, maximumFieldDepth, typeUnion } from "../../model/field-set.js";
import type { DataShape } from "../../model/graph.js";
import { isOptional } from "./combine-types.js";
import { awaited } from "./known-types.js";
import { alternativesOf, isPlain, type Member, type ObjectType, type Type } from "./type.js";

/** Types looked at for one payload. */
const maxSteps = 1_500;

interface Position {
  path: string;
  depth: number;
  optional: boolean;
  /** Declarations of the objects around this place. */
  trail: readonly (ts.Node | Type)[];
  /** The declaration of the field, whose comment may say what its text is: `@format email`. */
  node?: ts.Node | undefined;
}

/** How objects of the language are written in JSON, and in what most servers send. */
const wireNames: Readonly<Record<string, string>> = {
  Date: "string(date-time)", URL: "string(uri)", RegExp: "string", Buffer: "bytes", Uint8Array: "bytes", ArrayBuffer: "bytes", Blob: "bytes", File: "bytes", ReadableStream: "bytes", Error: "object",
};

/** Types of packages that wrap what is sent: what they hold is what travels. */
const wrappers: ReadonlySet<string> = new Set([
  "Observable", "AxiosResponse", "ApiResponse", "HydratedDocument", "LeanDocument", "FlattenMaps", "InferAttributes", "CreationOptional", "Loaded", "Selectable", "Insertable", "Updateable", "Serialize", "SerializeFrom", "Jsonify", "Immutable", "Draft", "Opaque", "Tagged", "Ref", "MaybeRef", "Maybe", "InputMaybe", "DeepReadonly", "PropType",
]);
const partialWrappers: ReadonlySet<string> = new Set(["DeepPartial", "PartialDeep", "RecursivePartial", "FindOptionsWhere", "QueryDeepPartialEntity", "InferCreationAttributes"]);

/** The shape of a payload of this type; undefined if nothing is known of it. */
export function shapeOf(type: Type): DataShape | undefined {
  const walk = new Walk();
  const fields = new FieldSet();
  walk.visit(type, fields, { path: "", depth: 0, optional: false, trail: [] });
  const shape = fields.shape(nameOf(type));
  return shape.fields.length || walk.isEmpty ? shape : undefined;
}

/** Adds the fields of a member of this type below `path`; a member of which nothing is known is a field of unknown type. */
export function addFields(type: Type, into: FieldSet, { path, optional = false, depth }: { path: string; optional?: boolean; depth: number }): void {
  const before = into.size;
  new Walk().visit(type, into, { path, depth, optional, trail: [] });
  if (into.size === before && type.kind !== "function" && !into.has(path)) into.add(path, "unknown", { optional });
}

/** The name of the type, or of what a list or a promise of it holds. */
function nameOf(type: Type): string | undefined {
  if (type.kind === "object") return type.name;
  if (type.kind === "list") return nameOf(type.element());
  return type.kind === "known" && type.args.length === 1 && type.args[0] ? nameOf(type.args[0]) : undefined;
}

class Walk {
  /** An object that has no field, and is known to have none. */
  isEmpty = false;
  private steps = 0;

  visit(written: Type, into: FieldSet, at: Position): void {
    const type = unwrapped(written);
    if (this.steps++ > maxSteps || into.full) {
      into.open = true;
      return;
    }
    const all = alternativesOf(type).map(unwrapped).flatMap(alternativesOf);
    const optional = at.optional || all.some((one) => isPlain(one, "undefined"));
    const isNullable = all.some((one) => isPlain(one, "null"));
    const rest = all.filter((one) => !isPlain(one, "undefined", "null") && one.kind !== "function");
    const branches = rest.filter(isBranch);
    const leaves = rest.filter((one) => !isBranch(one));
    this.branches(branches, into, { ...at, optional: optional || (isNullable && branches.length > 0) || (branches.length > 0 && leaves.length > 0) });
    if (leaves.length || (isNullable && !branches.length)) leaf(into, { ...at, optional }, [...leaves, ...(isNullable ? [nullType] : [])]);
  }

  private branches(types: readonly Type[], into: FieldSet, at: Position): void {
    const [only] = types;
    if (types.length === 1 && only) return this.branch(only, into, at);
    into.addAlternatives(types.map((one) => {
      const set = new FieldSet();
      this.branch(one, set, at);
      return set;
    }));
  }

  private branch(type: Type, into: FieldSet, at: Position): void {
    if (type.kind === "list") return this.list(type, into, at);
    if (type.kind === "tuple") {
      for (const one of type.elements) this.visit(one.rest ? elementOf(one.type()) : one.type(), into, { ...at, path: `${at.path}[]`, optional: at.optional || (one.optional ?? false) });
      return;
    }
    if (type.kind === "known" && type.args[0]) return this.visit(type.args[0], into, { ...at, path: `${at.path}[]` });
    if (type.kind === "object") this.object(type, into, at);
  }

  /** A list of lists of itself has no end. */
  private list(type: Extract<Type, { kind: "list" }>, into: FieldSet, at: Position): void {
    if (at.trail.includes(type)) into.open = true;
    else this.visit(type.element(), into, { ...at, path: `${at.path}[]`, trail: [...at.trail, type] });
  }

  private object(type: ObjectType, into: FieldSet, at: Position): void {
    const identity = type.declaration ?? type;
    if (at.trail.includes(identity) || at.depth >= maximumFieldDepth) {
      into.open = true;
      if (at.path !== "") into.add(at.path, type.name ?? "object", at);
      return;
    }
    const members = [...type.members()].filter(([name, one]) => isSent(name, one));
    const index = type.index?.();
    if (type.open?.() || (index && (members.length || at.path === ""))) into.open = true;
    if (!members.length && at.path === "" && !index && !into.open) this.isEmpty = true;
    if (!members.length && at.path !== "") into.add(at.path, index ? `map<string,${leafName(index.value)}>` : "object", at);
    for (const [name, one] of members) {
      this.visit(one.type(), into, { path: at.path === "" ? name : `${at.path}.${name}`, depth: at.depth + 1, optional: at.optional || isOptional(one), trail: [...at.trail.filter((each) => !isListType(each)), identity], node: one.node });
    }
  }
}

/** Going through a list twice is no circle if there is an object in between. */
const isListType = (each: ts.Node | Type): boolean => each.kind === "list";
const nullType: Type = { kind: "plain", name: "null" };

function isSent(name: string, one: Member): boolean {
  if (one.hidden || name.startsWith("#")) return false;
  const type = one.type();
  return type.kind !== "function" && !isPlain(type, "never", "symbol", "undefined");
}

/** What is in it counts: of promises, of what packages wrap. */
function unwrapped(type: Type): Type {
  // alternatives are unwrapped one by one
  const given = type.kind === "union" ? type : awaited(type);
  if (given !== type) return unwrapped(given);
  const settled = type.kind === "object" ? type.settled?.() : undefined;
  if (settled && settled.kind !== "object") return unwrapped(settled);
  const [inner] = type.kind === "foreign" ? type.args : [];
  return type.kind === "foreign" && inner && (wrappers.has(lastName(type.name)) || partialWrappers.has(lastName(type.name))) ? unwrapped(inner) : type;
}

const lastName = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

const isList = (type: Type): boolean => type.kind === "known" && (type.name === "Set" || type.name === "ReadonlySet");
const isBranch = (type: Type): boolean => type.kind === "object" || type.kind === "list" || type.kind === "tuple" || isList(type);

/** A payload that is one plain value has no field name; it is left open instead. */
function leaf(into: FieldSet, at: Position, types: readonly Type[]): void {
  const sent = types.filter((one) => !isPlain(one, "symbol", "never"));
  if (!sent.length) return;
  if (at.path === "") {
    into.open = true;
    return;
  }
  const plainNames = sent.map(leafName);
  const format = at.node && plainNames.some(isText) ? formatOf(at.node) : undefined;
  const names = format === undefined ? plainNames : plainNames.map((name) => (isText(name) ? `string(${format})` : name));
  const type = names.includes("unknown") ? "unknown" : typeUnion(...names);
  const words = sent.flatMap((one) => (one.kind === "literal" && typeof one.value !== "boolean" ? [String(one.value)] : []));
  const isClosed = sent.every((one) => (one.kind === "literal" && typeof one.value !== "boolean") || isPlain(one, "null"));
  into.add(at.path, type, { optional: at.optional, ...(isClosed && words.length && !words.some(isSecret) ? { values: words } : {}) });
}

/** Long, and letters mixed with digits: a key or a token rather than the name of a state. */
const isSecret = (word: string): boolean => word.length > 60 || (/^[\w+/=.:-]{20,}$/.test(word) && /\d/.test(word) && /[A-Za-z]/.test(word));

const isText = (name: string): boolean => name === "string" || name.startsWith("string(");
const formatTag = /@format\s+([\w-]{1,40})/;

/** The format that a documentation comment names, as generators of schemas and of APIs read it. */
function formatOf(node: ts.Node): string | undefined {
  const { text } = node.getSourceFile();
  return formatTag.exec(text.slice(node.pos, node.getStart()))?.[1];
}

function leafName(type: Type): string {
  switch (type.kind) {
    case "plain":
      return type.name === "bigint" ? "integer" : type.name;
    case "literal":
      return typeof type.value;
    case "pattern":
      return "string";
    case "known":
      return type.name.endsWith("Map") ? `map<string,${leafName(type.args[1] ?? { kind: "plain", name: "unknown" })}>` : (wireNames[type.name] ?? "unknown");
    case "union":
      return typeUnion(...type.of.map(leafName));
    case "object":
    case "list":
    case "tuple":
      return type.kind === "object" ? "object" : "array";
    case "foreign":
      // a name is more than nothing, but no text of the analysed code may become long or break a table
      return /^[\w.$]{1,60}$/.test(type.name) ? type.name : "unknown";
    default:
      return "unknown";
  }
}

const elementOf = (type: Type): Type => (type.kind === "list" ? type.element() : { kind: "plain", name: "unknown" });

