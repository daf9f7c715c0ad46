import { compareText } from "../model/compare.js";
import type { Fact } from "../model/facts.js";
import type { Template } from "../model/template.js";
import { printSafely } from "../model/template.js";
import type { LinkContext } from "./link-context.js";
import { evidenceOf } from "./link-context.js";

/** What a fact is about, all alternatives, for a reader. */
export function printAlternatives(alternatives: readonly Template[]): string {
  return [...new Set(alternatives.map(printSafely))].sort(compareText).join(" | ") || "{…}";
}

/** Records that a use met no partner, and counts it. */
export function addUnresolved(context: LinkContext, service: string, use: { fact: Fact; template: string; why: string }): void {
  const kind = use.fact.type === "undecided" ? use.fact.would : use.fact.type;
  context.graph.unresolved({ service, kind, template: use.template, why: use.why, evidence: evidenceOf(use.fact) });
  context.uses.unresolved += 1;
}
