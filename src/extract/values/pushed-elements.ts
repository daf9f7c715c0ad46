/** Elements that code adds to a list after it was written: `routes.push(route)`, in loops and callbacks too. In: the list's variable. Out: the elements. */
import { ts } from "ts-morph";
import { enclosingFunction } from "../program/syntax.js";
import type { Engine } from "./engine.js";
import { argumentsOf } from "./frames.js";
import { runsOf } from "./runs.js";
import type { Argument, Entry, Frame, Value } from "./value.js";

/** Longer lists are data; nobody writes so many routes, topics or tables by hand. */
const maxPushed = 400;

/** Each list with what is pushed to the variable; anything else as it is. */
export function withPushed(engine: Engine, node: ts.VariableDeclaration, { values, frame }: { values: Value[]; frame: Frame | undefined }): Value[] {
  const { name } = node;
  if (!ts.isIdentifier(name) || !values.some((value) => value.kind === "array")) return values;
  const calls = (engine.program.file(engine.program.fileOf(node))?.index.calls.get("push") ?? []).filter((call): call is ts.CallExpression => ts.isCallExpression(call) && isOn(engine, call, { name: name.text, node }));
  if (!calls.length) return values;
  const pushed = (): Entry[] => engine.remember(engine.fillsIn(frame), node, () => calls.flatMap((call) => runsOf(engine, call, { frame, home: enclosingFunction(node) }).flatMap((run) => argumentsOf(call, run, engine))).slice(0, maxPushed).map((argument, index) => ({ name: String(index), argument })));
  return values.map((value) => (value.kind === "array" ? longer(value.elements, pushed) : value));
}

/** What is pushed in which runs is looked up only if somebody asks for the elements. */
function longer(elements: readonly Argument[], pushed: () => Entry[]): Value {
  return {
    kind: "array",
    get elements() {
      return [...elements, ...pushed().map((one) => one.argument)];
    },
  };
}

function isOn(engine: Engine, call: ts.CallExpression, { name, node }: { name: string; node: ts.VariableDeclaration }): boolean {
  const list = ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : undefined;
  return list !== undefined && ts.isIdentifier(list) && list.text === name && engine.program.scopes.find(name, list) === node;
}
