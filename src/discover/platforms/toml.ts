/** TOML as far as platform files use it: tables, arrays of tables, texts, numbers, truths, lists, inline tables. */
import type { Diagnostic } from "../../model/graph.js";

export interface TomlTable {
  values: Map<string, { value: string | string[]; line: number }>;
  line: number;
}

export interface TomlSource {
  text: string;
  file: string;
  report: (diagnostic: Diagnostic) => void;
}

/** All tables in their order; the top one has no name. What is broken is told once, the rest is used. */
export function parseToml({ text, file, report }: TomlSource): { name: string; table: TomlTable }[] {
  let current: TomlTable = { values: new Map(), line: 1 };
  const tables = [{ name: "", table: current }];
  const lines = text.split(/\r?\n/);
  let told = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1;
    const raw = (lines[at] ?? "").trim();
    const header = /^\[\[?\s*([\w."' -]+?)\s*\]?\]\s*(?:#.*)?$/.exec(raw)?.[1];
    const [, key, first] = /^("[^"]+"|'[^']+'|[\w.-]+)\s*=\s*(.*)$/.exec(raw) ?? [];
    if (header !== undefined) tables.push({ name: bare(header), table: (current = { values: new Map(), line }) });
    else if (key !== undefined) {
      let value = first ?? "";
      // lists and long texts go on until they are closed
      const open = /^("""|''')/.exec(value)?.[1];
      while (at + 1 < lines.length && (open ? value.split(open).length < 3 : value.startsWith("[") && !closed(value))) value += `\n${lines[(at += 1)] ?? ""}`;
      for (const [name, read] of readValue(bare(key), value)) current.values.set(name, { value: read, line });
    } else if (raw !== "" && !raw.startsWith("#") && !told) {
      told = true;
      report({ severity: "warning", code: "file-not-parsed", message: "TOML: unexpected text", file, line, column: 1 });
    }
  }
  return tables;
}

function bare(name: string): string {
  return name.replace(/["']/g, "").replace(/\s*\.\s*/g, ".");
}

function closed(value: string): boolean {
  const plain = value.replace(/"[^"]*"|'[^']*'/g, "").replace(/#.*$/gm, "");
  return plain.split("[").length === plain.split("]").length;
}

/** Under its name; the members of an inline table under theirs. */
function readValue(name: string, value: string): [string, string | string[]][] {
  if (value.startsWith("[")) return [[name, texts(value)]];
  if (!value.startsWith("{")) return [[name, scalar(value)]];
  return [...value.matchAll(/([\w.-]+)\s*=\s*("[^"]*"|'[^']*'|[^,}\s]+)/g)].map(([, key = "", inner = ""]) => [`${name}.${key}`, scalar(inner)]);
}

function texts(value: string): string[] {
  return [...value.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? "");
}

function scalar(value: string): string {
  const [, long, double, single] = /^(?:("""[^]*?"""|'''[^]*?''')|"((?:[^"\\]|\\.)*)"|'([^']*)')/.exec(value) ?? [];
  if (long !== undefined) return long.slice(3, -3).replace(/^\n/, "");
  return double?.replace(/\\(.)/g, "$1") ?? single ?? value.replace(/\s*#.*$/, "");
}
