import { groupedBy, sortedBy } from "../../model/compare.js";
import type { Finding } from "../../model/finding.js";
import { distinctEvidence, nodeName, type GraphIndex } from "../../model/graph-index.js";
import type { Flow } from "../../model/graph.js";
import { listOf } from "../../model/wording.js";
import type { AuditRule } from "../audit-rule.js";

/** Nobody can say which service is right about the data. */
export const datasetWithSeveralWriters: AuditRule = {
  rule: "dataset-with-several-writers",
  find: (index) =>
    groupedBy(
      index.graph.flows.filter((flow) => flow.kind === "write" && flow.dataset !== undefined),
      (flow) => `${flow.to}:${flow.dataset}`,
    ).flatMap(([id, writes]) => (new Set(writes.map((flow) => flow.from)).size > 1 ? finding(id, writes, index) : [])),
};

function finding(id: string, writes: readonly Flow[], index: GraphIndex): Finding[] {
  const first = writes[0];
  if (!first) return [];
  const writers = sortedBy(new Set(writes.map((flow) => flow.from)), (writer) => writer);
  return [
    {
      id: `dataset-with-several-writers:${id}`,
      rule: "dataset-with-several-writers",
      severity: "warning",
      title: `${first.dataset} in ${nodeName(index, first.to)} is written by ${listOf(writers.map((writer) => nodeName(index, writer)), 6)}`,
      message: "It has no single system of record. Name one writer and let the others ask it.",
      subjects: [first.to, ...writers, ...writes.map((flow) => flow.id)],
      evidence: distinctEvidence(writes.flatMap((flow) => flow.observedIn)),
    },
  ];
}
