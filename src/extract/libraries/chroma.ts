import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens, placeOf } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["query", "get", "peek", "count"], writes: ["add", "upsert", "update", "delete"] };
const collection = ".ChromaClient().getCollection()";

/** https://docs.trychroma.com/reference/js. */
export const chroma: LibraryModel = {
  id: "chroma",
  title: "Chroma",
  packages: ["chromadb", "chromadb-client"],
  category: "database",
  system: "chroma",
  finds: "collections that documents are searched in, read from and written to; the server",
  cannotSee: "collections that are listed at run time",
  aliases: { ".ChromaClient().{createCollection,getOrCreateCollection}()": collection, ".CloudClient()": ".ChromaClient()", ".Collection()": collection },
  uses: [
    { on: `${collection}.${verbNames(verbs)}`, facts: accessed },
    { on: ".ChromaClient", facts: (use) => opens("chroma", placeOf(use.arg(0).prop("path").exists ? use.arg(0).prop("path") : use.arg(0))) },
  ],
};

function accessed(use: CallUse): Draft[] {
  const made = (use.made("getCollection") ?? use.made("createCollection") ?? use.made("getOrCreateCollection"))?.arg(0);
  return accesses(accessOf(verbs, use.member), { system: "chroma", kind: "collection", dataset: made ? named(made.prop("name")) : [] });
}
