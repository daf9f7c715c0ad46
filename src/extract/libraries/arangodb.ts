import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens, placeOf, type Access } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["document", "documents", "documentExists", "all", "any", "byExample", "firstExample", "edges", "inEdges", "outEdges", "count", "vertex", "edge"], writes: ["save", "saveAll", "update", "updateAll", "replace", "replaceAll", "remove", "removeAll", "import", "truncate"] };
const collection = ".Database().collection()";

/** https://arangodb.github.io/arangojs. */
export const arangodb: LibraryModel = {
  id: "arangodb",
  title: "ArangoDB",
  packages: ["arangojs"],
  category: "database",
  system: "arangodb",
  finds: "collections whose documents are read and written, by calls and in AQL; the database",
  cannotSee: "collections that only a graph or a bound parameter names",
  aliases: { "()": ".Database()", ".Database().database()": ".Database()", ".Database().{edgeCollection,vertexCollection,graph().vertexCollection,graph().edgeCollection}()": collection, ".{DocumentCollection,EdgeCollection}()": collection },
  uses: [
    { on: `${collection}.${verbNames(verbs)}`, facts: accessed },
    { on: ".Database().query", facts: (use) => queried(use.arg(0).made("aql")?.arg(0).text() ?? (use.arg(0).is("object") ? use.arg(0).prop("query").text() : use.arg(0).text())) },
    { on: "{,.Database}", facts: (use) => opens("arangodb", { ...placeOf(use.arg(0)), ...(named(use.arg(0).prop("databaseName")).length ? { database: named(use.arg(0).prop("databaseName")) } : {}) }) },
  ],
};

function accessed(use: CallUse): Draft[] {
  const name = (use.made("collection") ?? use.made("edgeCollection") ?? use.made("vertexCollection"))?.arg(0);
  return accesses(accessOf(verbs, use.member), { system: "arangodb", kind: "collection", dataset: name?.exists ? named(name) : [], payload: use.member === "save" ? use.arg(0).shape() : undefined });
}

/** `FOR o IN orders`, `INSERT {…} INTO orders`, `UPDATE … IN orders`, `REMOVE … IN orders`, `UPSERT … IN orders`. */
function queried(texts: Alternatives): Draft[] {
  return texts.flatMap((text) => {
    const written = text.map((part) => (typeof part === "string" ? part : "?")).join("");
    const reads = [...written.matchAll(/\bFOR\s+\w+(?:\s*,\s*\w+)*\s+IN\s+(?:\d+(?:\.\.\d+)?\s+(?:OUTBOUND|INBOUND|ANY)\s+\S+\s+)?([A-Za-z_]\w*)(?!\w*\s*[([.])/gi)].map((match) => match[1] ?? "");
    const writes = [...written.matchAll(/\b(?:INSERT|UPDATE|REPLACE|REMOVE|UPSERT)\b[^;]*?\b(?:INTO|IN)\s+([A-Za-z_]\w*)/gi)].map((match) => match[1] ?? "");
    const variables = new Set([...written.matchAll(/\bLET\s+(\w+)\s*=/gi)].map((match) => match[1]));
    return [...tell(reads.filter((name) => !variables.has(name) && !/^(?:OUTBOUND|INBOUND|ANY|GRAPH)$/i.test(name)), "read"), ...tell(writes, "write")];
  });
}

const tell = (names: readonly string[], access: Access): Draft[] => [...new Set(names)].flatMap((name) => accesses([access], { system: "arangodb", kind: "collection", dataset: [[name]] }));
