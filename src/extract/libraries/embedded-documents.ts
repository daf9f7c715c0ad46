import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";
import type { ValueView } from "./value-view.js";

const nedb = { reads: ["find", "findOne", "count", "findAsync", "findOneAsync", "countAsync"], writes: ["insert", "update", "remove", "insertAsync", "updateAsync", "removeAsync"] };
const lowdb = { reads: ["read"], writes: ["write"], both: ["update"] };
const loki = { reads: ["find", "findOne", "get", "by", "where", "chain", "count"], writes: ["insert", "update", "remove", "findAndUpdate", "findAndRemove", "removeWhere", "updateWhere"] };

/** https://github.com/typicode/lowdb, https://github.com/seald/nedb, https://github.com/techfort/LokiJS: small databases in a file of the service. */
export const embeddedDocuments: LibraryModel = {
  id: "embedded-documents",
  title: "lowdb, NeDB, LokiJS",
  packages: ["lowdb", "lowdb/node", "lowdb/adapters/FileSync", "lowdb/adapters/FileAsync", "nedb", "@seald-io/nedb", "nedb-promises", "nedb-async", "lokijs"],
  category: "database",
  system: "file",
  finds: "files that are read and written as small databases, and collections in them",
  cannotSee: "databases that are held in memory only",
  aliases: { ".{JSONFilePreset,JSONFileSyncPreset,Low,LowSync}()": ".low()", ".{create,Datastore}()": "()", "().{addCollection,getCollection}()": "().collection()" },
  uses: [
    { on: `.low().${verbNames(lowdb)}`, facts: (use) => tell(accessOf(lowdb, use.member), fileOf(use.made("JSONFilePreset") ?? use.made("JSONFileSyncPreset") ?? use.made("Low") ?? use.made("LowSync"))) },
    { on: "().{read,write}", facts: (use) => tell(accessOf(lowdb, use.member), fileOf(use.made(""))) },
    { on: `().${verbNames(nedb)}`, facts: (use) => tell(accessOf(nedb, use.member), fileOf(use.made("") ?? use.made("create") ?? use.made("Datastore"))) },
    { on: `().collection().${verbNames(loki)}`, facts: (use) => accesses(accessOf(loki, use.member), { system: "file", kind: "collection", dataset: named((use.made("addCollection") ?? use.made("getCollection"))?.arg(0) ?? use.arg(-1)) }) },
  ],
};

/** `new Datastore({ filename })`, `new Low(new JSONFile("db.json"))`, `low(new FileSync("db.json"))`. */
function fileOf(made: Pick<CallUse, "arg"> | undefined): ValueView | undefined {
  const first = made?.arg(0);
  const adapter = first?.made("JSONFile") ?? first?.made("JSONFileSync") ?? first?.made("");
  return adapter ? adapter.arg(0) : first?.is("object") ? first.prop("filename") : first;
}

const tell = (access: ReturnType<typeof accessOf>, file: ValueView | undefined): Draft[] => (file?.exists && !file.is("object") ? accesses(access, { system: "file", kind: "file", dataset: named(file) }) : []);
