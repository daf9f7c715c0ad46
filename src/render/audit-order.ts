import { compareText } from "../model/compare.js";
import type { FindingEntry, FindingGroup } from "./report-model.js";

const rank = { error: 0, warning: 1, info: 2 } as const;

/** Findings of all rules in turns, the most severe first, so that a short list shows many kinds instead of many of one. */
export function auditOrder(groups: readonly FindingGroup[]): FindingEntry[] {
  return groups
    .flatMap((group) => group.findings.map((finding, turn) => ({ finding, turn })))
    .sort((left, right) => rank[left.finding.severity] - rank[right.finding.severity] || left.turn - right.turn || compareText(left.finding.id, right.finding.id))
    .map(({ finding }) => finding);
}
