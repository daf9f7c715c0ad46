import type { Finding } from "../model/finding.js";
import type { DataflowGraph } from "../model/graph.js";
import { countOf } from "../model/wording.js";
import { buildReport } from "./build-report.js";
import { dataSourcesMarkdown, flowsMarkdown, personalDataMarkdown, servicesMarkdown } from "./markdown-tables.js";
import { codeOf, codesOf, foldedWhen, proseOf, tableOf } from "./markdown-text.js";
import { mermaidOverview } from "./picture/mermaid-overview.js";
import { headingOf } from "./report-headings.js";
import { onlySection, type ReportSection } from "./report-sections.js";
import type { FindingEntry, FindingGroup, Report } from "./report-model.js";

/** Longer lists are folded away. */
const openList = 15;

/** The report as Markdown for a code host, with a Mermaid overview where it stays readable. */
export function renderMarkdownReport(graph: DataflowGraph, findings: readonly Finding[], section: ReportSection = "all"): string {
  return renderMarkdown(onlySection(buildReport(graph, findings), section), section === "all" ? mermaidOverview(graph) : undefined);
}

/** `overview`: a Mermaid flowchart, when there is one that is small enough. */
export function renderMarkdown(report: Report, overview?: string): string {
  const isWhole = report.section === undefined;
  const sections = [
    [`# Dataflow of ${proseOf(report.system)}${isWhole ? "" : `: ${report.section}`}`],
    report.summary.sentences.map(proseOf),
    isWhole ? countsTable(report) : [],
    overview ? ["```mermaid", overview.trimEnd(), "```"] : [],
    isWhole || report.findings.length > 0 ? findingsMarkdown(report) : [],
    personalDataMarkdown(report.personalData),
    servicesMarkdown(report.services),
    dataSourcesMarkdown(report.dataSources),
    flowsMarkdown(report.flows),
    isWhole || report.section === "unresolved" ? unresolvedMarkdown(report) : [],
    isWhole ? readMarkdown(report) : emptyMarkdown(report),
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** A part in which nothing was found says so. */
function emptyMarkdown(report: Report): string[] {
  const isEmpty = [report.services, report.dataSources, report.flows, report.personalData.categories, report.findings, report.unresolved].every((list) => list.length === 0);
  return isEmpty ? ["Nothing was found for this part."] : [];
}

function countsTable({ summary }: Report): string[] {
  const { operations, flows, findings, uses } = summary;
  const percent = uses.share === undefined ? "" : ` (${Math.floor(uses.share * 100)} %)`;
  return tableOf(
    ["", "found", "of these"],
    [
      ["services", `${summary.services}`, `${summary.owned.unowned} without an owner`],
      ["data stores", `${summary.datastores}`, `${summary.datasets} datasets`],
      ["channels", `${summary.channels}`, ""],
      ["third parties", `${summary.externals}`, ""],
      ["operations", `${operations.total}`, `${operations.documented} documented, ${operations.undocumented} undocumented, ${operations.stale} only declared`],
      ["flows", `${flows.total}`, `${flows.documented} documented, ${flows.undocumented} undocumented`],
      ["findings", `${findings.error + findings.warning + findings.info}`, `${findings.error} errors, ${findings.warning} warnings, ${findings.info} notes`],
      ["uses resolved", `${uses.resolved} of ${uses.total}${percent}`, `${uses.unresolved} unresolved`],
    ],
  );
}

function findingsMarkdown(report: Report): string[] {
  if (report.findings.length === 0) return ["## What stands out", "", "Nothing."];
  return ["## What stands out", ...report.findings.flatMap((group) => ["", ...groupMarkdown(group)])];
}

function groupMarkdown(group: FindingGroup): string[] {
  const { title, explains } = headingOf(group.rule);
  const items = group.findings.flatMap(findingMarkdown);
  return [`### ${title} (${group.findings.length})`, "", ...(explains ? [explains, ""] : []), ...foldedWhen(group.findings.length > openList, countOf(group.findings.length, "finding"), items)];
}

function findingMarkdown(finding: FindingEntry): string[] {
  const operations = finding.operations.length > 1 ? [`  <br>${codesOf(finding.operations, 12)}`] : [];
  const where = finding.places.length > 0 ? [`  <br>at ${codesOf(finding.places, 4)}`] : [];
  return [`- **${proseOf(finding.title)}**${finding.severity === "info" ? "" : ` (${finding.severity})`}<br>${proseOf(finding.message)}`, ...operations, ...where];
}

function unresolvedMarkdown({ unresolved, summary }: Report): string[] {
  if (summary.uses.total === 0 && unresolved.length === 0) return [];
  const rows = unresolved.map((use) => [codeOf(use.service), proseOf(use.kind), codeOf(use.template), proseOf(use.why), codesOf(use.places, 2)]);
  const table = rows.length > 0 ? ["", ...foldedWhen(rows.length > openList, countOf(rows.length, "use"), tableOf(["service", "kind", "known parts", "why", "where"], rows))] : [];
  return ["## What could not be resolved", "", `${summary.uses.resolved} of ${summary.uses.total} uses resolved. Each line below is a use of the network or of a store whose partner is not known; flows may be missing there.`, ...table];
}

function readMarkdown({ read }: Report): string[] {
  const skipped = read.skipped.map((group) => [proseOf(group.reason), `${group.count}`, codesOf(group.examples, 2)]);
  const problems = read.diagnostics.map((one) => [one.severity, codeOf(one.file === undefined ? "" : `${one.file}${one.line === undefined ? "" : `:${one.line}`}`), proseOf(one.message)]);
  return [
    "## What was read",
    "",
    `${read.filesRead} of ${read.filesSeen} files were read in ${read.roots.map((root) => codeOf(root.name) + (root.revision ? ` at ${codeOf(root.revision)}` : "")).join(", ")}.`,
    ...(skipped.length > 0 ? ["", ...tableOf(["left out because", "files", "such as"], skipped)] : []),
    ...(problems.length > 0 ? ["", "### Problems while reading", "", ...foldedWhen(problems.length > openList, countOf(problems.length, "problem"), tableOf(["", "where", "what"], problems))] : []),
  ];
}
