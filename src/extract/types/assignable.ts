/**
 * Can a value of one type be used where another is asked for? The question of every conditional type; what `infer` stands for is found on the way.
 * In: two types. Out: yes, no, or that it cannot be told (a name that nothing declares); and the types found. Bounded in depth.
 */
import { memberOf } from "./combine-types.js";
import { alternativesOf, isPlain, isUnknown, literal, unionOf, unknown, type Callable, type ObjectType, type TupleElement, type Type } from "./type.js";

export type Answer = "yes" | "no" | "maybe";

/** Types that stand for `infer` names. */
export type Found = Map<string, Type>;

const maxDepth = 12;
/** Longer patterns, or texts, would be tried in too many ways. */
const maxParts = 9;
const maxText = 200;

export function isAssignable(from: Type, to: Type, found: Found = new Map()): Answer {
  return answer(from, to, { found, depth: 0 });
}

/** The same one step further in. */
const inside = (from: Type, to: Type, { found, depth }: Asking): Answer => answer(from, to, { found, depth: depth + 1 });

function answer(from: Type, to: Type, asking: Asking): Answer {
  const { found, depth } = asking;
  if (depth > maxDepth) return "maybe";
  if (to.kind === "infer") return capture(from, to, found);
  if (isPlain(to, "unknown") || isPlain(from, "never") || from === to) return "yes";
  if (isUnknown(from) || to.kind === "foreign") return "maybe";
  if (from.kind === "union") return every(from.of.map((one) => inside(one, to, { found, depth })));
  if (to.kind === "union") return some(to.of, (one) => inside(from, one, { found, depth }));
  if (isPlain(to, "never")) return "no";
  switch (to.kind) {
    case "plain":
      return to.name === "object" ? toAnswer(!["plain", "literal", "pattern"].includes(from.kind) || isPlain(from, "object")) : toAnswer(plainNameOf(from) === to.name);
    case "literal":
      return toAnswer(from.kind === "literal" && from.value === to.value);
    case "pattern":
      return fits(from, to.parts, found);
    case "object":
      return hasMembers(from, to, { found, depth });
    case "list":
      return areElements(from, to.element(), { found, depth });
    case "tuple":
      return isTuple(from, to.elements, { found, depth });
    case "function":
      return isCallable(from, to, { found, depth });
    case "known":
      return from.kind === "known" && from.name === to.name ? every(to.args.map((one, index) => inside(from.args[index] ?? unknown, one, asking))) : "no";
  }
}

interface Asking {
  found: Found;
  depth: number;
}

const toAnswer = (is: boolean): Answer => (is ? "yes" : "no");

function every(answers: readonly Answer[]): Answer {
  return answers.includes("no") ? "no" : answers.includes("maybe") ? "maybe" : "yes";
}

function some(types: readonly Type[], ask: (one: Type) => Answer): Answer {
  const answers = types.map(ask);
  return answers.includes("yes") ? "yes" : answers.includes("maybe") ? "maybe" : "no";
}

function capture(from: Type, { name, limit }: Extract<Type, { kind: "infer" }>, found: Found): Answer {
  const fit = limit ? isAssignable(from, limit) : "yes";
  if (fit !== "no") found.set(name, unionOf([...(found.has(name) ? [found.get(name) ?? unknown] : []), from]));
  return fit;
}

function plainNameOf(type: Type): string {
  if (type.kind === "literal") return typeof type.value;
  if (type.kind === "pattern") return "string";
  return type.kind === "plain" ? type.name : type.kind;
}

/** A text against `a${infer Rest}`: each place takes as little as it can, the last one all that is left. */
function fits(from: Type, parts: readonly (string | Type)[], found: Found): Answer {
  if (from.kind !== "literal") return from.kind === "pattern" ? "maybe" : "no";
  const text = String(from.value);
  if (parts.length > maxParts || text.length > maxText) return "maybe";
  const pattern = parts.map((part, index) => (typeof part === "string" ? part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") : index === parts.length - 1 ? "([\\s\\S]*)" : `(${sampleOf(part)})`)).join("");
  const match = new RegExp(`^${pattern}$`).exec(text);
  if (!match) return "no";
  const places = parts.filter((part) => typeof part !== "string");
  return every(places.map((place, index) => isAssignable(textAs(match[index + 1] ?? "", place), place, found)));
}

const sampleOf = (place: Type): string => (place.kind === "infer" || isPlain(place, "string") ? "[\\s\\S]*?" : "[\\s\\S]+?");
const textAs = (text: string, place: Type): Type => (isPlain(place, "number") && text !== "" && Number.isFinite(Number(text)) ? literal(Number(text)) : literal(text));

function hasMembers(from: Type, to: ObjectType, { found, depth }: Asking): Answer {
  if (from.kind === "plain" || from.kind === "literal" || from.kind === "pattern") return toAnswer(to.members().size === 0 && !isPlain(from, "null", "undefined"));
  if (from.kind === "known") return to.members().size === 0 ? "yes" : "maybe";
  if (from.kind === "object" && from.declaration !== undefined && from.declaration === to.declaration && to.members().size === 0) return "yes";
  const answers = [...to.members()].map(([name, wanted]): Answer => {
    const has = memberOf(from, name);
    if (!has) return wanted.optional ? "yes" : from.kind === "object" && from.open?.() ? "maybe" : "no";
    if (has.optional && !wanted.optional) return "no";
    return inside(has.type(), wanted.type(), { found, depth });
  });
  const index = to.index?.();
  const values = index && from.kind === "object" ? [...from.members().values()].map((one) => inside(one.type(), index.value, { found, depth })) : [];
  const own = index && from.kind === "object" ? from.index?.() : undefined;
  return every([...answers, ...values, ...(own && index ? [inside(own.value, index.value, { found, depth })] : [])]);
}

function areElements(from: Type, element: Type, { found, depth }: Asking): Answer {
  if (from.kind === "list") return inside(from.element(), element, { found, depth });
  if (from.kind !== "tuple") return "no";
  return every(from.elements.map((one) => (one.rest ? areElements(one.type(), element, { found, depth: depth + 1 }) : inside(one.type(), element, { found, depth }))));
}

/** `[infer Head, ...infer Rest]` */
function isTuple(from: Type, wanted: readonly TupleElement[], { found, depth }: Asking): Answer {
  if (from.kind === "list") return wanted.length === 1 && wanted[0]?.rest ? inside(from, wanted[0].type(), { found, depth }) : "no";
  if (from.kind !== "tuple") return "no";
  const restAt = wanted.findIndex((one) => one.rest);
  const before = restAt < 0 ? wanted : wanted.slice(0, restAt);
  const after = restAt < 0 ? [] : wanted.slice(restAt + 1);
  const needed = [...before, ...after].filter((one) => !one.optional).length;
  const { elements } = from;
  if (elements.length < needed || (restAt < 0 && elements.length > wanted.length)) return "no";
  const pair = (has: TupleElement | undefined, want: TupleElement): Answer => (has ? inside(has.type(), want.type(), { found, depth }) : "yes");
  const answers = [...before.map((want, index) => pair(elements[index], want)), ...after.map((want, index) => pair(elements[elements.length - after.length + index], want))];
  const rest = restAt < 0 ? undefined : wanted[restAt];
  if (rest) answers.push(inside({ kind: "tuple", elements: elements.slice(before.length, elements.length - after.length) }, rest.type(), { found, depth }));
  return every(answers);
}

function isCallable(from: Type, to: Callable, { found, depth }: Asking): Answer {
  if (from.kind !== "function") return "no";
  if (to.constructs) return from.constructs ? inside(from.constructs(), to.constructs(), { found, depth }) : "no";
  const own = from.parameters();
  const asked = to.parameters();
  // `(...args: infer P) => …` asks for all parameters as one list
  const [only] = asked;
  if (asked.length === 1 && only?.kind === "infer") capture(own.length === 1 && own[0]?.kind === "tuple" ? own[0] : { kind: "tuple", elements: own.map((one) => ({ type: () => one })) }, only, found);
  else asked.forEach((one, index) => inside(own[index] ?? unknown, one, { found, depth }));
  return inside(from.returns(), to.returns(), { found, depth });
}

/** Each alternative for itself, as conditional types do it for a naked type parameter. */
export function distribute(type: Type, each: (one: Type) => Type): Type {
  const all = alternativesOf(type).flatMap((one): readonly Type[] => (isPlain(one, "boolean") ? [literal(true), literal(false)] : [one]));
  return unionOf(all.map(each));
}
