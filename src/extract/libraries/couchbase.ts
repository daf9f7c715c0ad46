import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts } from "./sql-facts.js";
import { accesses, named, opens, type StorePlace } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["get", "exists", "lookupIn", "getAnyReplica", "getAllReplicas", "scan"], writes: ["insert", "upsert", "replace", "remove", "mutateIn", "touch"], both: ["getAndTouch", "getAndLock"] };
const collection = ".Collection()";

/** https://docs.couchbase.com/nodejs-sdk/current. */
export const couchbase: LibraryModel = {
  id: "couchbase",
  title: "Couchbase",
  packages: ["couchbase"],
  category: "database",
  system: "couchbase",
  finds: "collections whose documents are read and written, and keyspaces in SQL++ queries, with the bucket; clusters",
  cannotSee: "indexes, and views behind a query service",
  aliases: {
    ".{connect,Cluster.connect}()": ".Cluster()", ".Cluster().bucket()": ".Bucket()", ".Bucket().{collection,defaultCollection}()": collection, ".Bucket().{scope,defaultScope}()": ".Scope()", ".Scope().collection()": collection,
  },
  uses: [
    { on: `${collection}.${verbNames(verbs)}`, facts: accessed },
    { on: "{.Cluster().query,.Scope().query}", facts: (use) => sqlFacts(use, use.arg(0).text(), { system: "couchbase", ...place(use) }) },
    { on: "{.connect,.Cluster.connect,.Cluster}", facts: (use) => opens("couchbase", { connection: named(use.arg(0)) }) },
  ],
};

function accessed(use: CallUse): Draft[] {
  const name = use.made("collection")?.arg(0);
  const payload = /^(?:insert|upsert|replace)$/.test(use.member) ? use.arg(1).shape() : undefined;
  return accesses(accessOf(verbs, use.member), { system: "couchbase", kind: "collection", dataset: name?.exists ? named(name) : use.made("defaultCollection") ? [["_default"]] : [], payload, ...place(use) });
}

function place(use: CallUse): StorePlace {
  const bucket = use.made("bucket")?.arg(0);
  return bucket?.exists ? { database: named(bucket) } : {};
}
