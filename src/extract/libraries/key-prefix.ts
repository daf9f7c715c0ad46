/** Names of keys that are made at run time: their constant head. */
import type { Alternatives } from "../../model/facts.js";
import { printTemplate, type Template } from "../../model/template.js";
import type { ValueView } from "./value-view.js";

/** Heads of a key or a list of keys, and the texts that have none: their first part is asked for at the callers. */
export function keysOf(key: ValueView): { known: Alternatives; open: Alternatives } {
  const texts = key.elements().flatMap((one) => (one.is("object") ? [] : one.text()));
  const heads = new Map<string, Template>();
  const open: Alternatives = [];
  for (const text of texts) {
    const head = prefixOf(text);
    if (head === undefined) open.push(text);
    else heads.set(JSON.stringify(head), head);
  }
  return { known: withoutLonger([...heads.values()]), open };
}

/** `keys` beside `keys/web`: the alternatives of one key share the shorter head. */
function withoutLonger(heads: Alternatives): Alternatives {
  const printed = heads.map(printTemplate);
  return heads.filter((_head, at) => !printed.some((other) => other !== printed[at] && printed[at]?.startsWith(other) && /^[^A-Za-z0-9]/.test(printed[at].slice(other.length))));
}

/** `user:{id}` → `user`; a key that begins with something unknown has no name. Settings of the deployment may stand in front. */
export function prefixOf(text: Template): Template | undefined {
  const end = text.findIndex((part) => typeof part === "object" && part.hole !== "env" && part.hole !== "config");
  const head = end < 0 ? text : text.slice(0, end);
  if (!head.some((part) => typeof part === "string" && /[A-Za-z]/.test(part))) return undefined;
  // Redis clusters place keys by what stands in braces
  const start = head[0];
  if (typeof start === "string" && /^[^A-Za-z0-9]/.test(start)) return prefixOf([start.replace(/^[^A-Za-z0-9]+/, ""), ...text.slice(1)]);
  const last = head.at(-1);
  // the last part of a key, known or in part, is the entry's name: `fees:latest` and `fees:at-{time}` → `fees`
  if (typeof last === "string" && /[A-Za-z][^:]*:[^:]+$/.test(last)) return [...head.slice(0, -1), last.replace(/:[^:]*$/, "")];
  return end < 0 || typeof last !== "string" ? head : [...head.slice(0, -1), last.replace(/[^A-Za-z0-9]+$/, "")].filter((part) => part !== "");
}
