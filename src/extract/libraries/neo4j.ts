import type { Draft } from "./draft.js";
import { cypherLabels } from "./cypher-labels.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, named, opens, type StorePlace } from "./store-facts.js";

/** https://neo4j.com/docs/javascript-manual/current. */
export const neo4j: LibraryModel = {
  id: "neo4j",
  title: "Neo4j driver",
  packages: ["neo4j-driver", "neo4j-driver-lite", "nest-neo4j", "nest-neo4j/dist"],
  category: "database",
  system: "neo4j",
  finds: "labels and relations that Cypher reads and writes",
  cannotSee: "labels that are put in at run time, and what procedures touch",
  aliases: { ".{driver,Driver}()": ".Driver()", ".Driver().{session,rxSession}()": ".Session()", ".{Session().beginTransaction,Transaction,ManagedTransaction}()": ".Session()", ".Neo4jService().{read,write}()": ".Session().run()" },
  callbacks: [{ on: ".Session().{readTransaction,writeTransaction,executeRead,executeWrite}", argument: 0, parameter: 0, gives: ".Session()" }],
  uses: [
    { on: "{.Session().run,.Driver().executeQuery,.Neo4jService().read,.Neo4jService().write}", facts: ran },
    { on: ".driver", facts: (use) => opens("neo4j", { connection: named(use.arg(0)) }) },
  ],
};

function ran(use: CallUse): Draft[] {
  const query = use.arg(0).is("object") ? use.arg(0).prop("text") : use.arg(0);
  return query.text().flatMap((text) => {
    const start = text[0];
    if (typeof start === "object") return accesses(["read"], { system: "neo4j", kind: "collection", asks: [[start]] });
    return cypherLabels(text).flatMap(({ name, access }) => accesses([access], { system: "neo4j", kind: "collection", dataset: [[name]], ...place(use) }));
  });
}

function place(use: CallUse): StorePlace {
  const url = use.made("driver")?.arg(0);
  const database = named(use.made("session")?.arg(0).prop("database") ?? use.arg(-1));
  return { ...(url ? { connection: named(url) } : {}), ...(database.length ? { database } : {}) };
}
