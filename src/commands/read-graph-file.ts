import { readFile } from "node:fs/promises";
import { UserError } from "../model/errors.js";
import type { DataflowGraph } from "../model/graph.js";
import graphSchema from "../model/graph.schema.json" with { type: "json" };
import { findViolation } from "./check-schema.js";

const remedy = "Store a graph with `headwater scan --format json --output graph.json`, and pass that file.";

/** A stored graph, checked. `name` is how the user called the file. */
export async function readGraphFile(path: string, name: string): Promise<DataflowGraph> {
  const graph = await parse(await readText(path, name), name);
  refuseOtherVersion(graph, name);
  const violation = findViolation(graph, graphSchema);
  if (violation) throw new UserError(`${name} is no dataflow graph: ${violation.place || "the document"} ${violation.problem}`, remedy);
  return graph as DataflowGraph; // checked against the schema generated from this type
}

async function readText(path: string, name: string): Promise<string> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? "the file does not exist" : error.code === "EISDIR" ? "it is a folder" : (error.code ?? error.message);
    throw new UserError(`Cannot read ${name}: ${why}`, remedy);
  });
}

async function parse(text: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new UserError(`${name}:${await placeOfSyntaxError(text)}: not valid JSON`, remedy);
  }
}

/** Line and column, which `JSON.parse` does not tell. Loaded only when needed. */
async function placeOfSyntaxError(text: string): Promise<string> {
  const { parseTree } = await import("jsonc-parser");
  const errors: { offset: number }[] = [];
  parseTree(text, errors as Parameters<typeof parseTree>[1] /* only the offset is wanted */, { disallowComments: true, allowTrailingComma: false });
  const before = text.slice(0, errors[0]?.offset ?? text.length).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** A newer or foreign version gets its own message, because the remedy is another one. */
function refuseOtherVersion(graph: unknown, name: string): void {
  const version = typeof graph === "object" && graph !== null && "schemaVersion" in graph ? graph.schemaVersion : undefined;
  if (version === undefined || version === 1) return;
  throw new UserError(`${name}: schemaVersion is ${JSON.stringify(version)}, this headwater reads version 1`, "Store the graph again with this version of headwater.");
}
