/** What two types are together, which names a type has, and what is behind a name: `A & B`, `keyof A`, `A["b"]`. */
import { allows, alternativesOf, isPlain, isUnknown, lazyType, literal, member, never, nothing, plain, unionOf, unknown, type Member, type ObjectType, type Type } from "./type.js";

const maxAlternatives = 256;

/** `A & B & …`; a text with a brand (`string & { __brand: "id" }`) stays a text. */
export function intersectionOf(types: readonly Type[]): Type {
  return types.length ? types.reduce(both) : unknown;
}

function both(a: Type, b: Type): Type {
  if (a.kind === "union" || b.kind === "union") {
    const pairs = alternativesOf(a).flatMap((one) => alternativesOf(b).map((other) => [one, other] as const));
    return pairs.length > maxAlternatives ? unknown : unionOf(pairs.map(([one, other]) => both(one, other)));
  }
  if (isUnknown(a)) return b;
  if (isUnknown(b) || a === b) return a;
  if (isPlain(a, "never") || isPlain(b, "never")) return never;
  if (a.kind === "object" && b.kind === "object") return joinedObjects(a, b);
  if (isPlain(a, "object") || isPlain(b, "object")) return isPlain(a, "object") ? b : a;
  // a function with members, a list with members, a branded text: what it is, is said by the other
  if (a.kind === "object" || b.kind === "object") return a.kind === "object" ? b : a;
  if (a.kind === "literal" || b.kind === "literal") return meetLiteral(a, b);
  if (a.kind === "plain" && b.kind === "plain") return a.name === b.name ? a : never;
  return a;
}

function meetLiteral(a: Type, b: Type): Type {
  const [one, other] = a.kind === "literal" ? [a, b] : [b, a];
  if (one.kind !== "literal") return never;
  if (other.kind === "literal") return other.value === one.value ? one : never;
  return other.kind === "pattern" || isPlain(other, typeof one.value as "string") ? one : never;
}

function joinedObjects(a: ObjectType, b: ObjectType): Type {
  const clash = [...a.members()].some(([name, one]) => {
    const other = b.members().get(name);
    return other !== undefined && areApart(one.type(), other.type());
  });
  if (clash) return never;
  const name = a.name && b.name ? undefined : (a.name ?? b.name);
  return {
    kind: "object",
    ...(name === undefined ? {} : { name }),
    members: onceOf(() => {
      const members = new Map(a.members());
      for (const [key, right] of b.members()) {
        const left = members.get(key);
        members.set(key, left ? member(lazyType(() => both(left.type(), right.type())), left.optional && right.optional) : right);
      }
      return members;
    }),
    index: () => a.index?.() ?? b.index?.(),
    open: () => Boolean(a.open?.() || b.open?.()),
  };
}

/** `{ kind: "a" } & { kind: "b" }` is nothing at all. */
const areApart = (a: Type, b: Type): boolean => alternativesOf(a).length > 0 && alternativesOf(b).length > 0 && [a, b].every((one) => alternativesOf(one).every((each) => each.kind === "literal")) && isPlain(both(a, b), "never");

export function onceOf<T>(compute: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

/** `keyof T`. */
export function keysOf(type: Type): Type {
  if (type.kind === "union") return type.of.map(keysOf).reduce(both);
  if (type.kind === "object") {
    const { key } = type.index?.() ?? {};
    return unionOf([...[...type.members().keys()].filter((name) => !name.startsWith("#")).map(literalKey), ...(key ? [key] : [])]);
  }
  if (type.kind === "tuple") return unionOf(type.elements.map((_, index) => literal(String(index))));
  if (type.kind === "list") return plain("number");
  if (type.kind === "function") return unionOf([...(type.members?.().keys() ?? [])].map(literalKey));
  return isUnknown(type) ? plain("string") : never;
}

/** Keys are texts, as they are on the wire. */
const literalKey = (name: string): Type => literal(name);

/** `T[K]`; of an optional member, `undefined` is one of the alternatives. */
export function behind(type: Type, key: Type): Type {
  if (type.kind === "union") return unionOf(type.of.map((one) => behind(one, key)));
  if (key.kind === "union") return unionOf(key.of.map((one) => behind(type, one)));
  if (isPlain(key, "never")) return never;
  if (type.kind === "list") return isNumeric(key) ? type.element() : lengthOf(key);
  if (type.kind === "tuple") return elementAt(type, key);
  const name = key.kind === "literal" ? String(key.value) : undefined;
  const found = name === undefined ? undefined : memberOf(type, name);
  if (found) return found.optional ? unionOf([found.type(), nothing]) : found.type();
  const index = type.kind === "object" ? type.index?.() : undefined;
  if (index) return index.value;
  return unknown;
}

/** The member of an object, a function or a module. */
export function memberOf(type: Type, name: string): Member | undefined {
  if (type.kind === "object" || type.kind === "function") return type.members?.().get(name);
  return undefined;
}

const isNumeric = (key: Type): boolean => isPlain(key, "number") || (key.kind === "literal" && /^\d+$/.test(String(key.value)));
const lengthOf = (key: Type): Type => (key.kind === "literal" && key.value === "length" ? plain("number") : unknown);

function elementAt(type: Extract<Type, { kind: "tuple" }>, key: Type): Type {
  const all = (): Type => unionOf(type.elements.map((one) => (one.rest ? elementOf(one.type()) : one.type())));
  if (isPlain(key, "number")) return all();
  if (!isNumeric(key) || key.kind !== "literal") return lengthOf(key);
  const element = type.elements[Number(key.value)];
  if (!element) return type.elements.some((one) => one.rest) ? all() : nothing;
  const one = element.rest ? elementOf(element.type()) : element.type();
  return element.optional ? unionOf([one, nothing]) : one;
}

/** What a list holds. */
export function elementOf(type: Type): Type {
  if (type.kind === "union") return unionOf(type.of.map(elementOf));
  if (type.kind === "list") return type.element();
  if (type.kind === "tuple") return elementAt(type, plain("number"));
  if (type.kind === "known" && (type.name === "Set" || type.name === "ReadonlySet")) return type.args[0] ?? unknown;
  return unknown;
}

/** A union with `undefined` says the same of a member as a question mark. */
export const isOptional = (one: Member): boolean => one.optional || allows(one.type(), "undefined");
