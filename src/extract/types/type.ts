/**
 * What a type of the analysed code is, as far as its values can tell: not who declared it, but which members, elements and words it allows.
 * Question of the folder: "which fields does a value of this type have?" Members are computed when they are asked for, so types may lead back to themselves.
 */
import type { ts } from "ts-morph";

export type PlainName = "string" | "number" | "bigint" | "boolean" | "symbol" | "null" | "undefined" | "object" | "unknown" | "never";

export type Type =
  | { kind: "plain"; name: PlainName }
  | { kind: "literal"; value: string | number | boolean }
  /** A text of which parts are fixed: `order-${number}`. */
  | { kind: "pattern"; parts: readonly (string | Type)[] }
  | ObjectType
  | { kind: "list"; element: () => Type }
  | { kind: "tuple"; elements: readonly TupleElement[] }
  | { kind: "union"; of: readonly Type[] }
  | Callable
  /** A type of the language or of the platform that has a form of its own on the wire: `Date`, `Buffer`, `Promise<T>`. */
  | { kind: "known"; name: string; args: readonly Type[] }
  /** A name that nothing in the system declares. */
  | { kind: "foreign"; name: string; args: readonly Type[] }
  /** A place in the pattern of a conditional type: `infer T`. */
  | { kind: "infer"; name: string; limit?: Type };

export interface ObjectType {
  kind: "object";
  name?: string;
  /** What declares it: the same for all objects of one generic type. */
  declaration?: ts.Node;
  members(): ReadonlyMap<string, Member>;
  /** `[key: string]: T`, `Record<string, T>`. */
  index?(): IndexSignature | undefined;
  /** A base that is not in the system: there may be more members. */
  open?(): boolean;
  /** Of an alias that was met while it was read: what it has turned out to be. */
  settled?(): Type | undefined;
}

export interface Callable {
  kind: "function";
  parameters(): readonly Type[];
  returns(): Type;
  /** What `new` makes of it. */
  constructs?(): Type;
  members?(): ReadonlyMap<string, Member>;
}

export interface Member {
  type(): Type;
  optional: boolean;
  /** Not seen from outside, or not carried by data: methods, private fields. */
  hidden?: boolean;
  /** Where it is declared: comments and decorators stand there. */
  node?: ts.Node;
}

export interface IndexSignature {
  key: Type;
  value: Type;
}

export interface TupleElement {
  type: () => Type;
  optional?: boolean;
  rest?: boolean;
}

/** Types that stand for names in scope: parameters of generic types, and what `infer` has found. */
export type Bindings = ReadonlyMap<string, Type>;
export const noBindings: Bindings = new Map();

export const plain = (name: PlainName): Type => ({ kind: "plain", name });
export const literal = (value: string | number | boolean): Type => ({ kind: "literal", value });
export const unknown = plain("unknown");
export const never = plain("never");
export const nothing = plain("undefined");

export const isPlain = (type: Type, ...names: PlainName[]): boolean => type.kind === "plain" && names.includes(type.name);
export const isUnknown = (type: Type): boolean => isPlain(type, "unknown") || type.kind === "foreign";

/** Computed once, when first asked for; what leads back to itself while it is computed is unknown. */
function lazy<T>(compute: () => T, meanwhile: T): () => T {
  let state: { value: T } | undefined;
  return () => {
    if (state) return state.value;
    state = { value: meanwhile };
    state.value = compute();
    return state.value;
  };
}

export const lazyType = (compute: () => Type): (() => Type) => lazy(compute, unknown);

export const member = (type: () => Type, optional = false): Member => ({ type, optional });
export const objectOf = (members: Iterable<readonly [string, Member]>): ObjectType => {
  const table = new Map(members);
  return { kind: "object", members: () => table };
};

/** The alternatives that a type is made of; `boolean` stays one. */
export const alternativesOf = (type: Type): readonly Type[] => (type.kind === "union" ? type.of : isPlain(type, "never") ? [] : [type]);

/** The union, flat and without repetition: literals of a plain type that is there as well add nothing. */
export function unionOf(types: readonly Type[]): Type {
  const flat = types.flatMap(alternativesOf);
  if (flat.some((one) => isPlain(one, "unknown"))) return unknown;
  const names = new Set(flat.flatMap((one) => (one.kind === "plain" ? [one.name] : [])));
  const kept = new Map<unknown, Type>();
  for (const one of flat) {
    const isCovered = (one.kind === "literal" && names.has(typeof one.value as PlainName)) || (one.kind === "pattern" && names.has("string"));
    if (!isCovered) kept.set(keyOf(one), kept.get(keyOf(one)) ?? one);
  }
  if (kept.has("l:true") && kept.has("l:false")) {
    kept.delete("l:true");
    kept.delete("l:false");
    kept.set("p:boolean", plain("boolean"));
  }
  const all = [...kept.values()];
  return all.length === 1 ? (all[0] ?? never) : all.length ? { kind: "union", of: all } : never;
}

function keyOf(type: Type): unknown {
  if (type.kind === "literal") return typeof type.value === "string" ? `s:${type.value}` : `l:${type.value}`;
  if (type.kind === "plain") return `p:${type.name}`;
  if (type.kind === "known" && type.args.length === 0) return `k:${type.name}`;
  return type;
}

/** What is left when `undefined` (and, if `alsoNull`, `null`) is taken out. */
export function without(type: Type, ...names: PlainName[]): Type {
  return type.kind === "union" ? unionOf(type.of.filter((one) => !isPlain(one, ...names))) : isPlain(type, ...names) ? never : type;
}

export const allows = (type: Type, name: PlainName): boolean => alternativesOf(type).some((one) => isPlain(one, name));
