import type { Template } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { sqlFacts } from "./sql-facts.js";
import { accesses, named, opens } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";
import type { ValueView } from "./value-view.js";

const verbs = { reads: ["select", "live", "subscribeLive"], writes: ["create", "insert", "update", "upsert", "merge", "patch", "delete", "insertRelation"] };

/** https://surrealdb.com/docs/sdk/javascript. */
export const surrealdb: LibraryModel = {
  id: "surrealdb",
  title: "SurrealDB",
  packages: ["surrealdb", "surrealdb.js", "surrealdb.node"],
  category: "database",
  system: "surrealdb",
  finds: "tables whose records are read and written, by calls and in queries",
  cannotSee: "tables that only relations of a query lead to",
  aliases: { ".default()": ".Surreal()", "()": ".Surreal()" },
  uses: [
    { on: `.Surreal().${verbNames(verbs)}`, facts: accessed },
    { on: ".Surreal().{query,queryRaw}", facts: (use) => sqlFacts(use, use.arg(0).text(), { system: "surrealdb" }) },
    { on: ".Surreal().connect", facts: (use) => opens("surrealdb", { connection: named(use.arg(0)) }) },
  ],
};

function accessed(use: CallUse): Draft[] {
  const table = use.arg(0);
  const record = table.made("RecordId") ?? table.made("StringRecordId") ?? table.made("Table");
  const names = named(record ? record.arg(0) : table).map(withoutId);
  return table.exists ? accesses(accessOf(verbs, use.member), { system: "surrealdb", kind: "table", dataset: names, payload: shapeOf(use.member, use.arg(1)) }) : [];
}

const shapeOf = (member: string, data: ValueView): ReturnType<ValueView["shape"]> => (/^(?:create|insert|update|merge|upsert)$/.test(member) ? data.elements()[0]?.shape() : undefined);

/** `person:tobie` is a record of `person`. */
function withoutId(name: Template): Template {
  const first = name[0];
  return typeof first === "string" && first.includes(":") ? [first.replace(/:.*$/s, "")] : name;
}
