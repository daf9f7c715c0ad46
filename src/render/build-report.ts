import { groupedBy } from "../model/compare.js";
import type { Finding } from "../model/finding.js";
import { operationTitle } from "../model/graph-index.js";
import type { DataflowGraph, OperationId } from "../model/graph.js";
import { dataSourceEntries } from "./report-data-sources.js";
import { flowEntries } from "./report-flows.js";
import type { FindingEntry, FindingGroup, Report, UnresolvedEntry } from "./report-model.js";
import { personalDataReport } from "./report-personal-data.js";
import { reportIndex, type ReportIndex } from "./report-places.js";
import { serviceEntries } from "./report-services.js";
import { reportSummary } from "./report-summary.js";

/** Computes the whole report once. */
export function buildReport(graph: DataflowGraph, findings: readonly Finding[]): Report {
  const index = reportIndex(graph);
  const { files } = graph.coverage;
  const personalData = personalDataReport(index);
  return {
    schemaVersion: 1,
    system: graph.system,
    summary: reportSummary(index, findings, personalData),
    read: { roots: graph.roots, filesSeen: files.seen, filesRead: files.read, skipped: files.skipped, diagnostics: graph.diagnostics },
    services: serviceEntries(index),
    dataSources: dataSourceEntries(index),
    flows: flowEntries(index),
    personalData,
    findings: findingGroups(findings, index),
    unresolved: graph.unresolved.map((use): UnresolvedEntry => ({ service: index.nodes.get(use.service)?.name ?? use.service, kind: use.kind, template: use.template, why: use.why, places: index.places(use.evidence) })),
  };
}

const rank = { error: 0, warning: 1, info: 2 } as const;

function findingGroups(findings: readonly Finding[], index: ReportIndex): FindingGroup[] {
  const groups = groupedBy(findings, (finding) => finding.rule).map(([rule, group]) => ({
    rule,
    severity: group.reduce<Finding["severity"]>((worst, one) => (rank[one.severity] < rank[worst] ? one.severity : worst), "info"),
    findings: group.map((finding) => entryOf(finding, index)),
  }));
  return groups.sort((left, right) => rank[left.severity] - rank[right.severity]);
}

function entryOf({ evidence, ...finding }: Finding, index: ReportIndex): FindingEntry {
  const operations = finding.subjects.flatMap((id) => {
    const operation = id.startsWith("operation:") && index.operations.get(id as OperationId); // the prefix tells which kind of id it is
    return operation ? [operationTitle(operation)] : [];
  });
  return { ...finding, places: index.places(evidence), operations };
}
