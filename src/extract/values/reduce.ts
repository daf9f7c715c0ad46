/**
 * `rows.reduce((all, row) => …, start)`: what the steps put together. In: the rows and the call. Out: one object or list of all that any step adds.
 * A step sees the start instead of what the steps before it made: most steps only add to it.
 */
import { ts } from "ts-morph";
import { returnedExpressions } from "../program/syntax.js";
import { computedMember } from "../program/file-index.js";
import { isSkipped } from "./decide.js";
import type { CallSite, Engine } from "./engine.js";
import { makeFrame } from "./frames.js";
import { placeOf } from "./places.js";
import { runsOf } from "./runs.js";
import { constantText } from "./text.js";
import { textValue, unknownValue, type Argument, type Frame, type RecordValue, type Value } from "./value.js";

const maxRows = 256;

type FunctionValue = Extract<Value, { kind: "function" }>;

export function reduced(engine: Engine, rows: readonly Argument[], call: CallSite): Value[] {
  const [step, start] = call.args;
  const callbacks = step ? engine.argument(step).filter((value) => value.kind === "function") : [];
  const starts = start ? engine.argument(start) : [];
  const [callback] = callbacks;
  const [first] = starts;
  if (!callback || !first || starts.length > 1) return [unknownValue("reduce")];
  const steps = rows.slice(0, maxRows).map((row, index) => frameOfStep(callback, { row, index, start: first, depth: (call.frame?.depth ?? 0) + 1 }));
  if (first.kind === "array") return [{ kind: "array", elements: [...first.elements, ...steps.flatMap((frame) => addedElements(engine, callback, frame))] }];
  if (first.kind === "object" || first.kind === "record") return [collected(engine, steps.flatMap((frame) => [...returnedMembers(engine, callback, frame), ...assignedMembers(engine, callback, frame)]), first)];
  return [unknownValue("reduce")];
}

interface Step {
  row: Argument;
  index: number;
  start: Value;
  depth: number;
}

/** The list or object so far is empty in each step, so that only what the step adds is seen. */
function frameOfStep({ node, frame, self }: FunctionValue, { row, index, start, depth }: Step): Frame {
  const empty: Value = start.kind === "array" ? { kind: "array", elements: [] } : { kind: "record", members: new Map() };
  return makeFrame({ scope: node, args: [{ values: [empty] }, row, { values: [textValue(String(index))] }], outer: frame, depth, ...(self ? { self } : {}) });
}

function returned(engine: Engine, { node }: FunctionValue, frame: Frame): Value[] {
  return returnedExpressions(node).filter((one) => !isSkipped(engine, one, frame)).flatMap((one) => engine.evaluate(one, frame));
}

function addedElements(engine: Engine, callback: FunctionValue, frame: Frame): Argument[] {
  const pushed = callsOn(engine, callback, "push").flatMap((call) => runsOf(engine, call, { frame }).flatMap((run) => call.arguments.map((node): Argument => ({ node, frame: run }))));
  return [...returned(engine, callback, frame).flatMap((value) => (value.kind === "array" ? value.elements : [])), ...pushed];
}

interface Added {
  name: string;
  argument: Argument;
  /** Pushed to the list of that name. */
  isElement?: true;
}

function returnedMembers(engine: Engine, callback: FunctionValue, frame: Frame): Added[] {
  return returned(engine, callback, frame).flatMap((value) => engine.entries(value));
}

/** `all[key] = value; return all`, `all[key].push(value)`, `all.name = value`. */
function assignedMembers(engine: Engine, callback: FunctionValue, frame: Frame): Added[] {
  const { index } = engine.program.file(engine.program.fileOf(callback.node)) ?? {};
  const inside = (node: ts.Node): boolean => callback.node.pos <= node.pos && node.end <= callback.node.end;
  const keyed = (index?.assignments.get(computedMember) ?? []).flatMap((at): Added[] => {
    if (!inside(at) || !ts.isElementAccessExpression(at.left) || !isStart(engine, at.left.expression, callback)) return [];
    const { argumentExpression } = at.left;
    return runsOf(engine, at, { frame }).flatMap((run) => keysIn(engine, argumentExpression, run).map((name) => ({ name, argument: { node: at.right, frame: run } })));
  });
  const pushed = (index?.calls.get("push") ?? []).flatMap((call): Added[] => {
    const list = ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : undefined;
    if (!inside(call) || !list || !ts.isCallExpression(call) || !ts.isElementAccessExpression(list) || !isStart(engine, list.expression, callback)) return [];
    return runsOf(engine, call, { frame }).flatMap((run) => keysIn(engine, list.argumentExpression, run).flatMap((name) => call.arguments.map((node) => ({ name, argument: { node, frame: run }, isElement: true as const }))));
  });
  return [...keyed, ...pushed];
}

const keysIn = (engine: Engine, key: ts.Expression, run: Frame | undefined): string[] => engine.evaluate(key, run).flatMap((value) => constantText(value) ?? []);

/** Is it the callback's own first parameter? */
function isStart(engine: Engine, expression: ts.Expression, { node }: FunctionValue): boolean {
  const place = placeOf(engine, expression);
  return place !== undefined && place.path.length === 0 && place.root === node.parameters[0];
}

function callsOn(engine: Engine, callback: FunctionValue, name: string): ts.CallExpression[] {
  const calls = engine.program.file(engine.program.fileOf(callback.node))?.index.calls.get(name) ?? [];
  return calls.filter((call): call is ts.CallExpression => ts.isCallExpression(call) && callback.node.pos <= call.pos && call.end <= callback.node.end && ts.isPropertyAccessExpression(call.expression) && isStart(engine, call.expression.expression, callback));
}

/** Lists of one name become one list; of anything else, the last is meant. */
function collected(engine: Engine, added: readonly Added[], start: Value): RecordValue {
  const members = new Map<string, Argument>(engine.entries(start).map((entry) => [entry.name, entry.argument]));
  const lists = new Map<string, Argument[]>();
  for (const { name, argument, isElement } of added) {
    const elements = isElement ? [argument] : listed(engine, argument);
    if (elements) lists.set(name, [...(lists.get(name) ?? []), ...elements]);
    members.set(name, elements ? { values: [{ kind: "array", elements: lists.get(name) ?? [] }] } : argument);
  }
  return { kind: "record", members };
}

/** The elements, if it is written as a list. */
function listed(engine: Engine, argument: Argument): Argument[] | undefined {
  if (!("node" in argument) || !ts.isArrayLiteralExpression(argument.node)) return undefined;
  return engine.argument(argument).flatMap((value) => (value.kind === "array" ? value.elements : []));
}
