/** `headwater explain`: one line of code, what it says, and how its values were found. */
import type { ExplainedStep, ExplainedWay, Explanation, ServiceExplanation, UseExplanation } from "../model/explanation.js";
import type { DataflowGraph, Evidence } from "../model/graph.js";
import { indexGraph, nodeName, operationTitle, placeOf } from "../model/graph-index.js";
import { heading, lookOf, paragraph, type Look } from "./terminal-look.js";
import { columnsOf, cut, pad, plainText, type TerminalOptions } from "./terminal-text.js";

export function renderTerminalExplanation(explanation: Explanation, graph: DataflowGraph, options: TerminalOptions): string {
  const look = lookOf(options);
  const sections = [
    ...explanation.services.map((one) => serviceLines(look, one)),
    [heading(look, "In the graph"), ...graphLines(look, graph, `${explanation.file}:${explanation.line}`)],
  ];
  return `${look.paint.bold.cyan(plainText(`${explanation.file}:${explanation.line}`))}\n\n${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function serviceLines(look: Look, { service, uses, environment }: ServiceExplanation): string[] {
  return [
    heading(look, `In ${plainText(service)}`),
    ...(uses.length ? uses.flatMap((use) => useLines(look, use)) : ["  no call starts in this line"]),
    ...environment.map((one) => `    ${look.paint.bold(plainText(one.name))} = ${plainText(one.value)}  ${look.paint.dim(plainText(`${one.file}:${one.line}`))}`),
  ];
}

function useLines(look: Look, use: UseExplanation): string[] {
  const what = use.facts.length ? use.facts.map((fact) => `  = ${fact}`) : [];
  return [
    `  ${look.paint.bold(plainText(use.written))}${use.library === undefined ? "" : look.paint.dim(`  ${use.library}`)}`,
    ...what.map((line) => `  ${look.paint.green(cut(plainText(line), look.columns - 2))}`),
    ...use.stops.flatMap((stop) => paragraph(stop, look.columns, ["    ▲ ", "      "])).map((line) => look.paint.yellow(line)),
    ...use.ways.flatMap((way) => wayLines(look, way)),
  ];
}

function wayLines(look: Look, { caller, steps }: ExplainedWay): string[] {
  const head = caller ? [look.paint.dim(`    called by ${plainText(caller.written)}  ${plainText(`${caller.file}:${caller.line}`)}`)] : [];
  return [...head, ...steps.flatMap((step) => stepLines(look, step, caller ? 3 : 2))];
}

const valueColumns = 40;

/** A step and those below it. A step that only passes on what the one below says stands in one line with it. */
function stepLines(look: Look, step: ExplainedStep, depth: number): string[] {
  const value = cut(plainText(step.value), valueColumns);
  const place = plainText(`${step.file}:${step.line}`);
  const room = Math.max(20, look.columns - columnsOf(value) - columnsOf(place) - 2 * depth - 5);
  const line = `${"  ".repeat(depth)}${pad(plainText(step.written), Math.min(room, 48))} ${look.paint.cyan(`→ ${value}`)}  ${look.paint.dim(place)}`;
  return [line, ...step.steps.flatMap((one) => stepLines(look, one, depth + 1))];
}

/** What became of it: flows, operations and unresolved uses that name this place. */
function graphLines(look: Look, graph: DataflowGraph, place: string): string[] {
  const index = indexGraph(graph);
  const isHere = (evidence: readonly Evidence[]): boolean => evidence.some((one) => placeOf(one) === place);
  const flows = graph.flows.filter((flow) => isHere(flow.observedIn)).map((flow) => `${nodeName(index, flow.from)} → ${nodeName(index, flow.to)}: ${flow.kind}${flow.dataset === undefined ? "" : ` ${flow.dataset}`}${flow.operation === undefined ? "" : ` ${flow.operation}`} (${flow.confidence})${otherPlaces(flow.observedIn, place)}`);
  const operations = graph.operations.filter((one) => isHere(one.observedIn)).map((one) => `serves ${operationTitle(one)}${otherPlaces(one.observedIn, place)}`);
  const open = graph.unresolved.filter((one) => isHere(one.evidence)).map((one) => `unresolved ${one.kind} ${one.template}: ${one.why}`);
  const all = [...flows, ...operations, ...open];
  return all.length ? all.flatMap((line) => paragraph(line, look.columns, ["  ", "    "])) : ["  nothing names this place"];
}

/** Further evidence: where the value, the prefix or the address comes from. */
function otherPlaces(evidence: readonly Evidence[], place: string): string {
  const others = [...new Set(evidence.map(placeOf))].filter((one) => one !== place);
  return others.length ? `, by ${others.slice(0, 6).join(", ")}${others.length > 6 ? ` and ${others.length - 6} more` : ""}` : "";
}
