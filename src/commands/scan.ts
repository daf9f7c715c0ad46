/**
 * `headwater scan`: roots → the graph, or a summary of it.
 * In: the command line. Out: the product on stdout or in a file. May not analyse anything itself.
 */
import type { Command } from "commander";
import { auditGraph } from "../audit/audit-graph.js";
import { readInput } from "./input.js";
import type { Io } from "./io.js";
import { printJson } from "./print-json.js";
import { addExamples, addSharedOptions, formatOption, type SharedOptions } from "./shared-options.js";
import { productLook } from "./product-look.js";
import { checkOutput, writeProduct } from "./write-product.js";

const formats = ["terminal", "json"] as const;

interface ScanOptions extends SharedOptions {
  format: (typeof formats)[number];
}

/** Adds the verb to the program. */
export function addScanCommand(program: Command, io: Io): void {
  const command = program.command("scan").description("read a system and tell what it consists of").addOption(formatOption(formats));
  addSharedOptions(command).action((roots: string[], options: ScanOptions) => scan(io, roots, options));
  addExamples(command, [
    ["headwater scan", "what is in this folder"],
    ["headwater scan shop billing", "two repositories, one system"],
    ["headwater scan --format json --output graph.json", "store the whole graph"],
    ["headwater scan --verbose", "why each file was read or skipped"],
  ]);
}

async function scan(io: Io, roots: string[], options: ScanOptions): Promise<void> {
  await checkOutput(io, options.output);
  const graph = await readInput(io, roots, options);
  if (options.format === "json") return writeProduct(io, printJson(graph), options.output);
  const { renderTerminalSummary } = await import("../render/terminal-summary.js");
  await writeProduct(io, renderTerminalSummary(graph, productLook(io, options), auditGraph(graph)), options.output);
}
