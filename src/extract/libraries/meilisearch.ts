import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens, placeOf } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["search", "searchGet", "getDocument", "getDocuments", "searchForFacetValues", "searchSimilarDocuments"], writes: ["addDocuments", "addDocumentsInBatches", "updateDocuments", "updateDocumentsInBatches", "deleteDocument", "deleteDocuments", "deleteAllDocuments"] };

/** https://www.meilisearch.com/docs. */
export const meilisearch: LibraryModel = {
  id: "meilisearch",
  title: "Meilisearch",
  packages: ["meilisearch", "nestjs-meilisearch"],
  category: "database",
  system: "meilisearch",
  finds: "indexes that documents are searched in, read from and written to",
  cannotSee: "keys that browsers search with",
  aliases: { ".{Meilisearch,InjectMeiliSearch}()": ".MeiliSearch()", ".MeiliSearch().getIndex()": ".MeiliSearch().index()", ".Index()": ".MeiliSearch().index()" },
  uses: [
    { on: `.MeiliSearch().index().${verbNames(verbs)}`, facts: accessed },
    { on: ".MeiliSearch().multiSearch", facts: (use) => use.arg(0).prop("queries").elements().flatMap((one) => accesses(["read"], { system: "meilisearch", kind: "index", dataset: named(one.prop("indexUid")) })) },
    { on: "{.MeiliSearch,.Meilisearch}", facts: (use) => opens("meilisearch", placeOf(use.arg(0))) },
  ],
};

function accessed(use: CallUse): Draft[] {
  const index = (use.made("index") ?? use.made("getIndex"))?.arg(0);
  const payload = /^(?:add|update)Documents/.test(use.member) ? use.arg(0).elements()[0]?.shape() : undefined;
  return accesses(accessOf(verbs, use.member), { system: "meilisearch", kind: "index", dataset: index?.exists ? named(index) : [], payload });
}
