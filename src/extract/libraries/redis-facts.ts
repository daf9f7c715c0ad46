/** Drafts that the models of Redis clients have in common. */
import type { Alternatives } from "../../model/facts.js";
import type { Template } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse } from "./library-model.js";
import { readsKey, writesKey } from "./redis-commands.js";
import { accesses, type Access, type StorePlace } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

/** One command on one key (or a list of keys). Without any argument there is no key. */
export function redisFacts(use: CallUse, where: StorePlace): Draft[] {
  const key = use.arg(0);
  if (!use.args.length && !/^(?:scan|keys)/i.test(use.member)) return [];
  const access: Access[] = [...(readsKey(use.member) ? ["read" as const] : []), ...(writesKey(use.member) ? ["write" as const] : [])];
  const { known, open } = keysOf(key);
  const common = { system: "redis", kind: "key" as const, ...where };
  return [...known.flatMap((name) => accesses(access, { ...common, dataset: [name] })), ...(open.length || !known.length ? accesses(access, { ...common, asks: open }) : [])];
}

function keysOf(key: ValueView): { known: Alternatives; open: Alternatives } {
  const texts = key.elements().flatMap((one) => (one.is("object") ? [] : one.text()));
  const heads = new Map<string, Template>();
  const open: Alternatives = [];
  for (const text of texts) {
    const head = prefixOf(text);
    if (head === undefined) open.push(text);
    else heads.set(JSON.stringify(head), head);
  }
  return { known: [...heads.values()], open };
}

/** `user:{id}` → `user`; a key that begins with something unknown has no name. Settings of the deployment may stand in front. */
function prefixOf(text: Template): Template | undefined {
  const end = text.findIndex((part) => typeof part === "object" && part.hole !== "env" && part.hole !== "config");
  const head = end < 0 ? text : text.slice(0, end);
  if (!head.some((part) => typeof part === "string" && /[A-Za-z]/.test(part))) return undefined;
  const last = head.at(-1);
  return end < 0 || typeof last !== "string" ? head : [...head.slice(0, -1), last.replace(/[^A-Za-z0-9]+$/, "")].filter((part) => part !== "");
}
