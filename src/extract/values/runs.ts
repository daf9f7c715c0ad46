/**
 * In which calls does this piece of code run, if the code around it runs in `root`? For what a program builds up step by step: a list that callbacks
 * push to, a table that methods of a closure fill. In: a node, and the frame of a function (or none) around it. Out: one frame per run.
 * Goes outwards: from a callback to the rows it is called with, from a function inside `root` to its calls, there and on what `root` returned.
 */
import { ts } from "ts-morph";
import type { CallNode } from "../program/file-index.js";
import { enclosingFunction, functionName, isFunctionNode, type FunctionNode } from "../program/syntax.js";
import { isSkipped } from "./decide.js";
import type { Engine } from "./engine.js";
import { argumentsOf, frameFor, makeFrame } from "./frames.js";
import { rowArguments, rowsOfLoop } from "./rows.js";
import { isSameRun } from "./same-run.js";
import { textValue, unknownValue, type Frame, type Value } from "./value.js";

export type Run = Frame | undefined;
type Scope = FunctionNode | ts.ForOfStatement | ts.ForInStatement;

/** What is known to run: a call, or all that can be said is in which function the thing was made. */
export interface Within {
  frame: Run;
  /** Code in this function runs as often as the function, whoever calls it. */
  home?: FunctionNode | undefined;
}

const maxRuns = 400;

export function runsOf(engine: Engine, node: ts.Node, within: Within): Run[] {
  const frame = frameFor(node, within.frame);
  const base: Within = frame ? { frame } : { frame, home: within.home };
  const scope = scopeAround(node, base);
  if (!scope) return isSkipped(engine, node, frame) ? [] : [frame];
  // the same in every call
  if (!frame && isFunctionNode(scope) && functionName(scope) !== undefined && !mentionsParameter(node, scope)) return [undefined];
  const runs = engine.remember(engine.runsIn(frame ?? within.home), scope, () => (isFunctionNode(scope) ? functionRuns(engine, scope, base) : loopRuns(engine, scope, base)).slice(0, maxRuns));
  return runs.filter((run) => !isSkipped(engine, node, run));
}

/** The innermost function or loop around the node, inside of what is known to run. */
function scopeAround(node: ts.Node, { frame, home }: Within): Scope | undefined {
  for (let from = node, at = node.parent; at; from = at, at = at.parent) {
    if (at === frame?.scope || at === home) return undefined;
    if (((ts.isForOfStatement(at) || ts.isForInStatement(at)) && from === at.statement) || (isFunctionNode(at) && from === at.body)) return at;
  }
  return undefined;
}

function mentionsParameter(node: ts.Node, scope: FunctionNode): boolean {
  const names = scope.parameters.flatMap((one) => (ts.isIdentifier(one.name) ? [one.name.text] : one.name.elements.flatMap((element) => (ts.isBindingElement(element) && ts.isIdentifier(element.name) ? [element.name.text] : []))));
  const text = node.getText();
  return names.some((name) => text.includes(name));
}

function loopRuns(engine: Engine, loop: ts.ForOfStatement | ts.ForInStatement, base: Within): Run[] {
  return runsOf(engine, loop, base).flatMap((outer): Run[] => {
    const rows = rowsOfLoop(engine, loop, outer);
    return rows.length ? rows.map((row) => makeFrame({ scope: loop, args: [row], outer })) : [outer];
  });
}

function functionRuns(engine: Engine, scope: FunctionNode, base: Within): Run[] {
  let written: ts.Node = scope;
  while (ts.isParenthesizedExpression(written.parent)) written = written.parent;
  const call = written.parent;
  if (ts.isCallExpression(call) && call.expression === written) return runsOf(engine, call, base).map((outer) => makeFrame({ scope, args: argumentsOf(call, outer, engine), outer }));
  if (ts.isCallExpression(call)) return runsOf(engine, call, base).flatMap((outer) => callbackRuns(engine, { scope, call }, outer));
  const name = functionName(scope);
  if (name !== undefined && base.frame) return calledRuns(engine, { scope, name }, base.frame);
  if (name !== undefined) return base.home ? callsInside(engine, { scope, name }, base) : freeRuns(engine, scope);
  return runsOf(engine, scope, base).map((outer) => makeFrame({ scope, outer }));
}

/** A function of which no more is known than who calls it. */
function freeRuns(engine: Engine, scope: FunctionNode): Run[] {
  const [parameter] = scope.parameters;
  const frames = parameter ? engine.framesFor(parameter) : [];
  return frames.length ? frames : [undefined];
}

/** What others do with what the function around gave them is only known of a certain call of it. */
function callsInside(engine: Engine, { scope, name }: Named, base: Within): Run[] {
  const { home } = base;
  const calls = engine.program.file(engine.program.fileOf(scope))?.index.calls.get(name) ?? [];
  return calls.flatMap((call) => {
    if (ts.isTaggedTemplateExpression(call) || !home || !isInside(call, home)) return [];
    const isMeant = engine.evaluate(call.expression, undefined).some((value) => value.kind === "function" && value.node === scope);
    return isMeant ? runsOf(engine, call, base).map((run) => makeFrame({ scope, args: argumentsOf(call, run, engine), outer: run, site: call })) : [];
  });
}

const overRows = new Set(["forEach", "map", "flatMap", "filter", "some", "every", "find", "each"]);

interface Callback {
  scope: FunctionNode;
  call: ts.CallExpression;
}

function callbackRuns(engine: Engine, { scope, call }: Callback, outer: Run): Run[] {
  const callee = call.expression;
  const method = ts.isPropertyAccessExpression(callee) ? callee.name.text : "";
  if (ts.isPropertyAccessExpression(callee) && (overRows.has(method) || method === "reduce")) {
    const rows = engine.evaluate(callee.expression, outer).flatMap((value) => rowArguments(engine, value));
    const start = method === "reduce" ? argumentsOf(call, outer, engine).slice(1, 2) : [];
    if (rows.length) return rows.map((row, index) => makeFrame({ scope, args: [...start, ...row, { values: [textValue(String(index))] }], outer }));
    const names = scope.parameters.map((one) => (ts.isIdentifier(one.name) ? one.name.text : ""));
    return [makeFrame({ scope, args: [...start, ...names.slice(start.length).map((name) => ({ values: [unknownValue(name)] }))], outer })];
  }
  const inner = engine.evaluate(callee, outer).flatMap((value) => (value.kind === "function" ? ownCallbacks(engine, { scope, call }, { owner: value, outer }) : []));
  return inner.length ? inner : [makeFrame({ scope, outer })];
}

/** A function of the system calls what is handed to it. */
function ownCallbacks(engine: Engine, { scope, call }: Callback, { owner, outer }: { owner: Extract<Value, { kind: "function" }>; outer: Run }): Run[] {
  const parameter = owner.node.parameters[call.arguments.findIndex((one) => one === scope)];
  if (!parameter || !ts.isIdentifier(parameter.name)) return [];
  const frame = makeFrame({ scope: owner.node, args: argumentsOf(call, outer, engine), outer: owner.frame, ...(owner.self ? { self: owner.self } : {}), depth: (outer?.depth ?? 0) + 1 });
  if (frame.depth > 8) return [];
  const calls = engine.program.file(engine.program.fileOf(owner.node))?.index.calls.get(parameter.name.text) ?? [];
  return calls.filter((one) => ts.isCallExpression(one) && isInside(one, owner.node)).flatMap((one) => runsOf(engine, one, { frame }).map((run) => makeFrame({ scope, args: argumentsOf(one as ts.CallExpression, run, engine), outer }))); // calls have just been picked
}

const isInside = (node: ts.Node, scope: ts.Node): boolean => scope.pos <= node.pos && node.end <= scope.end && scope.getSourceFile() === node.getSourceFile();

interface Named {
  scope: FunctionNode;
  name: string;
}

/** Calls of a function that lives inside `base`: from other code inside it, and on the objects that this very call gave to others. */
function calledRuns(engine: Engine, { scope, name }: Named, base: Frame): Run[] {
  const candidates = [...engine.program.callsNamed(name), ...tableCalls(engine, { scope, name })];
  return [...new Set(candidates)].flatMap((call) => {
    if (ts.isTaggedTemplateExpression(call)) return [];
    const { callee, skip } = calledAs(call, name);
    const isOutside = !isInside(call, base.scope);
    if (isOutside && !mayHold(engine, call, base.scope)) return [];
    return runsOf(engine, call, { frame: isOutside ? undefined : base }).flatMap((run): Run[] => {
      const found = engine.evaluate(callee, run).find((value) => value.kind === "function" && value.node === scope && (!isOutside || isSameRun(value.frame, base)));
      return found ? [makeFrame({ scope, args: argumentsOf(call, run, engine).slice(skip), outer: base, site: call })] : [];
    });
  });
}

/** Can the caller have what the function around gave? It calls a member, in a file that knows that function. */
function mayHold(engine: Engine, call: ts.CallExpression | ts.NewExpression, around: Frame["scope"]): boolean {
  if (!ts.isPropertyAccessExpression(call.expression)) return false;
  const [file, home] = [engine.program.fileOf(call), engine.program.fileOf(around)];
  const name = isFunctionNode(around) ? functionName(around) : undefined;
  return file === home || (name !== undefined && engine.program.mentions(file, name)) || engine.program.importersOf(home).includes(file);
}

/** `handlers[type].call(this, item)`: what is called stands before the dot. */
function calledAs(call: ts.CallExpression | ts.NewExpression, name: string): { callee: ts.Expression; skip: number } {
  const callee = call.expression;
  const isIndirect = ts.isPropertyAccessExpression(callee) && callee.name.text === "call" && name !== "call";
  return isIndirect ? { callee: callee.expression, skip: 1 } : { callee, skip: 0 };
}

/** `const handlers = { method: addMethod }; handlers[type](item)`: the function is listed in a table, and called without its name. */
function tableCalls(engine: Engine, { scope, name }: Named): CallNode[] {
  const home = engine.program.fileOf(scope);
  const entries = [...engine.program.identifiers(home, name)].filter((one) => ts.isPropertyAssignment(one.parent) && one.parent.initializer === one);
  if (!entries.length) return [];
  const { calls } = engine.program.file(home)?.index ?? {};
  return [...(calls?.get("()") ?? []), ...(calls?.get("call") ?? [])];
}

/**
 * Calls of a function that a table of its closure lists, for every call of the function around both: nothing names it where it is called, so it is looked
 * for from outside in.
 */
export function closureCalls(engine: Engine, { scope, name }: Named): Frame[] {
  const around = enclosingFunction(scope);
  const [parameter] = around?.parameters ?? [];
  if (!around || !parameter || !scope.body || !tableCalls(engine, { scope, name }).length) return [];
  const { body } = scope;
  const runs = engine.framesFor(parameter).flatMap((base) => runsOf(engine, body, { frame: base }));
  return runs.flatMap((run) => (run?.scope === scope ? [{ ...run, site: writtenArgument(engine, run) ?? run.site ?? scope }] : []));
}

/** The object in the service's own code that the call is about. */
function writtenArgument(engine: Engine, run: Frame): ts.Node | undefined {
  for (const argument of run.args) for (const value of engine.argument(argument)) if (value.kind === "object" && engine.program.isOwn(engine.program.fileOf(value.node))) return value.node;
  return undefined;
}
