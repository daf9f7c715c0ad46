/**
 * The audit: what somebody responsible for the system would want to know.
 * In: the dataflow graph alone. Out: findings in a fixed order. May not read files, throw, print, or decide whether the run fails.
 */
import { auditRules } from "./rules/index.js";
import { sortedBy } from "../model/compare.js";
import type { Finding, FindingSeverity } from "../model/finding.js";
import { indexGraph } from "../model/graph-index.js";
import type { DataflowGraph } from "../model/graph.js";

/** All findings, the most severe first, then by rule and id. */
export function auditGraph(graph: DataflowGraph): Finding[] {
  const index = indexGraph(graph);
  const findings = auditRules.flatMap((rule) => rule.find(index));
  return sortedBy(findings, (finding) => `${rank[finding.severity]} ${finding.id}`);
}

const rank: Record<FindingSeverity, number> = { error: 0, warning: 1, info: 2 };
