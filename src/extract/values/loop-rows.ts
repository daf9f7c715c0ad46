/**
 * What a loop runs over: the rows of a table that is written out, handed in by callers, or filled by `push`.
 * In: the list's expression. Out: the arguments of each row, with the place that put it there. Bounded by counts.
 */
import { ts } from "ts-morph";
import { calleeName, enclosingFunction, unwrap } from "../program/syntax.js";
import type { Engine } from "./engine.js";
import { argumentsOf, classOf, thisContainer } from "./frames.js";
import { rowArguments, rowsOf } from "./rows.js";
import type { Argument, Frame, Value } from "./value.js";

export interface Row {
  args: readonly Argument[];
  /** The caller that handed the list in, or that pushed the row. */
  site?: ts.Node | undefined;
}

const maxRows = 200;
/** A list is handed on through so many functions at most. */
const maxParameters = 20;

type ParamValue = Extract<Value, { kind: "param" }>;

/** How the rows of a value are handed over: as the arguments of a function, or as the variable of a loop. */
type Handing = (engine: Engine, value: Value) => Argument[][];

/** What `list.forEach(…)` hands over. */
export const forEachRows = (engine: Engine, list: ts.Expression): Row[] => loopRows(engine, list, rowArguments);

/** What `for (const row of list)` goes through. */
export const forOfRows = (engine: Engine, list: ts.Expression): Row[] => loopRows(engine, list, (_engine, value) => rowsOf(engine, value).map((row) => [row]));

function loopRows(engine: Engine, list: ts.Expression, handing: Handing): Row[] {
  const values = engine.evaluate(list, undefined);
  const written = values.flatMap((value) => handing(engine, value).map((args): Row => ({ args })));
  const handedIn = values.flatMap((value) => (value.kind === "param" ? fromCallers(engine, value, { handing, asked: new Set() }) : []));
  return [...written, ...handedIn, ...pushed(engine, list)].slice(0, maxRows);
}

interface Asking {
  handing: Handing;
  /** Parameters whose callers have been asked: functions that hand a list to each other lead there many times. */
  asked: Set<ts.Node>;
}

/** The list is a parameter: each caller's rows. */
function fromCallers(engine: Engine, { declaration, path }: ParamValue, asking: Asking): Row[] {
  if (path.includes("()") || !ts.isParameter(declaration) || asking.asked.size > maxParameters || asking.asked.has(declaration)) return [];
  asking.asked.add(declaration);
  return engine.framesFor(declaration).flatMap((frame) => {
    const given = path.reduce((values, name) => engine.member(values, name), engine.declaration(declaration, frame));
    return given.flatMap((value) => (value.kind === "param" ? fromCallers(engine, value, asking) : asking.handing(engine, value).map((args): Row => ({ args, site: frame.site }))));
  });
}

/** `this.routes.push({ … })` in the class. What is pushed to variables is among their elements already. */
function pushed(engine: Engine, list: ts.Expression): Row[] {
  const node = unwrap(list);
  const calls = engine.program.file(engine.program.fileOf(node))?.index.calls.get("push") ?? [];
  if (!calls.length || !isOwnField(node)) return [];
  return calls.flatMap((call) => (ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) && isSameField(unwrap(call.expression.expression), node) ? pushedBy(engine, call) : []));
}

const isSameField = (one: ts.Expression, other: ts.Expression): boolean => calleeName(one) === calleeName(other) && isOwnField(one) && classAround(one) === classAround(other);

const isOwnField = (node: ts.Expression): boolean => ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword;
const classAround = (node: ts.Node): ts.Node | undefined => classOf(thisContainer(node) ?? node);

/** A push in a function is made once for each of its callers. */
function pushedBy(engine: Engine, call: ts.CallExpression): Row[] {
  const parameter = enclosingFunction(call)?.parameters[0];
  const frames: (Frame | undefined)[] = parameter ? engine.framesFor(parameter) : [];
  return (frames.length ? frames : [undefined]).flatMap((frame) => argumentsOf(call, frame, engine).map((argument): Row => ({ args: [argument], site: frame?.site })));
}
