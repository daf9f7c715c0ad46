import { flowTree } from "./flow-tree.js";
import { buildReport } from "./build-report.js";
import { headingOf } from "./report-headings.js";
import { onlySection, type ReportSection } from "./report-sections.js";
import { personalDataLines } from "./terminal-personal-data.js";
import type { DataSourceEntry, FindingGroup, Report, ServiceEntry } from "./report-model.js";
import type { Finding } from "../model/finding.js";
import type { DataflowGraph } from "../model/graph.js";
import { flowTreeLines } from "./terminal-flow-tree.js";
import { heading, lookOf, paragraph, type Look } from "./terminal-look.js";
import { findingLines } from "./terminal-summary.js";
import { cut, cutFront, plainText, type TerminalOptions } from "./terminal-text.js";

/** The whole report for a terminal, at most 100 columns wide. */
export function renderTerminalReport(graph: DataflowGraph, findings: readonly Finding[], options: TerminalOptions & { section?: ReportSection }): string {
  const look = lookOf(options);
  const report = onlySection(buildReport(graph, findings), options.section ?? "all");
  const isWhole = report.section === undefined;
  const sections = [
    [look.paint.bold.cyan(cut(plainText(`Dataflow of ${report.system}`), look.columns)), ...report.summary.sentences.flatMap((sentence) => paragraph(sentence, look.columns))],
    ...report.findings.map((group) => findingGroup(look, group)),
    report.services.length > 0 ? [heading(look, "Services", `${report.services.length}`), ...report.services.flatMap((entry) => service(look, entry))] : [],
    report.dataSources.length > 0 ? [heading(look, "Data sources", `${report.dataSources.length}`), ...report.dataSources.flatMap((entry) => dataSource(look, entry))] : [],
    personalDataLines(look, report.personalData),
    isWhole && graph.flows.length > 0 ? [heading(look, "Flows", `${report.flows.length}; --format markdown lists each with fields and places`), ...flowTreeLines(look, flowTree(graph))] : [],
    isWhole ? [] : undocumentedFlows(look, report),
    isWhole || report.section === "unresolved" ? unresolved(look, report) : [],
    isWhole ? read(look, report) : [],
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function undocumentedFlows(look: Look, { flows }: Report): string[] {
  return flows.length === 0 ? [] : [heading(look, "Flows in no document", `${flows.length}`), ...flows.flatMap((flow) => [...paragraph(`${flow.from} → ${flow.to}: ${flow.kind} ${flow.what}`, look.columns, ["  ", "    "]), ...place(look, flow.places)])];
}

function findingGroup(look: Look, group: FindingGroup): string[] {
  const { title, explains } = headingOf(group.rule);
  return [heading(look, title, `${group.findings.length}`), ...paragraph(explains, look.columns).filter((line) => line !== "").map((line) => look.paint.dim(line)), ...group.findings.flatMap((finding) => findingLines(look, finding, paragraph(finding.message, look.columns, ["    ", "    "])))];
}

function service(look: Look, entry: ServiceEntry): string[] {
  const owners = entry.owners.map((owner) => `${owner.name} (${owner.source})`).join(", ") || "no owner";
  const { total, undocumented, stale } = entry.operations;
  const states = [...(undocumented ? [`${undocumented} undocumented`] : []), ...(stale ? [`${stale} only declared`] : [])].join(", ");
  const about = [entry.role, ...entry.languages, ...entry.frameworks, `${total} operations${states ? ` (${states})` : ""}`, ...entry.specs].join(", ");
  return [
    `  ${look.paint.bold(cut(plainText(entry.name), look.columns - 4))}`,
    ...paragraph(`${owners}; ${about}`, look.columns, ["    ", "    "]),
    ...place(look, entry.places),
  ];
}

function dataSource(look: Look, entry: DataSourceEntry): string[] {
  const name = entry.store === undefined ? entry.name : `${entry.store}.${entry.name}`;
  const sides = [...(entry.writers.length ? [`written by ${entry.writers.join(", ")}`] : []), ...(entry.readers.length ? [`read by ${entry.readers.join(", ")}`] : []), ...(entry.owners.length ? [`owned by ${entry.owners.join(", ")}`] : [])].join("; ");
  const fields = entry.fields && entry.fields.length > 0 ? paragraph(`fields: ${entry.fields.join(", ")}`, look.columns, ["    ", "      "]).map((line) => look.paint.dim(line)) : [];
  return [`  ${look.paint.green(cut(plainText(name), look.columns - 30))}  ${look.paint.dim(cut(plainText(entry.system), 24))}`, ...(sides ? paragraph(sides, look.columns, ["    ", "    "]) : []), ...fields, ...place(look, entry.places)];
}

function unresolved(look: Look, { unresolved: uses, summary }: Report): string[] {
  if (summary.uses.total === 0) return [];
  return [
    heading(look, "Unresolved", `${summary.uses.unresolved} of ${summary.uses.total} uses`),
    ...uses.flatMap((use) => [...paragraph(`${use.service}: ${use.kind} ${use.template}, ${use.why}`, look.columns, ["  ", "    "]), ...place(look, use.places)]),
  ];
}

function read(look: Look, { read: files }: Report): string[] {
  return [
    heading(look, "What was read", `${files.filesRead} of ${files.filesSeen} files`),
    ...files.skipped.flatMap((group) => paragraph(`${group.count} left out: ${group.reason}${group.examples[0] === undefined ? "" : `, such as ${group.examples[0]}`}`, look.columns, ["  ", "    "])),
    ...files.diagnostics.flatMap((one) => paragraph(`${one.severity}: ${one.file === undefined ? "" : `${one.file}${one.line === undefined ? "" : `:${one.line}`} `}${one.message}`, look.columns, ["  ", "    "])),
  ];
}

function place(look: Look, places: readonly string[]): string[] {
  const [first] = places;
  if (first === undefined) return [];
  return [look.paint.dim(`    ${cutFront(plainText(first), look.columns - 10)}${places.length > 1 ? ` +${places.length - 1}` : ""}`)];
}
