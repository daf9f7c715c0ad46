import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { accesses, named, opens, type StorePlace } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["get", "find", "findAll", "mapWithQuery"], writes: ["insert", "update", "remove"] };

/** https://docs.datastax.com/en/developer/nodejs-driver; CQL has the tables where SQL has them. */
export const cassandra: LibraryModel = {
  id: "cassandra",
  title: "Cassandra driver",
  packages: ["cassandra-driver", "dse-driver", "@ifaim/cassandra"],
  category: "database",
  system: "cassandra",
  finds: "tables that CQL reads and writes, batches and mapped models included; the keyspace",
  cannotSee: "models that only a naming convention of the project's own maps",
  uses: [
    { on: ".Client().{execute,eachRow,stream,executeGraph}", facts: (use) => (use.member === "executeGraph" ? [] : sqlFacts(use, statementOf(use.arg(0)), { system: "cassandra", ...place(use) })) },
    { on: ".Client().batch", facts: (use) => use.arg(0).elements().flatMap((one) => sqlFacts(use, statementOf(one), { system: "cassandra", ...place(use) })) },
    { on: `.mapping.Mapper().forModel().${verbNames(verbs)}`, facts: mapped },
    { on: ".Client", facts: (use) => opens("cassandra", placeOf(use.arg(0))) },
  ],
};

const placeOf = (options: CallUse["receiver"]): StorePlace => ({ connection: named(options.prop("contactPoints").elements()[0] ?? options.prop("contactPoints")), database: named(options.prop("keyspace")) });

function place(use: CallUse): StorePlace {
  const made = use.made("Client");
  return made ? placeOf(made.arg(0)) : {};
}

/** `new Mapper(client, { models: { Video: { tables: ["videos"] } } })`. */
function mapped(use: CallUse): Draft[] {
  const model = use.made("forModel")?.arg(0);
  const name = model?.constant();
  if (!model || name === undefined) return [];
  const tables = use.made("Mapper")?.arg(1).prop("models").prop(name).prop("tables").elements().flatMap((one) => named(one.is("object") ? one.prop("name") : one)) ?? [];
  return accesses(accessOf(verbs, use.member), { system: "cassandra", kind: "table", dataset: tables.length ? tables : [[name]] });
}
