import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["get", "head", "find", "view", "list", "fetch", "search", "allDocs", "query", "changes", "getAttachment", "partitionedFind", "mango"], writes: ["insert", "destroy", "bulk", "put", "post", "remove", "bulkDocs", "putAttachment", "removeAttachment", "upsert"], both: ["sync"] };

/** https://github.com/apache/couchdb-nano, https://pouchdb.com/api.html. */
export const couchdb: LibraryModel = {
  id: "couchdb",
  title: "CouchDB (nano, PouchDB)",
  packages: ["nano", "pouchdb", "pouchdb-node", "pouchdb-core", "couchdb-nano", "@cloudant/cloudant"],
  category: "database",
  system: "couchdb",
  finds: "databases whose documents are read, written, and replicated",
  cannotSee: "which kind of document a database holds, and design documents",
  aliases: { "().{use,scope}()": "().db.use()", ".{DocumentScope}()": "().db.use()", "().db.scope()": "().db.use()", ".{PouchDB,default}()": "()", ".{ServerScope}()": "()", "().server": "()" },
  uses: [
    { on: `().db.use().${verbNames(verbs)}`, facts: (use) => accessed(use, use.made("use") ?? use.made("scope")) },
    // `new PouchDB("orders")` and nano with the database in its URL
    { on: `().${verbNames(verbs)}`, facts: (use) => accessed(use, use.made("")) },
    { on: "", facts: (use) => opens("couchdb", { connection: named(use.arg(0).is("object") ? use.arg(0).prop("url") : use.arg(0)).filter((text) => typeof text[0] === "object" || /^https?:/.test(text[0] ?? "")) }) },
  ],
};

function accessed(use: CallUse, made: Pick<CallUse, "arg"> | undefined): Draft[] {
  const database = made?.arg(0);
  if (!database?.exists || database.is("object")) return [];
  const payload = /^(?:insert|put|post)$/.test(use.member) ? use.arg(0).shape() : undefined;
  const names = named(database).map((text) => text.map((part, index) => (typeof part === "string" && index === text.length - 1 ? part.replace(/^.*\//, "") : part)));
  return accesses(accessOf(verbs, use.member), { system: "couchdb", kind: "collection", dataset: names, payload });
}
