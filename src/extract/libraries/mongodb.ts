import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { stageFacts } from "./mongodb-stages.js";
import { accesses, named, opens, type Access, type StorePlace } from "./store-facts.js";

const reads = ["find", "findOne", "aggregate", "count", "countDocuments", "estimatedDocumentCount", "distinct", "watch", "mapReduce", "group", "findAndModify", "findOneAndUpdate", "findOneAndReplace", "findOneAndDelete", "findToArray"];
const writes = [
  "insert", "insertOne", "insertMany", "update", "updateOne", "updateMany", "replaceOne", "save", "remove", "delete", "deleteOne", "deleteMany", "bulkWrite", "initializeOrderedBulkOp", "initializeUnorderedBulkOp", "drop", "findAndModify", "findOneAndUpdate", "findOneAndReplace", "findOneAndDelete",
];

/** https://www.mongodb.com/docs/drivers/node/current/; mongojs and monk are near enough to share the collection part. */
export const mongodb: LibraryModel = {
  id: "mongodb",
  title: "MongoDB driver",
  packages: ["mongodb", "mongodb-core", "mongodb-client-encryption", "@nestjs/mongo", "nest-mongodb", "mongodb-memory-server", "mongoist"],
  category: "database",
  system: "mongodb",
  finds: "reads and writes of collections, with the database that `client.db()` or the URL names",
  cannotSee: "collections that an aggregation joins under a computed name",
  aliases: {
    ".MongoClient.connect()": ".MongoClient()", ".connect()": ".MongoClient()", ".MongoClient().connect()": ".MongoClient()", ".MongoClient().db()": ".Db()", ".Db().db()": ".Db()",
    "{.MongoClient(),.Db()}.collection()": ".Collection()", ".Db().createCollection()": ".Collection()", ".Collection().withOptions()": ".Collection()",
  },
  callbacks: [
    { on: "{.MongoClient.connect,.MongoClient().connect,.connect}", argument: "last", parameter: 1, gives: ".MongoClient()" },
    { on: "{.MongoClient(),.Db()}.collection", argument: "last", parameter: 1, gives: ".Collection()" },
  ],
  uses: [
    { on: `.Collection().{${[...new Set([...reads, ...writes])].join(",")}}`, facts: collectionCall },
    { on: "{.MongoClient,.MongoClient.connect,.connect}", facts: (use) => opens("mongodb", { connection: named(use.arg(0)) }) },
    { on: ".MongoClient().db", facts: (use) => opens("mongodb", place(use, named(use.arg(0)))) },
  ],
};

function collectionCall(use: CallUse): Draft[] {
  const made = use.made("collection") ?? use.made("createCollection");
  const access: Access[] = [...(reads.includes(use.member) ? ["read" as const] : []), ...(writes.includes(use.member) ? ["write" as const] : [])];
  const document = use.member.startsWith("insert") || use.member === "save" ? use.arg(0) : use.member.startsWith("replace") ? use.arg(1) : undefined;
  const dataset = made?.arg(0);
  const payload = document?.elements()[0]?.shape() ?? made?.typeArg(0).shape() ?? use.typeArg(0).shape();
  const parts = { system: "mongodb", kind: "collection" as const, dataset: dataset?.exists ? dataset.text() : [], payload, ...place(use, named(use.made("db")?.arg(0) ?? use.arg(-1))) };
  return [...accesses(access, parts), ...(use.member === "aggregate" ? stageFacts(use.arg(0), parts.database ? { database: parts.database } : {}) : [])];
}

function place(use: CallUse, database: NonNullable<StorePlace["database"]>): StorePlace {
  const url = (use.made("connect")?.arg(0).is("text") ? use.made("connect") : use.made("MongoClient"))?.arg(0);
  return { ...(url ? { connection: named(url) } : {}), ...(database.length ? { database } : {}) };
}
