import { auditOrder } from "./audit-order.js";
import { flowTree } from "./flow-tree.js";
import { buildReport } from "./build-report.js";
import type { FindingEntry, Report, ServiceEntry } from "./report-model.js";
import type { Finding } from "../model/finding.js";
import type { DataflowGraph } from "../model/graph.js";
import { countOf, listOf } from "../model/wording.js";
import { flowTreeLines } from "./terminal-flow-tree.js";
import { personalDataSummary } from "./terminal-personal-data.js";
import { heading, lookOf, paragraph, type Look } from "./terminal-look.js";
import { columnsOf, cut, cutFront, pad, plainText, type TerminalOptions } from "./terminal-text.js";

const mostServices = 40;
const mostFindings = 8;
const mostPersonal = 8;
const mostUnresolved = 5;
const mostTreeLines = 80;

/** What `scan` says: how much there is, who is there, how data moves, what stands out, what stays unknown. */
export function renderTerminalSummary(graph: DataflowGraph, options: TerminalOptions, findings: readonly Finding[] = []): string {
  const look = lookOf(options);
  const report = buildReport(graph, findings);
  const sections = [
    overview(look, report),
    services(look, report.services),
    graph.flows.length > 0 ? [heading(look, "Flows", legend), ...flowTreeLines(look, flowTree(graph), mostTreeLines)] : [],
    personalDataSummary(look, report.personalData, mostPersonal),
    topFindings(look, report),
    unresolved(look, report),
  ];
  return `${sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const legend = "──▶ calls, writes, reads   ══▶ publishes   ◀══ consumes";

function overview(look: Look, { system, summary, read }: Report): string[] {
  const counts = [
    countOf(summary.services, "service"),
    countOf(summary.datastores, "store"),
    countOf(summary.channels, "channel"),
    countOf(summary.externals, "third party", "third parties"),
    countOf(summary.operations.total, "operation"),
    countOf(summary.flows.total, "flow"),
  ].join(" · ");
  const skipped = read.skipped.map((group) => `${group.count} ${group.reason}`).join(", ");
  const files = `${read.filesRead} of ${read.filesSeen} files read${skipped ? `, left out: ${skipped}` : ""}`;
  const unread = summary.unread.length > 0 ? [`code of ${listOf(summary.unread.map(plainText), 6)} not read: no TypeScript or JavaScript`] : [];
  return [look.paint.bold.cyan(cut(plainText(system), look.columns)), ...paragraph(counts, look.columns), ...[files, ...unread].flatMap((line) => paragraph(line, look.columns)).map((line) => look.paint.dim(line))];
}

function services(look: Look, entries: readonly ServiceEntry[]): string[] {
  const rows = entries.slice(0, mostServices).map((entry) => ({ name: plainText(entry.name), numbers: numbersOf(entry), what: whatIs(entry), owner: plainText(entry.owners[0]?.name ?? "no owner"), owned: entry.owners.length > 0 }));
  const widest = (read: (row: (typeof rows)[number]) => string, most: number) => Math.min(most, Math.max(0, ...rows.map((row) => columnsOf(read(row)))));
  const name = widest((row) => row.name, 24);
  const owner = widest((row) => row.owner, 20);
  const what = Math.min(widest((row) => row.what, 60), Math.max(0, look.columns - name - owner - numbersWidth - 5));
  const lines = rows.map((row) => {
    const who = cut(row.owner, owner);
    return `  ${look.paint.bold(pad(row.name, name))} ${look.paint.dim(row.numbers)} ${pad(row.what, what)} ${row.owned ? who : look.paint.yellow(who)}`;
  });
  const rest = entries.length > mostServices ? [look.paint.dim(`  … ${entries.length - mostServices} more`)] : [];
  return entries.length === 0 ? [] : [heading(look, "Services", "in: used by, out: uses, op: operations"), ...lines, ...rest];
}

const numbersWidth = 22;
const numbersOf = ({ usedBy, uses, operations }: ServiceEntry): string => pad(`${pad(`${usedBy.length} in`, 7)}${pad(`${uses.length} out`, 8)}${operations.total} op`, numbersWidth);

/** Role and frameworks; languages where no framework is known. */
function whatIs({ role, frameworks, languages }: ServiceEntry): string {
  return plainText([...(role === "unknown" ? [] : [role]), ...(frameworks.length > 0 ? frameworks : languages)].join(", "));
}

function topFindings(look: Look, report: Report): string[] {
  const findings = auditOrder(report.findings).filter((finding) => finding.severity !== "info");
  const { error, warning, info } = report.summary.findings;
  if (error + warning + info === 0) return [];
  const rest = findings.length - mostFindings;
  return [
    heading(look, "Findings", [...(error ? [countOf(error, "error")] : []), countOf(warning, "warning"), countOf(info, "note")].join(", ")),
    ...findings.slice(0, mostFindings).flatMap((finding) => findingLines(look, finding)),
    ...(rest > 0 ? [look.paint.dim(`  … ${rest} more: headwater report`)] : []),
  ];
}

/** Title, more about it if wanted, and the most telling place. */
export function findingLines(look: Look, finding: FindingEntry, about: readonly string[] = []): string[] {
  const sign = { error: look.paint.red("✖"), warning: look.paint.yellow("▲"), info: look.paint.blue("•") }[finding.severity];
  const [place] = finding.places;
  const more = finding.places.length > 1 ? ` +${finding.places.length - 1}` : "";
  const title = paragraph(finding.title, look.columns, ["", "    "]);
  return [...title.map((line, at) => (at === 0 ? `  ${sign} ${line}` : line)), ...about, ...(place ? [look.paint.dim(`    ${cutFront(plainText(place), look.columns - 10)}${more}`)] : [])];
}

function unresolved(look: Look, { unresolved: uses, summary }: Report): string[] {
  if (summary.uses.total === 0) return [];
  const rest = uses.length - mostUnresolved;
  return [
    heading(look, "Unresolved", `${summary.uses.unresolved} of ${countOf(summary.uses.total, "use")}`),
    ...uses.slice(0, mostUnresolved).flatMap((use) => [
      ...paragraph(`${use.service}: ${use.kind} ${use.template}, ${use.why}`, look.columns, ["  ", "    "]),
      ...(use.places[0] ? [look.paint.dim(`    ${cutFront(plainText(use.places[0]), look.columns - 4)}`)] : []),
    ]),
    ...(rest > 0 ? [look.paint.dim(`  … ${rest} more: headwater report`)] : []),
  ];
}
