import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens, type Access } from "./store-facts.js";

const reads = ["search", "get", "getSource", "mget", "msearch", "count", "exists", "explain", "scroll", "termsEnum", "searchTemplate", "termvectors"];
const writes = ["index", "create", "update", "delete", "bulk", "updateByQuery", "deleteByQuery"];

/** https://www.elastic.co/guide/en/elasticsearch/client/javascript-api/current/api-reference.html; OpenSearch has the same calls. */
export const elasticsearch: LibraryModel = {
  id: "elasticsearch",
  title: "Elasticsearch and OpenSearch",
  packages: ["@elastic/elasticsearch", "elasticsearch", "@nestjs/elasticsearch", "@opensearch-project/opensearch"],
  category: "database",
  system: "elasticsearch",
  finds: "indexes that documents are searched in, read from and written to",
  cannotSee: "indexes named only inside the lines of a bulk request",
  aliases: { ".{ElasticsearchService,Elasticsearch}()": ".Client()" },
  uses: [
    { on: `.Client().{${[...reads, ...writes].join(",")}}`, facts: accessed },
    { on: ".Client().reindex", facts: reindexed },
    { on: ".Client", facts: (use) => opens("elasticsearch", { connection: named(use.arg(0).prop("node", "nodes", "host", "hosts").elements()[0] ?? use.arg(-1)) }) },
  ],
};

function accessed(use: CallUse): Draft[] {
  const index = use.arg(0).prop("index", "_index");
  const access: Access = reads.includes(use.member) ? "read" : "write";
  if (!index.exists && use.member !== "bulk") return [];
  return accesses([access], { system: "elasticsearch", kind: "index", dataset: index.elements().flatMap(named), payload: access === "write" ? use.arg(0).prop("document", "body", "doc").shape() : undefined });
}

function reindexed(use: CallUse): Draft[] {
  const body = use.arg(0).prop("body").exists ? use.arg(0).prop("body") : use.arg(0);
  const common = { system: "elasticsearch", kind: "index" as const };
  return [...accesses(["read"], { ...common, dataset: named(body.prop("source").prop("index")) }), ...accesses(["write"], { ...common, dataset: named(body.prop("dest").prop("index")) })];
}
