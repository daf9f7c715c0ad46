import type { Draft } from "./draft.js";
import { keysOf } from "./key-prefix.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["get", "gets", "getMulti", "fetch"], writes: ["set", "add", "replace", "append", "prepend", "cas", "del", "delete", "touch"], both: ["incr", "decr", "increment", "decrement"] };

/** https://github.com/3rd-Eden/memcached, https://github.com/memcachier/memjs. */
export const memcached: LibraryModel = {
  id: "memcached",
  title: "Memcached clients",
  packages: ["memcached", "memjs", "memcache-plus", "node-memcached", "memcache-client"],
  category: "database",
  system: "memcached",
  finds: "keys that are read and written, by their constant head (`user:{id}` is `user`); servers",
  cannotSee: "keys that begin with a value of run time",
  aliases: { "()": ".client()", ".{Client.create,Client,MemcacheClient,Memcached}()": ".client()" },
  uses: [
    { on: `.client().${verbNames(verbs)}`, facts: accessed },
    { on: "{,.Client.create}", facts: (use) => opens("memcached", { connection: use.arg(0).is("object") ? [] : use.arg(0).elements().flatMap(named) }) },
  ],
};

function accessed(use: CallUse): Draft[] {
  if (!use.args.length) return [];
  const { known, open } = keysOf(use.arg(0));
  return accesses(accessOf(verbs, use.member), { system: "memcached", kind: "key", dataset: known, asks: open });
}
