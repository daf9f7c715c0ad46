import { normalise } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts, statementOf } from "./sql-facts.js";
import { accesses, named } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";

const verbs = { reads: ["getRows", "createReadStream", "query", "extract", "createExtractJob"], writes: ["insert", "createWriteStream", "createInsertStream", "load", "createLoadJob", "delete"], both: ["copy"] };
const table = ".BigQuery().dataset().table()";

/** https://cloud.google.com/nodejs/docs/reference/bigquery/latest. */
export const bigquery: LibraryModel = {
  id: "bigquery",
  title: "BigQuery",
  packages: ["@google-cloud/bigquery"],
  category: "database",
  system: "gcp.bigquery",
  finds: "tables that queries read and write, and that rows are inserted into, as `dataset.table`",
  cannotSee: "tables behind views, and the storage write API",
  aliases: { ".BigQuery().{createQueryJob}()": ".BigQuery().job()" },
  uses: [
    { on: ".BigQuery().{query,createQueryJob,createQueryStream}", facts: (use) => sqlFacts(use, statementOf(use.arg(0)), { system: "gcp.bigquery" }) },
    { on: `${table}.${verbNames(verbs)}`, facts: accessed },
  ],
};

function accessed(use: CallUse): Draft[] {
  const [dataset, name] = [use.made("dataset")?.arg(0), use.made("table")?.arg(0)];
  if (!name?.exists) return [];
  const full = named(name).map((one) => normalise([...(dataset ? (named(dataset)[0] ?? []) : []), ".", ...one]));
  const payload = use.member === "insert" ? use.arg(0).elements()[0]?.shape() : undefined;
  return accesses(accessOf(verbs, use.member), { system: "gcp.bigquery", kind: "table", dataset: full, payload });
}
