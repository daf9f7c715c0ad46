/** What a call gives: the return values of a function of the system, an instance of a class, the next step of a library handle. */
import { ts } from "ts-morph";
import { returnedExpressions } from "../program/syntax.js";
import { constructorFrame, constructorOf } from "./class-members.js";
import { isSkippedByArguments } from "./decide.js";
import { maxDepth, type CallSite, type Engine } from "./engine.js";
import { frameOf, makeFrame } from "./frames.js";
import { globalPackage, handleCall } from "./library-handles.js";
import { merge, unknownValue, type InstanceValue, type Value } from "./value.js";

export function evaluateCall(engine: Engine, callee: Value, call: CallSite): Value[] {
  switch (callee.kind) {
    case "function":
      return functionResult(engine, callee, call);
    case "class":
      return constructed(engine, { kind: "instance", node: callee.node, args: call.args, frame: call.frame, ...typeArguments(call.node) });
    case "library":
      return handleCall(engine, callee, call);
    case "param":
      return [{ ...callee, path: [...callee.path, "()"] }];
    case "unknown":
      return [unknownValue(callee.name)];
    default:
      return [unknownValue("")];
  }
}

/** An object of the class; or what its constructor returns instead: `constructor() { …; return this.router; }`. */
function constructed(engine: Engine, self: InstanceValue): Value[] {
  const constructor = constructorOf(self.node);
  const returned = constructor ? returnedExpressions(constructor).filter((one) => one.kind !== ts.SyntaxKind.ThisKeyword) : [];
  const given = returned.length ? merge(...returned.map((one) => engine.evaluate(one, constructorFrame(engine, self, self.node)))).filter((value) => value.kind !== "unknown") : [];
  return given.length ? given : [self];
}

function typeArguments(node: ts.Node): { typeArgs?: readonly ts.TypeNode[] } {
  const types = ts.isNewExpression(node) ? node.typeArguments : undefined;
  return types ? { typeArgs: types } : {};
}

/** A function that calls itself in two places doubles the work with every step. */
const maxAgain = 3;

function functionResult(engine: Engine, callee: Extract<Value, { kind: "function" }>, call: CallSite): Value[] {
  const depth = Math.max(call.frame?.depth ?? 0, callee.frame?.depth ?? 0) + 1;
  const { node } = callee;
  const around = frameOf(node, call.frame);
  const again = around ? (around.again ?? 0) + 1 : 0;
  // deeper recursion adds no alternative that shallower did not
  if (depth > maxDepth || again > maxAgain) return [];
  const instance = ts.isNewExpression(call.node) && prototypeInstance(engine, callee);
  if (instance) return instance;
  const frame = makeFrame({ scope: node, args: callee.bound ? [...callee.bound, ...call.args] : call.args, outer: callee.frame, depth, again, madeAt: call.node, ...(callee.self ? { self: callee.self } : {}) });
  const written = returnedExpressions(node).slice(0, 12);
  const returned = merge(...(written.length > 1 ? written.filter((one) => !isSkippedByArguments(engine, one, frame)) : written).map((expression) => engine.evaluate(expression, frame)));
  if (returned.some((value) => value.kind !== "unknown" && value.kind !== "param" && !(value.kind === "library" && value.package === globalPackage))) return returned;
  const handed = handedBack(engine, node, call);
  if (handed.length) return handed;
  if (returned.some((value) => value.kind === "library")) return returned;
  const typed = node.type ? engine.ofType(node.type, node) : [];
  if (typed.length) return typed;
  return returned.length ? returned : [unknownValue(node.name ? node.name.getText() : "")];
}

/** `remember<T>(name: string, make: () => T): T`: wherever it kept the thing meanwhile, it gives back what it was handed or what that makes. */
function handedBack(engine: Engine, { type, typeParameters, parameters }: Extract<Value, { kind: "function" }>["node"], call: CallSite): Value[] {
  const names = new Set(typeParameters?.map((one) => one.name.text) ?? []);
  const isOwn = (node: ts.TypeNode | undefined): boolean => node !== undefined && ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && (names.has(node.typeName.text) || (node.typeName.text === "Promise" && isOwn(node.typeArguments?.[0])));
  if (!isOwn(type)) return [];
  return merge(...parameters.map((parameter, index) => {
    const argument = call.args[index];
    const makes = parameter.type && ts.isFunctionTypeNode(parameter.type) && isOwn(parameter.type.type);
    if (!argument || (!makes && !isOwn(parameter.type))) return [];
    const values = engine.argument(argument).filter((value) => value.kind !== "unknown");
    return makes ? merge(...values.map((value) => engine.call(value, { node: call.node, args: [], frame: call.frame }))) : values;
  }));
}

/** `new Client()` of a function with a prototype: its members are found through the function itself. */
function prototypeInstance(engine: Engine, callee: Extract<Value, { kind: "function" }>): Value[] | undefined {
  const name = callee.node.name?.getText();
  const text = name && engine.program.text(engine.program.fileOf(callee.node));
  return text && text.includes(`${name}.prototype`) ? [callee] : undefined;
}
