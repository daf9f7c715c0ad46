/** `.env` files and the substitution of `${NAME:-default}` by them. */
import type { Evidence } from "../model/graph.js";
import type { EnvironmentValue } from "../model/layout.js";
import { withoutSecrets } from "./secrets.js";
import type { Tree } from "./tree.js";
import { evidenceAt } from "./tree.js";

export interface EnvironmentLine {
  name: string;
  value: string;
  line: number;
}

/** The assignments of a `.env` text; `export` and quotes are allowed. */
export function parseEnvironmentFile(text: string): EnvironmentLine[] {
  return text.split(/\r?\n/).flatMap((raw, at) => {
    const [, name, value] = /^\s*(?:export\s+)?([\w.-]+)\s*[=:]\s?(.*)$/.exec(raw) ?? [];
    if (!name || value === undefined || raw.trimStart().startsWith("#")) return [];
    return [{ name, value: cleanValue(value), line: at + 1 }];
  });
}

function cleanValue(value: string): string {
  const trimmed = value.trim();
  const quoted = /^(["'`])(.*?)\1/.exec(trimmed);
  return quoted ? (quoted[2] ?? "") : trimmed.replace(/\s+#.*$/, "");
}

/** Reads a `.env` file as evidence-bearing values; references to its own names are filled in. */
export function readEnvironmentFile(tree: Tree, file: string, confidence: Evidence["confidence"]): EnvironmentValue[] {
  const text = tree.reader.read(file);
  if (text === undefined) return [];
  const lines = parseEnvironmentFile(text);
  const known = new Map(lines.map(({ name, value }) => [name, value]));
  return lines.filter(({ value }) => value !== "").map(({ name, value, line }) => environmentValue(name, interpolate(value, known), evidenceAt(file, line, { detector: "dotenv", reason: "environment file", confidence })));
}

/** One value, its secrets kept out. */
export function environmentValue(name: string, value: string, evidence: Evidence): EnvironmentValue {
  return { name, ...withoutSecrets(name, value), evidence };
}

/** Fills `$NAME`, `${NAME}`, `${NAME:-default}`; what nothing fills stays as written. */
export function interpolate(text: string, known: ReadonlyMap<string, string>, depth = 0): string {
  if (depth > 5 || !text.includes("$")) return text;
  const filled = text.replace(/\$\$|\$\{(\w+)(?:(:?[-?+])((?:[^{}]|\$\{[^{}]*\})*))?\}|\$(\w+)/g, (whole, braced?: string, operator?: string, rest?: string, plain?: string) => {
    if (whole === "$$") return "$$";
    const value = known.get(braced ?? plain ?? "");
    if (value !== undefined && value !== "" && value !== whole) return value;
    return operator?.endsWith("-") ? (rest ?? "") : value === "" && operator === undefined ? "" : whole;
  });
  // Values that multiply each other stop growing here.
  return filled === text || filled.length > 8192 ? text : interpolate(filled, known, depth + 1);
}
