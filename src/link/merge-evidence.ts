import { compareText } from "../model/compare.js";
import type { Evidence } from "../model/graph.js";
import { strongest } from "./confidence.js";

const keyOf = (e: Evidence): string => JSON.stringify([e.file, e.line, e.column ?? 0, e.detector]);

function compare(a: Evidence, b: Evidence): number {
  return compareText(a.file, b.file) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0) || compareText(a.detector, b.detector);
}

/** Sorted by place, each place and detector once, with the best confidence and the first reason (in code-unit order). */
export function mergeEvidence(...lists: readonly (readonly Evidence[])[]): Evidence[] {
  const merged = new Map<string, Evidence>();
  for (const evidence of lists.flat()) {
    const before = merged.get(keyOf(evidence));
    merged.set(keyOf(evidence), before ? join(before, evidence) : evidence);
  }
  return [...merged.values()].sort(compare);
}

function join(a: Evidence, b: Evidence): Evidence {
  const reasons = [a.reason, b.reason].filter((reason) => reason !== undefined).sort(compareText);
  const reason = reasons[0];
  return { ...a, confidence: strongest(a.confidence, b.confidence), ...(reason === undefined ? {} : { reason }) };
}
