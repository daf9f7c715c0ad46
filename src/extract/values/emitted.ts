/** What Node's event emitters hand over within a process: `mediator.emit("db.ready", db)` → the parameter of `mediator.on("db.ready", (db) => …)`. */
import { ts } from "ts-morph";
import type { Engine } from "./engine.js";
import { merge, type Value } from "./value.js";

const listening: ReadonlySet<string> = new Set(["on", "once", "addListener", "prependListener", "prependOnceListener"]);
/** An event that more places tell of says nothing about one value. */
const maxEmits = 8;

/** The values of a listener's parameter; empty if the call is none, or nobody is seen to emit the event. */
export function emittedValues(engine: Engine, call: ts.CallExpression | ts.NewExpression, { argument, parameter }: { argument: number; parameter: number }): Value[] {
  const [event] = call.arguments ?? [];
  if (argument !== 1 || !event || !ts.isStringLiteralLike(event) || !ts.isPropertyAccessExpression(call.expression) || !listening.has(call.expression.name.text)) return [];
  if (!engine.program.mentioning("EventEmitter").length || !isEmitter(engine, call.expression.expression)) return [];
  const emits = engine.program.callsNamed("emit").flatMap((one) => (ts.isCallExpression(one) && isOf(one, event.text) && one.arguments[parameter + 1] ? [one] : []));
  if (emits.length > maxEmits) return [];
  return merge(...emits.map((one) => engine.evaluate(one.arguments[parameter + 1] ?? event, undefined))).filter((value) => value.kind !== "unknown");
}

function isOf(call: ts.CallExpression, event: string): boolean {
  const [first] = call.arguments;
  return first !== undefined && ts.isStringLiteralLike(first) && first.text === event && ts.isPropertyAccessExpression(call.expression);
}

/** An emitter of Node's, a class of the system that is one, or a parameter that stands for either. */
function isEmitter(engine: Engine, node: ts.Expression): boolean {
  return engine.evaluate(node, undefined).some((value) => value.kind === "param" || value.kind === "instance" || (value.kind === "library" && /^(?:node:)?events$/.test(value.package)));
}
