import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["query", "fetch", "searchRecords", "listPaginated"], writes: ["upsert", "upsertRecords", "update", "deleteOne", "deleteMany", "deleteAll"] };
const index = ".Pinecone().index()";

/** https://docs.pinecone.io/reference/node-sdk. */
export const pinecone: LibraryModel = {
  id: "pinecone",
  title: "Pinecone",
  packages: ["@pinecone-database/pinecone"],
  category: "database",
  system: "pinecone",
  finds: "indexes that vectors are searched in, read from and written to",
  cannotSee: "namespaces within an index",
  aliases: { ".Pinecone().Index()": index, [`${index}.namespace()`]: index, ".{PineconeClient}()": ".Pinecone()", ".Index()": index },
  uses: [{ on: `${index}.${verbNames(verbs)}`, facts: accessed }],
};

function accessed(use: CallUse): Draft[] {
  const name = (use.made("index") ?? use.made("Index"))?.arg(0);
  const dataset = name?.is("object") ? name.prop("name", "indexName") : name;
  return accesses(accessOf(verbs, use.member), { system: "pinecone", kind: "index", dataset: dataset?.exists ? named(dataset) : [] });
}
