/**
 * How the values of each fact were found, as lines for `--verbose`. In: a service and its facts. Out: text; what is asked is asked once more, listening.
 */
import type { ExplainedStep, UseExplanation } from "../../model/explanation.js";
import type { ServiceFacts } from "../../model/facts.js";
import type { ExtractOptions } from "../extract-service.js";
import { explainLine, openExplaining } from "./explain-line.js";

/** Each use is asked about anew, so that all of its steps are heard; in large services that are many. */
const maxQuestions = 150_000;

/** One line per step, inner steps further in, with the place of each; where the search stopped, why. */
export function tellSteps(options: ExtractOptions, { facts }: ServiceFacts): string[] {
  const asked = openExplaining(options);
  // a fact that callers decide has several places; the call of the library is the one that was asked about
  const places = new Map(facts.flatMap(({ evidence, via }) => [evidence, ...(via ?? [])]).map(({ file, line }) => [`${file}:${line}`, { file, line }]));
  const lines: string[] = [];
  for (const [where, place] of places) {
    if (asked.trace.heard > maxQuestions) return [...lines, `${options.service.name}: the steps of more places would take long; of each: headwater explain FILE:LINE`];
    const telling = explainLine(asked, place)?.uses.filter((use) => use.facts.length > 0) ?? [];
    lines.push(...telling.flatMap((use) => [`${where}: ${use.written}: ${use.facts.join("; ")}`, ...linesOf(use)]));
  }
  return lines;
}

function linesOf({ ways, stops }: UseExplanation): string[] {
  const steps = ways.flatMap(({ caller, steps: own }) => [...(caller ? [`  called by ${caller.written}  ${caller.file}:${caller.line}`] : []), ...own.flatMap((step) => stepLines(step, caller ? 2 : 1))]);
  return [...steps, ...stops.map((stop) => `  stopped: ${stop}`)];
}

function stepLines({ written, value, file, line, steps }: ExplainedStep, depth: number): string[] {
  return [`${"  ".repeat(depth)}${written} → ${value}  ${file}:${line}`, ...steps.flatMap((step) => stepLines(step, depth + 1))];
}
