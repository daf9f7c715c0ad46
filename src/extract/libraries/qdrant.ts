import type { LibraryModel } from "./library-model.js";
import { accesses, named, opens, placeOf } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["search", "searchBatch", "searchPointGroups", "query", "queryBatch", "queryGroups", "recommend", "recommendBatch", "discover", "retrieve", "scroll", "count"], writes: ["upsert", "delete", "setPayload", "overwritePayload", "deletePayload", "clearPayload", "updateVectors", "deleteVectors", "batchUpdate"] };

/** https://qdrant.tech/documentation. */
export const qdrant: LibraryModel = {
  id: "qdrant",
  title: "Qdrant",
  packages: ["@qdrant/js-client-rest", "@qdrant/qdrant-js"],
  category: "database",
  system: "qdrant",
  finds: "collections that points are searched in, read from and written to; the server",
  cannotSee: "collections behind an alias",
  uses: [
    { on: `.QdrantClient().${verbNames(verbs)}`, facts: (use) => (use.arg(0).exists ? accesses(accessOf(verbs, use.member), { system: "qdrant", kind: "collection", dataset: named(use.arg(0)), payload: use.member === "upsert" ? use.arg(1).prop("points").elements()[0]?.prop("payload").shape() : undefined }) : []) },
    { on: ".QdrantClient", facts: (use) => opens("qdrant", placeOf(use.arg(0))) },
  ],
};
