import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens, placeOf } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["search", "retrieve", "export", "exportStream"], writes: ["create", "upsert", "update", "import", "importStream", "delete"] };

/** https://typesense.org/docs. */
export const typesense: LibraryModel = {
  id: "typesense",
  title: "Typesense",
  packages: ["typesense"],
  category: "database",
  system: "typesense",
  finds: "collections that documents are searched in, read from and written to",
  cannotSee: "collections behind an alias",
  aliases: { ".{SearchClient}()": ".Client()" },
  uses: [
    { on: `.Client().collections().documents().${verbNames(verbs)}`, facts: accessed },
    { on: ".Client().multiSearch.perform", facts: (use) => use.arg(0).prop("searches").elements().flatMap((one) => accesses(["read"], { system: "typesense", kind: "collection", dataset: named(one.prop("collection")) })) },
    { on: ".Client", facts: (use) => opens("typesense", placeOf(use.arg(0).prop("nodes").elements()[0])) },
  ],
};

function accessed(use: CallUse): Draft[] {
  const collection = use.made("collections")?.arg(0);
  const payload = /^(?:create|upsert|update)$/.test(use.member) ? use.arg(0).shape() : undefined;
  return collection?.exists ? accesses(accessOf(verbs, use.member), { system: "typesense", kind: "collection", dataset: named(collection), payload }) : [];
}
