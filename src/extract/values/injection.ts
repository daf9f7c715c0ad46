/**
 * Dependency injection by token: what is provided for `@Inject(TOKEN)`. Reads `{ provide, useValue | useClass | useFactory | useExisting }`
 * wherever the system writes it, whichever container it is for.
 */
import { ts } from "ts-morph";
import { decoratorsOf } from "../program/syntax.js";
import type { Engine } from "./engine.js";
import { argumentsOf, framesAround } from "./frames.js";
import { constantText } from "./text.js";
import { merge, type Frame, type Value } from "./value.js";

export function injectedValue(engine: Engine, node: ts.ParameterDeclaration | ts.PropertyDeclaration): Value[] {
  for (const decorator of decoratorsOf(node)) {
    if (!ts.isCallExpression(decorator.expression)) continue;
    const call = { node: decorator.expression, args: argumentsOf(decorator.expression, undefined, engine), frame: undefined };
    // a decorator of which no model says more is not the value
    const known = engine.evaluate(decorator.expression.expression, undefined).flatMap((callee) => (callee.kind === "library" ? engine.call(callee, call).filter((value) => value.kind === "instance" || (value.kind === "library" && value.path !== `${callee.path}()`)) : []));
    if (known.length) return known;
    const token = decorator.expression.arguments[0];
    const provided = token && ts.isIdentifier(decorator.expression.expression) && /inject/i.test(decorator.expression.expression.text) ? providedFor(engine, token) : [];
    if (provided.length) return provided;
  }
  return [];
}

function providedFor(engine: Engine, token: ts.Expression): Value[] {
  const wanted = tokenKey(engine, token);
  if (wanted === undefined) return [];
  const providers = engine.program.literalsWith("provide").filter((literal) => matches(engine, literal, wanted));
  // `createRegistry({ redis })` provides what it is handed
  return merge(...providers.slice(0, maxProviders).flatMap((literal) => framesAround(engine, literal, maxCallers).map((frame) => provided(engine, literal, frame))));
}

const maxProviders = 8;
const maxCallers = 4;

/** Tokens are compared by text, or by the class or symbol that they name. */
function tokenKey(engine: Engine, token: ts.Expression): string | undefined {
  const value = engine.evaluate(token, undefined)[0];
  const text = constantText(value);
  if (text !== undefined) return `text:${text}`;
  if (value?.kind === "class") return `class:${engine.program.fileOf(value.node)}:${value.node.pos}`;
  return ts.isIdentifier(token) ? `name:${token.text}` : undefined;
}

function matches(engine: Engine, literal: ts.ObjectLiteralExpression, wanted: string): boolean {
  const property = literal.properties.find((one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText() === "provide");
  return property !== undefined && tokenKey(engine, property.initializer) === wanted;
}

function provided(engine: Engine, literal: ts.ObjectLiteralExpression, frame: Frame | undefined): Value[] {
  const object: Value = { kind: "object", node: literal, frame };
  const place = { node: literal, args: [], frame };
  const made = (name: string): Value[] => merge(...engine.member([object], name).map((value) => engine.call(value, place)));
  const kept = (name: string): Value[] => engine.member([object], name);
  return merge(kept("useValue"), made("useFactory"), made("useClass").map((value) => (value.kind === "instance" ? withoutArguments(value) : value)), made("useExisting").map((value) => (value.kind === "instance" ? withoutArguments(value) : value)));
}

/** The container calls the constructor, so nothing is known of its arguments. */
function withoutArguments(value: Extract<Value, { kind: "instance" }>): Value {
  return { kind: "instance", node: value.node, frame: undefined };
}
