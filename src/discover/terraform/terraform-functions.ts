/** The functions of Terraform's language as far as they shape names and environment values. The others leave a hole. */
import { holeOf, isHole, isRecord, membersOf, plainText, textIn, type Places, type TerraformRecord, type TerraformValue } from "./terraform-value.js";

type Call = (given: TerraformValue[], places: Places) => TerraformValue;

const text = (value: TerraformValue | undefined): string => plainText(value) ?? "";
const list = (value: TerraformValue | undefined): TerraformValue[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : isRecord(value) ? Object.values(value) : [value]);
const onText = (change: (value: string, ...rest: string[]) => string): Call => ([first, ...rest]) => (first === undefined ? holeOf("text") : change(text(first), ...rest.map(text)));
const first: Call = ([value]) => value ?? null;
/** Holes keep their names whatever is done to the letters around them. */
const outsideHoles = (value: string, change: (part: string) => string): string => value.split(/(\$\{[\w.]+\})/).map((part, at) => (at % 2 === 0 ? change(part) : part)).join("");

function merge(given: TerraformValue[], places: Places): TerraformValue {
  const merged: TerraformRecord = {};
  const where = new Map<string, { file: string; line: number }>();
  for (const each of given.filter(isRecord)) {
    Object.assign(merged, each);
    for (const [key, place] of places.get(each) ?? []) where.set(key, place);
  }
  places.set(merged, where);
  return merged;
}

function format([pattern, ...given]: TerraformValue[]): TerraformValue {
  const rest = [...given];
  return text(pattern).replace(/%(?:%|[-+ 0#]*\d*(?:\.\d+)?[a-zA-Z])/g, (verb) => (verb === "%%" ? "%" : textIn(rest.shift() ?? "")));
}

function lookup([from, key, fallback]: TerraformValue[]): TerraformValue {
  if (from === undefined || !isRecord(from)) return fallback ?? holeOf(text(key));
  return from[text(key)] ?? fallback ?? holeOf(text(key));
}

function decode([value]: TerraformValue[]): TerraformValue {
  if (typeof value !== "string" || isHole(value)) return value ?? null;
  try {
    return JSON.parse(value) as TerraformValue; // JSON holds nothing that is no such value
  } catch {
    return value;
  }
}

function replace([value, from, to]: TerraformValue[]): TerraformValue {
  const [whole, search, by] = [text(value), text(from), text(to)];
  // a pattern between slashes may be written so that it takes forever: only plain texts are replaced
  return search.startsWith("/") && search.endsWith("/") ? whole : outsideHoles(whole, (part) => part.replaceAll(search, by));
}

function flat(values: TerraformValue[], depth: number): TerraformValue[] {
  return values.flatMap((each) => (Array.isArray(each) && depth < 20 ? flat(each, depth + 1) : [each]));
}

const known: Readonly<Record<string, Call>> = {
  merge,
  format,
  lookup,
  replace,
  jsondecode: decode,
  // what is encoded is only ever read again
  jsonencode: first,
  yamlencode: first,
  tostring: first,
  tonumber: first,
  tobool: first,
  tolist: ([value]) => list(value),
  toset: ([value]) => list(value),
  tomap: first,
  sensitive: first,
  nonsensitive: first,
  try: (given) => given.find((each) => !isHole(each) && each !== null) ?? given[0] ?? null,
  coalesce: (given) => given.find((each) => each !== null && each !== "" && !isHole(each)) ?? given[0] ?? null,
  coalescelist: (given) => given.find((each) => Array.isArray(each) && each.length > 0) ?? [],
  join: ([between, ...rest]) => rest.flatMap(list).map(textIn).join(text(between)),
  split: ([between, value]) => text(value).split(text(between)),
  concat: (given) => given.flatMap(list),
  flatten: ([value]) => flat(list(value), 0),
  compact: ([value]) => list(value).filter((each) => each !== null && each !== ""),
  distinct: ([value]) => [...new Set(list(value))],
  setunion: (given) => [...new Set(given.flatMap(list))],
  reverse: ([value]) => list(value).toReversed(),
  element: ([value, at]) => list(value)[Number(text(at)) % Math.max(1, list(value).length)] ?? holeOf("element"),
  one: ([value]) => list(value)[0] ?? null,
  keys: ([value]) => membersOf(value ?? null).map(([key]) => key),
  values: ([value]) => membersOf(value ?? null).map(([, each]) => each),
  length: ([value]) => (value !== undefined && isHole(value) ? value : typeof value === "string" ? value.length : membersOf(value ?? null).length),
  contains: ([value, wanted]) => (Array.isArray(value) ? value.some((each) => text(each) === text(wanted)) : holeOf("contains")),
  zipmap: ([keys, values]) => Object.fromEntries(list(keys).map((key, at) => [text(key), list(values)[at] ?? null])),
  lower: onText((value) => outsideHoles(value, (part) => part.toLowerCase())),
  upper: onText((value) => outsideHoles(value, (part) => part.toUpperCase())),
  title: onText((value) => outsideHoles(value, (part) => part.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()))),
  trimspace: onText((value) => value.trim()),
  trimprefix: onText((value, prefix = "") => (value.startsWith(prefix) ? value.slice(prefix.length) : value)),
  trimsuffix: onText((value, suffix = "") => (suffix !== "" && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value)),
  trim: onText((value, letters = "") => [...value].join("").replace(new RegExp(`^[${letters.replace(/[\\\]^-]/g, "\\$&")}]+|[${letters.replace(/[\\\]^-]/g, "\\$&")}]+$`, "g"), "")),
  substr: ([value, from, length]) => (text(value).includes("${") ? text(value) : text(value).slice(Number(text(from)), Number(text(length)) < 0 ? undefined : Number(text(from)) + Number(text(length)))),
  basename: onText((value) => value.replace(/\/+$/, "").split("/").at(-1) ?? ""),
  dirname: onText((value) => value.replace(/\/[^/]*$/, "")),
  abspath: first,
  pathexpand: first,
};

/** The result of a call; undefined: the function is not known. */
export function callFunction(name: string, given: TerraformValue[], places: Places): TerraformValue | undefined {
  return Object.hasOwn(known, name) ? known[name]?.(given, places) : undefined;
}
