import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["search", "searchSingleIndex", "searchForFacetValues", "getObject", "getObjects", "browse", "browseObjects", "findObject"], writes: ["saveObject", "saveObjects", "partialUpdateObject", "partialUpdateObjects", "replaceAllObjects", "deleteObject", "deleteObjects", "deleteBy", "clearObjects", "addOrUpdateObject", "addObject", "addObjects", "batch"] };

/** https://www.algolia.com/doc/libraries/javascript, versions 3 to 5. */
export const algolia: LibraryModel = {
  id: "algolia",
  title: "Algolia",
  packages: ["algoliasearch", "algoliasearch/lite", "@algolia/client-search", "algoliasearch-helper"],
  category: "database",
  system: "algolia",
  finds: "indexes that records are searched in, read from and written to; the application",
  cannotSee: "indexes that widgets of a user interface search",
  aliases: { "()": ".client()", ".{algoliasearch,liteClient,searchClient,SearchClient}()": ".client()" },
  uses: [
    { on: `.client().initIndex().${verbNames(verbs)}`, facts: (use) => accessed(use, use.made("initIndex")?.arg(0)) },
    // since version 5 each call names its index
    { on: `.client().${verbNames(verbs)}`, facts: (use) => (use.arg(0).is("array") || use.arg(0).prop("requests").exists ? searched(use) : accessed(use, use.arg(0).prop("indexName"))) },
    { on: "{,.algoliasearch}", facts: (use) => opens("algolia", { connection: named(use.arg(0)) }) },
  ],
};

function accessed(use: CallUse, index: CallUse["receiver"] | undefined): Draft[] {
  const records = use.arg(0).prop("objects", "body").exists ? use.arg(0).prop("objects", "body") : use.arg(0);
  const payload = /^(?:save|addOr|addO|partial|replace)/.test(use.member) ? records.elements()[0]?.shape() : undefined;
  return index?.exists ? accesses(accessOf(verbs, use.member), { system: "algolia", kind: "index", dataset: named(index), payload }) : [];
}

/** `search([{ indexName }])`, `search({ requests: [{ indexName }] })`. */
function searched(use: CallUse): Draft[] {
  const requests = use.arg(0).is("array") ? use.arg(0) : use.arg(0).prop("requests");
  return requests.elements().flatMap((one) => (one.prop("indexName").exists ? accesses(["read"], { system: "algolia", kind: "index", dataset: named(one.prop("indexName")) }) : []));
}
