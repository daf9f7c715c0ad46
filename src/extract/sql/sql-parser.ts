/**
 * PostgreSQL's own parser, compiled to WebAssembly (https://github.com/constructive-io/libpg-query-node). It starts asynchronously and extract is
 * synchronous: who extracts starts it before, and only for systems that speak SQL.
 */
import type { SqlError } from "libpg-query";
import { treeTables, type TreeTable } from "./tree-tables.js";

/** What the statements of a text read and write, or where in the text the parser gave up. */
export type Parsed = { tables: readonly TreeTable[] } | { failedAt: number };

export type SqlParser = (text: string) => Parsed;

/** Loads the parser (40 ms). */
export async function startSqlParser(): Promise<SqlParser> {
  const { loadModule, parseSync } = await import("libpg-query");
  await loadModule();
  // a statement is asked for by every way that leads to it
  const known = new Map<string, Parsed>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const parsed = parsedBy(parseSync, text);
    known.set(text, parsed);
    return parsed;
  };
}

function parsedBy(parse: (text: string) => unknown, text: string): Parsed {
  try {
    return { tables: treeTables(parse(text)) };
  } catch (error) {
    return { failedAt: positionOf(error) };
  }
}

function positionOf(error: unknown): number {
  const details = error instanceof Error && "sqlDetails" in error ? (error as SqlError).sqlDetails : undefined; // only this package's errors have the member
  return details?.cursorPosition ?? -1;
}
