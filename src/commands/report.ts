/**
 * `headwater report`: roots → what a person must know about the system, with a place for every statement.
 * In: the command line. Out: the product on stdout or in a file. May not judge itself: that is for audit.
 */
import { Option, type Command } from "commander";
import { auditGraph } from "../audit/audit-graph.js";
import type { DataflowGraph } from "../model/graph.js";
import { onlySection, reportSections, type ReportSection } from "../render/report-sections.js";
import { readInput } from "./input.js";
import type { Io } from "./io.js";
import { printJson } from "./print-json.js";
import { type Look, productLook } from "./product-look.js";
import { addExamples, addSharedOptions, formatOption, type SharedOptions } from "./shared-options.js";
import { checkOutput, writeProduct } from "./write-product.js";

const formats = ["terminal", "markdown", "json"] as const;

interface ReportOptions extends SharedOptions {
  format: (typeof formats)[number];
  section: ReportSection;
}

/** Adds the verb to the program. */
export function addReportCommand(program: Command, io: Io): void {
  const command = program.command("report").description("tell what data moves where, who owns it, and what is wrong or unknown").addOption(formatOption(formats)).addOption(new Option("--section <name>", "only this part").choices(reportSections).default("all"));
  addSharedOptions(command).action((roots: string[], options: ReportOptions) => report(io, roots, options));
  addExamples(command, [
    ["headwater report", "read it in the terminal"],
    ["headwater report services --format markdown --output DATAFLOW.md", "keep it beside the code"],
    ["headwater report --section personal-data --format markdown", "which personal data moves where, as a record of processing starts"],
    ["headwater report --from graph.json --format json", "findings of a stored graph, for a program"],
  ]);
}

async function report(io: Io, roots: string[], options: ReportOptions): Promise<void> {
  await checkOutput(io, options.output);
  const graph = await readInput(io, roots, options);
  await writeProduct(io, await renderReport(graph, options, productLook(io, options)), options.output);
}

async function renderReport(graph: DataflowGraph, { format, section }: ReportOptions, look: Look): Promise<string> {
  const findings = auditGraph(graph);
  switch (format) {
    case "json":
      return printJson(onlySection((await import("../render/build-report.js")).buildReport(graph, findings), section));
    case "markdown":
      return (await import("../render/markdown-report.js")).renderMarkdownReport(graph, findings, section);
    case "terminal":
      return (await import("../render/terminal-report.js")).renderTerminalReport(graph, findings, { ...look, section });
  }
}
