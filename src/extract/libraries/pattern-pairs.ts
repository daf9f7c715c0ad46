/**
 * Patterns of Seneca and Hemera: properties that a message must have, `role:math,cmd:sum` or `{ role: "math", cmd: "sum" }`. In: arguments. Out: the
 * pattern as one text, in the order it was written.
 */
import type { Alternatives } from "../../model/facts.js";
import { normalise, type Template } from "../../model/template.js";
import type { ValueView } from "./value-view.js";

type Pair = [key: string, value: Alternatives];

const maxAlternatives = 16;

/** The pattern of a handler: each argument's pairs. */
export function patternText(args: readonly ValueView[]): Alternatives {
  return joined(args.flatMap(pairsOf));
}

/**
 * What a message says of itself: a text or the first object is its pattern; of the data beside it, only what is known beforehand can be part of one.
 * An object in which nothing is known says that there is a pattern all the same.
 */
export function messageText(args: readonly ValueView[]): Alternatives {
  const pairs = args.map((one) => ({ isPattern: one.is("text"), pairs: pairsOf(one) }));
  const known = pairs.flatMap((one) => (one.isPattern ? one.pairs : one.pairs.filter(isKnown)));
  return joined(known.length ? known : pairs.flatMap((one) => one.pairs));
}

const isKnown = ([, value]: Pair): boolean => value.length === 1 && (value[0] ?? []).every((part) => typeof part === "string");

function pairsOf(view: ValueView): Pair[] {
  if (view.is("text")) return view.text().slice(0, 1).flatMap(written);
  // names that end in a dollar sign direct the library itself
  return view.keys().filter((key) => !key.endsWith("$")).map((key): Pair => {
    const value = view.prop(key).text();
    return [key, value.length ? value : [[{ hole: "unknown", name: key }]]];
  });
}

/** `role: math, cmd: sum`, with or without braces and quotes; a value may have open parts. */
function written(text: Template): Pair[] {
  const holes = text.filter((part) => typeof part === "object");
  let next = 0;
  // private-use characters stand for the holes while the text is cut into pairs
  const marked = text.map((part) => (typeof part === "string" ? part : `\uE000${next++}\uE001`)).join("");
  const value = (part: string): Template => normalise(part.split(/\uE000(\d+)\uE001/).map((piece, index) => (index % 2 ? (holes[Number(piece)] ?? "") : piece)));
  return marked.replace(/^\s*\{|\}\s*$|["'\s]/g, "").split(",").flatMap((part): Pair[] => {
    const at = part.indexOf(":");
    return at > 0 ? [[part.slice(0, at), [value(part.slice(at + 1))]]] : [];
  });
}

function joined(pairs: readonly Pair[]): Alternatives {
  const last = new Map(pairs);
  const rows = [...last].reduce<Template[]>((heads, [key, values]) => heads.flatMap((head) => values.map((value) => [...head, `${head.length ? "," : ""}${key}:`, ...value])).slice(0, maxAlternatives), [[]]);
  return rows.map(normalise).filter((row) => row.length > 0);
}
