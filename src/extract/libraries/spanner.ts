import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { accesses, named, opens } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["read", "createReadStream"], writes: ["insert", "upsert", "update", "replace", "deleteRows"] };
const database = ".Spanner().instance().database()";

/** https://cloud.google.com/nodejs/docs/reference/spanner/latest. */
export const spanner: LibraryModel = {
  id: "spanner",
  title: "Cloud Spanner",
  packages: ["@google-cloud/spanner"],
  category: "database",
  system: "gcp.spanner",
  finds: "tables that SQL and mutations read and write, in transactions, too; the database",
  cannotSee: "tables behind views",
  aliases: { ".{Database,Transaction,Snapshot}()": database },
  callbacks: [
    { on: `${database}.runTransaction`, argument: "last", parameter: 1, gives: `${database}` },
    { on: `${database}.runTransactionAsync`, argument: "last", parameter: 0, gives: `${database}` },
  ],
  uses: [
    { on: `${database}.{run,runStream,runUpdate,executeSql,batchUpdate}`, facts: (use) => use.arg(0).elements().flatMap((one) => sqlFacts(use, statementOf(one), { system: "gcp.spanner" })) },
    { on: `${database}.${verbNames(verbs)}`, facts: (use) => table(use, use.arg(0)) },
    { on: `${database}.table().${verbNames(verbs)}`, facts: (use) => table(use, use.made("table")?.arg(0)) },
    { on: ".Spanner().instance().database", facts: (use) => opens("gcp.spanner", { database: named(use.arg(0)) }) },
  ],
};

function table(use: CallUse, name: CallUse["receiver"] | undefined): Draft[] {
  const rows = use.arg(name === use.arg(0) ? 1 : 0);
  return name?.is("text") || name?.text().length ? accesses(accessOf(verbs, use.member), { system: "gcp.spanner", kind: "table", dataset: named(name), payload: use.member === "read" || use.member === "deleteRows" ? undefined : rows.elements()[0]?.shape() }) : [];
}
