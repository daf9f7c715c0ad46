/** Functions of Go templates and of Sprig as far as they shape names and values. The others leave a hole. */
import { Buffer } from "node:buffer";
import { stringify } from "yaml";
import { recordOf } from "../plain-values.js";
import { isNothing, isUnknown, Missing, textOfValue, unknownValue } from "./template-value.js";

type Call = (given: unknown[]) => unknown;

const text = textOfValue;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const number = (value: unknown): number => Number(text(value)) || 0;
const onText = (change: (...given: string[]) => unknown): Call => (given) => change(...given.map(text));
/** Arguments come with the value last, as a pipe hands it on. */
const change = (by: (value: string, ...rest: string[]) => unknown): Call => (given) => by(text(given.at(-1)), ...given.slice(0, -1).map(text));
const same = (a: unknown, b: unknown): boolean => text(a) === text(b);
const truth = (value: unknown): boolean => !isNothing(value);

function yamlOf(value: unknown): string {
  if (value === undefined || value instanceof Missing) return isUnknown(value) ? text(value) : "";
  return typeof value === "string" ? value : stringify(plain(value, 0), { lineWidth: 0 }).trimEnd();
}

function plain(value: unknown, depth: number): unknown {
  if (value instanceof Missing) return text(value);
  if (depth > 20 || typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? value.map((each) => plain(each, depth + 1)) : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, depth + 1)]));
}

function indent(value: string, width: number): string {
  return value.split("\n").map((line) => (line === "" ? line : " ".repeat(Math.min(width, 200)) + line)).join("\n");
}

function printf([format, ...given]: unknown[]): unknown {
  const rest = [...given];
  return text(format).replace(/%(?:%|[-+# 0]*\d*(?:\.\d+)?[a-zA-Z])/g, (verb) => (verb === "%%" ? "%" : verb === "%q" ? `"${text(rest.shift())}"` : text(rest.shift())));
}

function index([from, ...keys]: unknown[]): unknown {
  return keys.reduce((value, key) => (Array.isArray(value) ? value[number(key)] : (Object.hasOwn(recordOf(value), text(key)) ? recordOf(value)[text(key)] : undefined)) ?? new Missing(text(key), isUnknown(value)), from);
}

function merge(given: unknown[]): Record<string, unknown> {
  return given.toReversed().reduce<Record<string, unknown>>((all, each) => ({ ...all, ...recordOf(each) }), {});
}

function dict(given: unknown[]): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: Math.floor(given.length / 2) }, (_, at) => [text(given[at * 2]), given[at * 2 + 1]]));
}

function compare(decide: (a: number, b: number) => boolean): Call {
  return ([a, b]) => (isUnknown(a) || isUnknown(b) ? unknownValue : decide(number(a), number(b)));
}

const known: Readonly<Record<string, Call>> = {
  default: (given) => (isNothing(given.at(-1)) && given.length > 1 ? given[0] : given.at(-1)),
  required: (given) => given.at(-1),
  coalesce: (given) => given.find(truth),
  ternary: ([yes, no, condition]) => (truth(condition) ? yes : no),
  empty: ([value]) => isNothing(value),
  quote: (given) => given.filter((each) => each !== undefined && each !== null).map((each) => `"${text(each).replace(/["\\]/g, "\\$&")}"`).join(" "),
  squote: (given) => given.map((each) => `'${text(each).replaceAll("'", "''")}'`).join(" "),
  toString: ([value]: unknown[]) => text(value),
  print: (given) => given.map(text).join(""),
  printf,
  cat: (given) => given.map(text).join(" "),
  toYaml: ([value]) => yamlOf(value),
  toYamlPretty: ([value]) => yamlOf(value),
  toJson: ([value]) => JSON.stringify(plain(value, 0)),
  toRawJson: ([value]) => JSON.stringify(plain(value, 0)),
  indent: ([width, value]) => indent(text(value), number(width)),
  nindent: ([width, value]) => `\n${indent(text(value), number(width))}`,
  trim: change((value) => value.trim()),
  trimSuffix: change((value, suffix = "") => (suffix !== "" && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value)),
  trimPrefix: change((value, prefix = "") => (value.startsWith(prefix) ? value.slice(prefix.length) : value)),
  trimAll: change((value) => value.trim()),
  trunc: ([length, value]) => (text(value).includes("${") ? text(value) : number(length) < 0 ? text(value).slice(number(length)) : text(value).slice(0, number(length))),
  lower: change((value) => value.toLowerCase()),
  upper: change((value) => value.toUpperCase()),
  title: change((value) => value.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())),
  camelcase: change((value) => value.replace(/(?:^|[-_])(\w)/g, (_, letter: string) => letter.toUpperCase())),
  kebabcase: change((value) => value.replace(/([a-z0-9])([A-Z])/g, "$1-$2").replaceAll("_", "-").toLowerCase()),
  snakecase: change((value) => value.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replaceAll("-", "_").toLowerCase()),
  nospace: change((value) => value.replace(/\s+/g, "")),
  replace: change((value, from = "", to = "") => (from === "" ? value : value.replaceAll(from, to))),
  contains: onText((part = "", value = "") => value.includes(part)),
  hasPrefix: onText((part = "", value = "") => value.startsWith(part)),
  hasSuffix: onText((part = "", value = "") => value.endsWith(part)),
  join: ([between, value]) => list(value).map(text).join(text(between)),
  splitList: change((value, between = "") => (between === "" ? [value] : value.split(between))),
  eq: ([value, ...others]) => (isUnknown(value) ? unknownValue : others.some((each) => same(value, each))),
  ne: ([a, b]) => (isUnknown(a) ? unknownValue : !same(a, b)),
  not: ([value]) => (isUnknown(value) ? unknownValue : !truth(value)),
  and: (given) => given.find((each) => !truth(each)) ?? given.at(-1),
  or: (given) => given.find(truth) ?? given.at(-1),
  lt: compare((a, b) => a < b),
  le: compare((a, b) => a <= b),
  gt: compare((a, b) => a > b),
  ge: compare((a, b) => a >= b),
  index,
  get: index,
  dig: (given) => {
    const found = index([given.at(-1), ...given.slice(0, -2)]);
    return isNothing(found) ? given.at(-2) : found;
  },
  hasKey: ([from, key]) => Object.hasOwn(recordOf(from), text(key)),
  has: ([value, from]) => list(from).some((each) => same(each, value)),
  dict,
  list: (given) => given,
  tuple: (given) => given,
  merge,
  mergeOverwrite: (given) => merge(given.toReversed()),
  deepCopy: ([value]) => value,
  set: ([from, key, value]) => ({ ...recordOf(from), [text(key)]: value }),
  unset: ([from, key]) => Object.fromEntries(Object.entries(recordOf(from)).filter(([name]) => name !== text(key))),
  omit: ([from, ...keys]) => Object.fromEntries(Object.entries(recordOf(from)).filter(([name]) => !keys.map(text).includes(name))),
  pick: ([from, ...keys]) => Object.fromEntries(Object.entries(recordOf(from)).filter(([name]) => keys.map(text).includes(name))),
  keys: ([from]) => Object.keys(recordOf(from)).sort(),
  values: ([from]) => Object.values(recordOf(from)),
  pluck: ([key, ...from]) => from.flatMap((each) => recordOf(each)[text(key)] ?? []),
  first: ([value]) => list(value)[0],
  last: ([value]) => list(value).at(-1),
  rest: ([value]) => list(value).slice(1),
  uniq: ([value]) => [...new Set(list(value))],
  sortAlpha: ([value]) => list(value).map(text).sort(),
  concat: (given) => given.flatMap(list),
  append: ([value, one]) => [...list(value), one],
  prepend: ([value, one]) => [one, ...list(value)],
  compact: ([value]) => list(value).filter(truth),
  len: ([value]) => (typeof value === "string" ? value.length : Array.isArray(value) ? value.length : Object.keys(recordOf(value)).length),
  int: ([value]) => number(value),
  int64: ([value]) => number(value),
  float64: ([value]) => number(value),
  add: (given) => given.reduce<number>((sum, each) => sum + number(each), 0),
  add1: ([value]) => number(value) + 1,
  sub: ([a, b]) => number(a) - number(b),
  mul: (given) => given.reduce<number>((product, each) => product * number(each), 1),
  div: ([a, b]) => Math.trunc(number(a) / (number(b) || 1)),
  until: ([count]) => Array.from({ length: Math.min(100, Math.max(0, number(count))) }, (_, at) => at),
  b64enc: ([value]) => Buffer.from(text(value)).toString("base64"),
  b64dec: ([value]) => Buffer.from(text(value), "base64").toString("utf8"),
  kindIs: ([kind, value]) => kindOf(value) === text(kind),
  kindOf: ([value]) => kindOf(value),
  typeOf: ([value]) => kindOf(value),
  typeIs: ([kind, value]) => kindOf(value) === text(kind),
  fail: () => "",
  lookup: () => ({}),
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "slice";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float64";
  return typeof value === "string" ? "string" : isNothing(value) ? "invalid" : "map";
}

/** The result of a call; `unknownValue` when nothing is known of the function. */
export function callTemplateFunction(name: string, given: unknown[]): unknown {
  return Object.hasOwn(known, name) ? known[name]?.(given) : unknownValue;
}
