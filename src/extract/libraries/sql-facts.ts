/** Drafts for raw SQL: one per table that the text reads or writes. */
import type { Alternatives } from "../../model/facts.js";
import type { Template } from "../../model/template.js";
import type { FactDraft } from "./draft.js";
import { columnFields, sqlTables } from "./sql-tables.js";
import { accesses, type StorePlace } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

/** The statement of a query: its text, or the member of a query object that holds it. */
export function statementOf(query: ValueView): Alternatives {
  const inside = query.prop("text", "sql", "query", "statement");
  return query.is("text") || !inside.exists ? (query.is("object") ? [] : query.text()) : inside.text();
}

/** `sql`: alternatives of one statement. A text that begins with a hole is asked for at the callers, and is undecided if they do not know. */
export function sqlFacts(sql: Alternatives, { system, ...place }: StorePlace & { system: string }): FactDraft[] {
  return sql.flatMap((text) => ofText(text, { system, ...place }));
}

function ofText(text: Template, place: StorePlace & { system: string }): FactDraft[] {
  const { understood, tables } = sqlTables(text);
  if (understood) return tables.flatMap(({ name, access, columns }) => accesses([access], { kind: "table", dataset: [name], ...place, ...(columns.length ? { payload: { fields: columnFields(columns) } } : {}) }));
  const start = text.find((part) => typeof part !== "string" || part.trim() !== "");
  if (typeof start !== "object") return [];
  return [{ type: "undecided", would: "store-read", template: "{…}", why: "the SQL text is only known at run time", asks: [[start]] }];
}
