/** Drafts for raw SQL: one per table that the text reads or writes. */
import type { Alternatives } from "../../model/facts.js";
import type { Template } from "../../model/template.js";
import type { FactDraft } from "./draft.js";
import { readStatement } from "../sql/read-statement.js";
import { columnFields } from "../sql/sql-tables.js";
import type { CallUse } from "./library-model.js";
import { accesses, type StorePlace } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

/** The statement of a query: its text, or the member of a query object that holds it. */
export function statementOf(query: ValueView): Alternatives {
  const inside = query.prop("text", "sql", "query", "statement", "sqlText");
  return query.is("text") || !inside.exists ? (query.is("object") ? [] : query.text()) : inside.text();
}

interface Asked {
  use: Pick<CallUse, "parseSql">;
  place: StorePlace;
  system: string;
}

/** `sql`: alternatives of one statement. A text that begins with a hole is asked for at the callers, and is undecided if they do not know. */
export function sqlFacts(use: Pick<CallUse, "parseSql">, sql: Alternatives, { system, ...place }: StorePlace & { system: string }): FactDraft[] {
  return sql.flatMap((text) => ofText(text, { use, place, system }));
}

/** Databases that read names in lower case if they are not quoted, as the parser does. */
const folding = /^(?:postgresql|cockroachdb|aws\.redshift)$/;

function ofText(text: Template, { use, place, system }: Asked): FactDraft[] {
  const { understood, tables } = readStatement(text, { parse: use.parseSql, folds: folding.test(system) });
  if (understood) return tables.flatMap(({ name, access, columns }) => accesses([access], { system, kind: "table", dataset: [name], ...place, ...(columns.length ? { payload: { fields: columnFields(columns) } } : {}) }));
  const start = text.find((part) => typeof part !== "string" || part.trim() !== "");
  if (typeof start !== "object") return [];
  return [{ type: "undecided", would: "store-read", template: "{…}", why: "the SQL text is only known at run time", asks: [[start]] }];
}
