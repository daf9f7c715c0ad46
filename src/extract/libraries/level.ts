import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["get", "getMany", "iterator", "keys", "values", "has", "createReadStream", "createKeyStream", "createValueStream"], writes: ["put", "del", "clear", "batch", "putSync", "removeSync", "remove"] };

/** https://github.com/Level/community, https://github.com/kriszyp/lmdb-js. The folder is the store's name; a sublevel is what a table is elsewhere. */
export const level: LibraryModel = {
  id: "level",
  title: "LevelDB, RocksDB and LMDB",
  packages: ["level", "classic-level", "levelup", "rocksdb", "level-rocksdb", "leveldown", "lmdb"],
  category: "database",
  system: "leveldb",
  finds: "databases and their parts that are read and written in this process, by folder and sublevel",
  cannotSee: "what stands under which key",
  aliases: { ".{Level,ClassicLevel,open}()": "()", "().{sublevel,openDB}()": "().sublevel()", "().batch()": "().chain()" },
  uses: [{ on: `{(),().sublevel()}.${verbNames(verbs)}`, facts: accessed }],
};

function accessed(use: CallUse): Draft[] {
  const part = (use.made("sublevel") ?? use.made("openDB"))?.arg(0);
  const made = use.made("") ?? use.made("Level") ?? use.made("ClassicLevel") ?? use.made("open");
  const first = made?.arg(0);
  const folder = first?.library() ? (first.made("")?.arg(0) ?? made?.arg(1)) : first?.is("object") ? first.prop("path") : first;
  const name = part?.exists ? part : folder;
  return name?.exists ? accesses(accessOf(verbs, use.member), { system: "leveldb", kind: part?.exists ? "map" : "file", dataset: named(name.is("object") ? name.prop("name") : name) }) : [];
}
