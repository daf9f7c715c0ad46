/**
 * Which tables does an SQL text read and write? Pure. For texts that no parser takes: other dialects than the parser's, holes in any place, fragments.
 * It looks only at the places where SQL allows a table: FROM, JOIN, INTO, UPDATE, USING, TRUNCATE, COPY. What it does not recognise says nothing.
 */
import type { Field } from "../../model/graph.js";
import { normalise, printTemplate, type Template } from "../../model/template.js";
import { sqlTokens, type SqlToken } from "./sql-tokens.js";

export interface SqlTable {
  name: Template;
  access: "read" | "write";
  /** Columns, where the statement lists them plainly. */
  columns: string[];
}

/** `understood`: it begins like a statement, so that an empty list means "no table". */
export interface SqlTables {
  understood: boolean;
  tables: SqlTable[];
}

const beginnings = new Set(["SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "WITH", "TRUNCATE", "COPY", "UPSERT", "EXPLAIN", "VALUES", "LOAD"]);
/** Statements that say nothing about data: definitions, transactions, settings. */
const silent = new Set(["CREATE", "ALTER", "DROP", "BEGIN", "COMMIT", "ROLLBACK", "START", "SET", "SHOW", "USE", "GRANT", "REVOKE", "ANALYZE", "VACUUM", "PRAGMA", "LISTEN", "NOTIFY", "UNLISTEN", "LOCK", "SAVEPOINT", "RELEASE", "CALL", "DO", "EXEC", "EXECUTE", "DECLARE", "FETCH", "CLOSE", "COMMENT", "REFRESH", "DESCRIBE", "KILL", "FLUSH", "OPTIMIZE", "ATTACH", "DETACH"]);
/** Words that end a list of tables or cannot be a table's name or alias. */
const clauses = new Set([
  "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "FETCH", "UNION", "EXCEPT", "INTERSECT", "ON", "USING", "SET", "VALUES", "RETURNING", "FOR", "WINDOW", "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "OUTER", "CROSS", "NATURAL", "STRAIGHT_JOIN", "SELECT", "FROM", "INTO", "WHEN", "AS", "WITH", "AND", "OR", "NOT", "LATERAL", "DEFAULT", "QUALIFY", "TABLESAMPLE", "OUTPUT", "ASOF", "DO", "END", "PARTITION", "TABLE",
]);
const modifiers = new Set(["ONLY", "LATERAL", "TABLE", "LOW_PRIORITY", "IGNORE", "DELAYED", "QUICK", "OR", "REPLACE", "ROLLBACK", "ABORT", "FAIL", "IF", "EXISTS"]);
/** Tables that describe the database itself. */
const catalogue = /^(?:dual|information_schema\..*|pg_catalog\..*|pg_\w+|sqlite_(?:master|schema|sequence)|sys\..*|mysql\..*|performance_schema\..*)$/i;

/** Is it a table that describes the database itself? */
export const isCatalogue = (name: Template): boolean => catalogue.test(printTemplate(name));

export function sqlTables(sql: Template): SqlTables {
  const tokens = sqlTokens(sql);
  const first = tokens.find((one) => !(one.kind === "mark" && (one.mark === "(" || one.mark === ";")));
  if (first?.kind !== "word") return { understood: false, tables: [] };
  if (!beginnings.has(first.upper)) return { understood: silent.has(first.upper), tables: [] };
  const common = commonTables(tokens);
  const found = statements(tokens).flatMap((statement) => tablesOf(statement));
  const kept = found.filter(({ name }) => !isCatalogue(name) && !common.has(printTemplate(name).toLowerCase()));
  return { understood: true, tables: merged(kept) };
}

/** Columns as a shape's fields; SQL gives them no type here. */
export const columnFields = (columns: readonly string[]): Field[] => columns.map((path) => ({ path, type: "unknown" }));

function statements(tokens: SqlToken[]): SqlToken[][] {
  const out: SqlToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === "mark" && token.mark === ";") out.push([]);
    else out.at(-1)?.push(token);
  }
  return out;
}

const isWord = (token: SqlToken | undefined, ...words: string[]): boolean => token?.kind === "word" && words.includes(token.upper);
const isMark = (token: SqlToken | undefined, mark: string): boolean => token?.kind === "mark" && token.mark === mark;

/** Names of common table expressions: `WITH recent [(…)] AS [NOT MATERIALIZED] (`. */
function commonTables(tokens: readonly SqlToken[]): Set<string> {
  const names = new Set<string>();
  if (!tokens.some((token) => isWord(token, "WITH"))) return names;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "word" && token.kind !== "name") continue;
    const before = tokens[index - 1];
    if (!isWord(before, "WITH", "RECURSIVE") && !isMark(before, ",")) continue;
    let at = index + 1;
    if (isMark(tokens[at], "(")) at = closing(tokens, at) + 1;
    if (!isWord(tokens[at], "AS")) continue;
    while (isWord(tokens[at + 1], "NOT", "MATERIALIZED")) at++;
    if (isMark(tokens[at + 1], "(")) names.add(printTemplate(token.text).toLowerCase());
  }
  return names;
}

function closing(tokens: readonly SqlToken[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    if (isMark(tokens[at], "(")) depth++;
    else if (isMark(tokens[at], ")") && --depth === 0) return at;
  }
  return tokens.length;
}

function tablesOf(tokens: SqlToken[]): SqlTable[] {
  const found: SqlTable[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "word") found.push(...tablesAt(tokens, index, token.upper));
  }
  return withSelected(tokens, found);
}

function tablesAt(tokens: SqlToken[], index: number, keyword: string): SqlTable[] {
  const before = tokens[index - 1];
  switch (keyword) {
    case "FROM":
      return fromTables(tokens, index);
    case "JOIN":
    case "STRAIGHT_JOIN":
      return single(tokens, index + 1, "read");
    case "INTO":
      return isInsert(tokens, index) ? written(tokens, index + 1, true) : [];
    case "UPDATE":
      // not `FOR UPDATE`, `ON CONFLICT DO UPDATE`, `ON DUPLICATE KEY UPDATE`, `ON UPDATE`, `WHEN MATCHED THEN UPDATE`
      return isWord(before, "FOR", "DO", "KEY", "ON", "THEN", "OF", "NO") ? [] : written(tokens, index + 1, false);
    case "TRUNCATE":
      return index === 0 ? written(tokens, index + 1, false) : [];
    case "USING":
      return isWord(tokens[0], "MERGE", "DELETE", "WITH") && !isMark(tokens[index + 1], "(") ? single(tokens, index + 1, "read") : [];
    case "COPY":
      return index === 0 ? copied(tokens) : [];
    default:
      return [];
  }
}

/** `INSERT … INTO`, `REPLACE INTO`, `MERGE INTO`, `LOAD DATA … INTO TABLE`; not `SELECT … INTO`. */
function isInsert(tokens: readonly SqlToken[], index: number): boolean {
  if (isWord(tokens[index + 1], "OUTFILE", "DUMPFILE") || isMark(tokens[index + 1], "@")) return false;
  for (let at = index - 1; at >= 0 && index - at <= 6; at--) if (isWord(tokens[at], "INSERT", "REPLACE", "MERGE", "UPSERT")) return true;
  return isWord(tokens[0], "LOAD");
}

function fromTables(tokens: SqlToken[], index: number): SqlTable[] {
  if (isWord(tokens[index - 1], "DISTINCT") && isWord(tokens[index - 2], "IS", "NOT")) return [];
  if (isWord(tokens[0], "COPY") || insideFunction(tokens, index)) return [];
  const deletes = deletesFrom(tokens, index);
  const out: SqlTable[] = [];
  for (let at = index + 1; at < tokens.length; ) {
    const table = tableAt(tokens, at);
    if (table.name) out.push({ name: table.name, access: deletes && out.length === 0 ? "write" : "read", columns: [] });
    const next = afterAlias(tokens, table.end);
    if (!isMark(tokens[next], ",")) break;
    at = next + 1;
  }
  return out;
}

/** `DELETE FROM t`, `DELETE t FROM t JOIN …`. */
function deletesFrom(tokens: readonly SqlToken[], index: number): boolean {
  for (let at = index - 1; at >= 0 && index - at <= 4; at--) {
    if (isWord(tokens[at], "DELETE")) return true;
    if (isWord(tokens[at], "SELECT") || isMark(tokens[at], "(")) return false;
  }
  return false;
}

/** `extract(day FROM x)`, `substring(x FROM 2)`, `trim(both FROM x)`: the bracket opened after a function's name, with no SELECT in it. */
function insideFunction(tokens: readonly SqlToken[], index: number): boolean {
  let depth = 0;
  for (let at = index - 1; at >= 0; at--) {
    if (isMark(tokens[at], ")")) depth++;
    else if (isMark(tokens[at], "(") && depth-- === 0) return isWord(tokens[at - 1], "EXTRACT", "SUBSTRING", "TRIM", "OVERLAY", "POSITION");
    else if (depth === 0 && isWord(tokens[at], "SELECT", "DELETE")) return false;
  }
  return false;
}

function single(tokens: SqlToken[], at: number, access: SqlTable["access"]): SqlTable[] {
  const { name } = tableAt(tokens, at);
  return name ? [{ name, access, columns: [] }] : [];
}

/** `insert`: what follows in brackets are columns; else what SET assigns. */
function written(tokens: SqlToken[], at: number, insert: boolean): SqlTable[] {
  const { name, end } = tableAt(tokens, at, insert);
  if (!name) return [];
  return [{ name, access: "write", columns: insert ? listedColumns(tokens, afterAlias(tokens, end)) : assignedColumns(tokens, end) }];
}

function copied(tokens: SqlToken[]): SqlTable[] {
  const { name } = tableAt(tokens, 1, true);
  const writes = tokens.some((token) => isWord(token, "FROM"));
  return name ? [{ name, access: writes ? "write" : "read", columns: [] }] : [];
}

/** A name with its schema. A name before `(` is a function, except where columns follow. */
function tableAt(tokens: readonly SqlToken[], from: number, columnsFollow = false): { name?: Template; end: number } {
  let at = from;
  while (modifies(tokens, at)) at++;
  const parts: Template[] = [];
  for (;;) {
    const token = tokens[at];
    const usable = token?.kind === "name" || (token?.kind === "word" && (parts.length > 0 || !clauses.has(token.upper)));
    if (!usable || (token.kind === "word" && /^[@#]/.test(token.upper) && token.upper.startsWith("@"))) break;
    parts.push(token.text);
    at++;
    if (!isMark(tokens[at], ".")) break;
    at++;
  }
  if (!parts.length) return { end: isMark(tokens[at], "(") ? closing(tokens, at) + 1 : at };
  if (isMark(tokens[at], "(") && !columnsFollow) return { end: closing(tokens, at) + 1 };
  return { name: qualified(parts), end: at };
}

/** `ONLY`, `IGNORE` … in front of a name; alone they are names themselves. */
function modifies(tokens: readonly SqlToken[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  return token?.kind === "word" && modifiers.has(token.upper) && (next?.kind === "name" || (next?.kind === "word" && !clauses.has(next.upper)));
}

/** The default schemas say nothing; any other is part of the name. */
function qualified(parts: readonly Template[]): Template {
  const kept = parts.filter((part, index) => index === parts.length - 1 || !/^(?:public|dbo)$/i.test(printTemplate(part)));
  return normalise(kept.flatMap((part, index) => (index ? [".", ...part] : part)));
}

function afterAlias(tokens: readonly SqlToken[], end: number): number {
  const at = isWord(tokens[end], "AS") ? end + 1 : end;
  const alias = tokens[at];
  const named = alias?.kind === "name" || (alias?.kind === "word" && !clauses.has(alias.upper));
  return named ? at + 1 : at;
}

function listedColumns(tokens: readonly SqlToken[], at: number): string[] {
  if (!isMark(tokens[at], "(") || isWord(tokens[at + 1], "SELECT", "WITH")) return [];
  return tokens.slice(at + 1, closing(tokens, at)).flatMap((token) => plainName(token));
}

function assignedColumns(tokens: readonly SqlToken[], end: number): string[] {
  const start = tokens.findIndex((token, index) => index >= end && isWord(token, "SET"));
  const columns: string[] = [];
  let depth = 0;
  for (let at = start + 1; start >= 0 && at < tokens.length; at++) {
    if (depth === 0 && isWord(tokens[at], "WHERE", "FROM", "RETURNING")) break;
    depth += isMark(tokens[at], "(") ? 1 : isMark(tokens[at], ")") ? -1 : 0;
    const starts = at === start + 1 || isMark(tokens[at - 1], ",") || isMark(tokens[at - 1], ".");
    const token = tokens[at];
    if (depth === 0 && starts && isMark(tokens[at + 1], "=") && token) columns.push(...plainName(token));
  }
  return columns;
}

const plainName = (token: SqlToken): string[] => ((token.kind === "word" || token.kind === "name") && token.text.every((part) => typeof part === "string") ? [token.text.join("")] : []);

/** `SELECT a, b AS c FROM t`: columns of a statement that reads one table and lists nothing but names. */
function withSelected(tokens: readonly SqlToken[], found: SqlTable[]): SqlTable[] {
  const only = found[0];
  if (found.length !== 1 || only?.access !== "read" || !isWord(tokens[0], "SELECT")) return found;
  const end = tokens.findIndex((token) => isWord(token, "FROM"));
  const columns: string[] = [];
  let item: SqlToken[] = [];
  for (const token of [...tokens.slice(1, end), { kind: "mark" as const, mark: "," }]) {
    if (!isMark(token, ",")) item.push(token);
    else {
      const name = selectedName(item);
      if (name === undefined) return found;
      columns.push(name);
      item = [];
    }
  }
  return [{ ...only, columns }];
}

/** `a`, `t.a`, `t.a AS b` → `a`: the column, not what the query calls it. */
function selectedName(item: readonly SqlToken[]): string | undefined {
  const path = item.slice(isWord(item[0], "DISTINCT") ? 1 : 0);
  const last = isMark(path[1], ".") ? path[2] : path[0];
  const rest = path.slice(isMark(path[1], ".") ? 3 : 1);
  const aliased = rest.length === 0 || (rest.length === 2 && isWord(rest[0], "AS"));
  return last && aliased ? plainName(last)[0] : undefined;
}

/** One entry per table and access. */
function merged(tables: readonly SqlTable[]): SqlTable[] {
  const out = new Map<string, SqlTable>();
  for (const table of tables) {
    const key = `${table.access} ${printTemplate(table.name)}`;
    const known = out.get(key);
    out.set(key, known ? { ...known, columns: [...new Set([...known.columns, ...table.columns])] } : table);
  }
  return [...out.values()];
}
