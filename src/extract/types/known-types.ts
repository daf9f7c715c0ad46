/** Types that every program has: what TypeScript computes with (`Pick`, `Awaited`), and what the language comes with (`Array`, `Date`). */
import { isAssignable } from "./assignable.js";
import { mapMembers, pickMembers } from "./mapped-types.js";
import { alternativesOf, isPlain, literal, plain, unionOf, unknown, without, type Type } from "./type.js";

type Operator = (first: Type, second: Type) => Type;

const filter = (type: Type, keep: (one: Type) => boolean): Type => unionOf(alternativesOf(type).filter(keep));
const fits = (one: Type, wanted: Type): boolean => isAssignable(one, wanted) === "yes";
const inCase = (change: (text: string) => string): Operator => (type) => unionOf(alternativesOf(type).map((one) => (one.kind === "literal" && typeof one.value === "string" ? literal(change(one.value)) : one)));

const operators: Readonly<Record<string, Operator>> = {
  Partial: (type) => mapMembers(type, { optional: true }),
  Required: (type) => mapMembers(type, { optional: false }),
  Readonly: (type) => type,
  Pick: (type, keys) => pickMembers(type, (name) => fits(literal(name), keys)),
  Omit: (type, keys) => pickMembers(type, (name) => !fits(literal(name), keys)),
  Record: (keys, value) => recordOf(keys, value),
  Exclude: (type, out) => filter(type, (one) => !fits(one, out)),
  Extract: (type, wanted) => filter(type, (one) => fits(one, wanted)),
  NonNullable: (type) => without(type, "null", "undefined"),
  ReturnType: (type) => (type.kind === "function" ? type.returns() : unknown),
  Parameters: (type) => (type.kind === "function" ? tupleOf(type.parameters()) : unknown),
  ConstructorParameters: (type) => (type.kind === "function" ? tupleOf(type.parameters()) : unknown),
  InstanceType: (type) => (type.kind === "function" ? (type.constructs?.() ?? unknown) : unknown),
  Awaited: awaited,
  NoInfer: (type) => type,
  Array: (element) => ({ kind: "list", element: () => element }),
  ReadonlyArray: (element) => ({ kind: "list", element: () => element }),
  Uppercase: inCase((text) => text.toUpperCase()),
  Lowercase: inCase((text) => text.toLowerCase()),
  Capitalize: inCase((text) => text.slice(0, 1).toUpperCase() + text.slice(1)),
  Uncapitalize: inCase((text) => text.slice(0, 1).toLowerCase() + text.slice(1)),
};

const tupleOf = (types: readonly Type[]): Type => ({ kind: "tuple", elements: types.map((one) => ({ type: () => one })) });

/** Objects of the language whose form on the wire is their own. */
const known: ReadonlySet<string> = new Set(["Date", "Buffer", "URL", "RegExp", "Map", "ReadonlyMap", "Set", "ReadonlySet", "Promise", "PromiseLike", "Uint8Array", "ArrayBuffer", "Blob", "File", "ReadableStream", "Error"]);
const boxes: Readonly<Record<string, Type>> = { String: plain("string"), Number: plain("number"), Boolean: plain("boolean"), Object: plain("object"), Function: { kind: "function", parameters: () => [], returns: () => unknown } };

/** The type that a name has wherever nothing of the system declares it; undefined for names of packages. */
export function knownType(name: string, args: readonly Type[]): Type | undefined {
  const operator = operators[name];
  if (operator) return operator(args[0] ?? unknown, args[1] ?? unknown);
  if (known.has(name)) return { kind: "known", name, args };
  return Object.hasOwn(boxes, name) ? boxes[name] : undefined;
}

/** What a promise gives, through promises of promises. */
export function awaited(type: Type): Type {
  if (type.kind === "union") return unionOf(type.of.map(awaited));
  if (type.kind === "known") return isPromise(type) ? awaited(type.args[0] ?? unknown) : type;
  const then = type.kind === "object" ? type.members().get("then")?.type() : undefined;
  const [fulfilled] = then?.kind === "function" ? then.parameters() : [];
  const callback = fulfilled && alternativesOf(fulfilled).find((one) => one.kind === "function");
  return callback?.kind === "function" ? awaited(callback.parameters()[0] ?? unknown) : type;
}

const isPromise = (type: Type): boolean => type.kind === "known" && (type.name === "Promise" || type.name === "PromiseLike");

function recordOf(keys: Type, value: Type): Type {
  const names = alternativesOf(keys);
  const wide = names.filter((one) => one.kind !== "literal");
  const members = new Map(names.flatMap((one) => (one.kind === "literal" ? [[String(one.value), { type: () => value, optional: false }] as const] : [])));
  const [key] = wide;
  return { kind: "object", members: () => members, ...(key && !isPlain(value, "never") ? { index: () => ({ key, value }) } : {}) };
}

