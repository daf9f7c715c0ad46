/** Drafts that the models of Redis clients have in common. */
import type { Draft } from "./draft.js";
import type { CallUse } from "./library-model.js";
import { keysOf } from "./key-prefix.js";
import { readsKey, writesKey } from "./redis-commands.js";
import { accesses, type Access, type StorePlace } from "./store-facts.js";

/** One command on one key (or a list of keys). Without any argument there is no key. */
export function redisFacts(use: CallUse, where: StorePlace): Draft[] {
  const key = use.arg(0);
  if (!use.args.length && !/^(?:scan|keys)/i.test(use.member)) return [];
  const access: Access[] = [...(readsKey(use.member) ? ["read" as const] : []), ...(writesKey(use.member) ? ["write" as const] : [])];
  const { known, open } = keysOf(key);
  const common = { system: "redis", kind: "key" as const, ...where };
  return accesses(access, { ...common, dataset: known, asks: open });
}
