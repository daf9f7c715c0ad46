import { compareText, sortedBy } from "../model/compare.js";
import type { Coverage, Diagnostic, SkippedFiles } from "../model/graph.js";
import type { ServiceFacts } from "../model/facts.js";
import type { SystemLayout } from "../model/layout.js";
import type { UseCount } from "./link-context.js";
import { sortedUnique } from "./order.js";

const MAX_EXAMPLES = 5;

/** Adds up what the stages read and left out. */
export function coverageOf(layout: SystemLayout, facts: readonly ServiceFacts[], uses: UseCount): Coverage {
  const read = facts.reduce((sum, one) => sum + one.filesRead, 0);
  return { files: { seen: layout.seen, read, skipped: skippedFiles(layout, facts) }, uses: { resolved: uses.resolved, unresolved: uses.unresolved } };
}

function skippedFiles(layout: SystemLayout, facts: readonly ServiceFacts[]): SkippedFiles[] {
  const byReason = new Map<string, { count: number; examples: string[] }>();
  const add = (reason: string, count: number, examples: readonly string[]): void => {
    const before = byReason.get(reason) ?? { count: 0, examples: [] };
    byReason.set(reason, { count: before.count + count, examples: sortedUnique([...before.examples, ...examples]).slice(0, MAX_EXAMPLES) });
  };
  for (const { reason, count, examples } of layout.skipped) add(reason, count, examples);
  for (const [file, reason] of new Map(facts.flatMap((one) => one.skipped.map((skip) => [skip.file, skip.reason] as const)))) add(reason, 1, [file]);
  return sortedBy([...byReason].map(([reason, rest]) => ({ reason, ...rest })), (skip) => skip.reason);
}

/** All diagnostics in the order of their places, each once. */
export function mergeDiagnostics(...lists: readonly (readonly Diagnostic[])[]): Diagnostic[] {
  const distinct = new Map(lists.flat().map((one) => [JSON.stringify([one.code, one.message, one.file, one.line, one.column]), one]));
  return [...distinct.values()].sort(
    (a, b) =>
      compareText(a.file ?? "", b.file ?? "") ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}
