/**
 * What does an SQL text read and write? PostgreSQL's parser answers where it understands the text; it refuses other dialects and texts that are put
 * together at run time, and then the reader of `sql-tables` says what it recognises. In: a template. Out: tables with columns. Pure.
 */
import { normalise, printTemplate, type Template } from "../../model/template.js";
import type { SqlParser } from "./sql-parser.js";
import { isCatalogue, sqlTables, type SqlTable, type SqlTables } from "./sql-tables.js";
import { statementText, type StatementText } from "./statement-text.js";
import type { TreeTable } from "./tree-tables.js";

/** Pieces of a statement that are put in at run time and are taken out again until the rest is understood. */
const maxPieces = 24;

export function readStatement(sql: Template, { parse, folds }: { parse: SqlParser | undefined; folds: boolean }): SqlTables {
  const read = sqlTables(sql);
  if (!parse || !read.understood || !read.tables.length) return read;
  const statement = statementText(sql);
  const found = tablesOf(statement, parse);
  return found ? { understood: true, tables: named(statement, { found, folds }) } : read;
}

/** Where the parser stops at a hole, that is no value or name but a piece of the statement: it is tried without, or as a list. */
function tablesOf({ text, isOpen }: StatementText, parse: SqlParser): readonly TreeTable[] | undefined {
  let current = text;
  for (let pieces = 0; pieces <= maxPieces; pieces++) {
    const parsed = parse(current);
    if ("tables" in parsed) return parsed.tables;
    const piece = /^\w+/.exec(current.slice(Math.max(parsed.failedAt, 0)))?.[0];
    if (parsed.failedAt < 0 || piece === undefined || !isOpen(piece)) return undefined;
    const before = current.slice(0, parsed.failedAt);
    current = `${before}${/\b(?:in|values)\s*$/i.test(before) ? `(${piece})` : ""}${current.slice(parsed.failedAt + piece.length)}`;
  }
  return undefined;
}

function named(statement: StatementText, { found, folds }: { found: readonly TreeTable[]; folds: boolean }): SqlTable[] {
  const written = folds ? undefined : spellings(statement.text);
  const spell = (name: string): string => written?.get(name) ?? name;
  const out = new Map<string, SqlTable & { open: boolean }>();
  for (const { schema, name, access, columns, open = false } of found) {
    const full = normalise([...(schema === undefined || /^(?:public|dbo)$/i.test(schema) ? [] : [...statement.nameOf(spell(schema)), "."]), ...statement.nameOf(spell(name))]);
    if (isCatalogue(full)) continue;
    const key = `${access} ${printTemplate(full)}`;
    const known = out.get(key);
    const own = columns.filter((column) => !statement.isOpen(column)).map(spell);
    out.set(key, { name: full, access, columns: [...new Set([...(known?.columns ?? []), ...own])], open: open || (known?.open ?? false) || (access === "read" && own.length < columns.length) });
  }
  // a list with an unknown part is no list
  return [...out.values()].map(({ open, ...table }) => (open ? { ...table, columns: [] } : table));
}

/** Names as they are written: PostgreSQL reads them in lower case, other databases do not. */
function spellings(text: string): Map<string, string> {
  const out = new Map<string, string>();
  for (const [word] of text.matchAll(/[\p{L}_][\p{L}\p{N}_$]*/gu)) if (!out.has(word.toLowerCase())) out.set(word.toLowerCase(), word);
  return out;
}
