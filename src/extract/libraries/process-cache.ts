import type { Draft } from "./draft.js";
import { keysOf } from "./key-prefix.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["get", "mget", "peek", "has", "fetch", "values", "entries", "take", "getEntry"], writes: ["set", "mset", "del", "delete", "clear", "flushAll", "put", "add"] };

/** https://github.com/node-cache/node-cache, https://github.com/isaacs/node-lru-cache. They hold copies within the process: `memory`, and kept only where they are both written and read. */
export const processCache: LibraryModel = {
  id: "process-cache",
  title: "Caches in the process (node-cache, lru-cache)",
  packages: ["node-cache", "lru-cache", "memory-cache", "quick-lru", "@isaacs/ttlcache", "tiny-lru", "mnemonist/lru-cache"],
  category: "database",
  system: "memory",
  finds: "records that a module keeps in a cache of its own process, by the constant head of the key or the cache's name",
  cannotSee: "what is kept in fields of objects under keys of run time",
  aliases: { "{.LRUCache,.default,.TTLCache,.LRU,.NodeCache,.lru,.LRUMap}()": "()" },
  uses: [{ on: `().${verbNames(verbs)}`, facts: accessed }],
};

function accessed(use: CallUse): Draft[] {
  if (!use.insideFunction) return [];
  const { known } = keysOf(use.arg(0));
  const name = use.receiver.moduleVariable();
  const dataset = known.length ? known : name === undefined ? [] : [[name]];
  return dataset.length ? accesses(accessOf(verbs, use.member), { system: "memory", kind: "map", dataset, payload: /^(?:set|put|add)$/.test(use.member) ? use.arg(1).shape() : undefined }) : [];
}
