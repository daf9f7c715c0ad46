/** Methods that the language itself has: of texts, arrays, promises and functions. */
import { ts } from "ts-morph";
import { returnedExpressions } from "../program/syntax.js";
import { decide } from "./decide.js";
import type { CallSite, Engine } from "./engine.js";
import { makeFrame } from "./frames.js";
import { globalPackage } from "./library-handles.js";
import { reduced } from "./reduce.js";
import { concatenate, constantText, mapText, toTemplate } from "./text.js";
import { merge, textValue, unknownValue, type Argument, type Value } from "./value.js";

/** The result, or undefined if the receiver is none of these and the call has to be looked up like any other. */
export function methodResult(engine: Engine, node: ts.CallExpression | ts.NewExpression, call: CallSite): Value[] | undefined {
  const callee = node.expression;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(callee)) return undefined;
  const name = callee.name.text;
  if (!methodNames.has(name)) return undefined;
  const receivers = engine.evaluate(callee.expression, call.frame);
  if (name === "then" || name === "catch" || name === "finally") return promiseResult(engine, receivers, { name, call });
  // a library's function that is bound stays that function
  if (name === "bind" && receivers.length && receivers.every((value) => value.kind === "library")) return receivers;
  // nothing but the name is known, and the name stays
  if (sameName.has(name) && receivers.length && receivers.every((value) => value.kind === "unknown")) return receivers;
  // `list = list.concat(more)`: the list itself is what is being asked for
  if (!receivers.length && name === "concat") return arrayMethod(engine, { kind: "array", elements: [] }, { name, call });
  const known = receivers.filter(isOfTheLanguage);
  // `window.__ENV__[name] ?? process.env[name]`: beside texts, what a page keeps in its window is one that is not known
  const rest = receivers.filter((value) => !isOfTheLanguage(value)).map((value) => (value.kind === "library" && value.package === globalPackage ? unknownValue(value.name) : value));
  if (!known.length || rest.some((value) => value.kind !== "unknown")) return undefined;
  return merge(...known.map((receiver) => ofReceiver(engine, receiver, { name, call })), rest);
}

const isOfTheLanguage = (value: Value): value is Extract<Value, { kind: "text" | "array" | "function" }> => value.kind === "text" || value.kind === "array" || value.kind === "function";

/** Lists that code builds up in loops would otherwise double with every step. */
const maxElements = 256;

const methodNames = new Set([
  "then", "catch", "finally", "concat", "join", "replace", "replaceAll", "toLowerCase", "toUpperCase", "trim", "toString", "valueOf", "map", "filter", "slice", "bind", "call", "apply", "find", "flat", "split", "sort", "reverse", "padStart", "toLocaleLowerCase", "reduce",
]);

const sameName = new Set(["toLowerCase", "toUpperCase", "toLocaleLowerCase", "trim", "toString", "valueOf"]);

interface Method {
  name: string;
  call: CallSite;
}

function promiseResult(engine: Engine, receivers: Value[], { name, call }: Method): Value[] {
  const callback = call.args[0];
  if (name !== "then" || !callback) return receivers;
  return merge(...engine.argument(callback).map((fn) => (fn.kind === "function" ? engine.call(fn, { ...call, args: [{ values: receivers }] }) : [])));
}

function ofReceiver(engine: Engine, receiver: Value, method: Method): Value[] {
  if (receiver.kind === "text") return textMethod(engine, receiver, method);
  if (receiver.kind === "array") return arrayMethod(engine, receiver, method);
  if (receiver.kind === "function") return functionMethod(engine, receiver, method);
  return [unknownValue(method.name)];
}

function textMethod(engine: Engine, receiver: Extract<Value, { kind: "text" }>, { name, call }: Method): Value[] {
  const first = call.args[0] ? engine.argument(call.args[0]) : [];
  switch (name) {
    case "concat":
      return concatenate([[receiver], ...call.args.map((one) => engine.argument(one))]);
    case "toLowerCase":
    case "toLocaleLowerCase":
      return [mapText(receiver, (text) => text.toLowerCase())];
    case "toUpperCase":
      return [mapText(receiver, (text) => text.toUpperCase())];
    case "trim":
    case "toString":
    case "valueOf":
      return [receiver];
    case "replace":
    case "replaceAll":
      return [replaced(engine, receiver, call)];
    case "split": {
      const [text, separator] = [constantText(receiver) ?? fallbackText(receiver), constantText(first[0])];
      return text === undefined || separator === undefined ? [unknownValue(name)] : [{ kind: "array", elements: text.split(separator).map((part) => ({ values: [textValue(part)] })) }];
    }
    default:
      return [unknownValue(name)];
  }
}

/** A list in a setting (`process.env.APIS || "orders,payments"`) is what the code falls back on, for nobody else names its parts. */
function fallbackText(value: Extract<Value, { kind: "text" }>): string | undefined {
  const [part, ...more] = value.template;
  const only = typeof part === "object" && !more.length ? part.fallback : undefined;
  return only?.length === 1 ? constantText({ kind: "text", template: only[0] ?? [] }) : undefined;
}

/** A known pattern replaced by a known text; anything else leaves the text unknown rather than wrong. */
function replaced(engine: Engine, receiver: Value, call: CallSite): Value {
  const [pattern, replacement] = call.args;
  const text = constantText(receiver);
  const by = replacement && engine.argument(replacement)[0];
  if (text === undefined || !pattern || !by) return toTemplate(receiver).length > 1 ? receiver : unknownValue("");
  const needle = constantText(engine.argument(pattern)[0]);
  if (needle !== undefined) {
    const [head, ...tail] = text.split(needle);
    return tail.length ? { kind: "text", template: [head ?? "", ...toTemplate(by), tail.join(needle)] } : receiver;
  }
  const written = constantText(by);
  const plain = "node" in pattern && ts.isRegularExpressionLiteral(pattern.node) ? plainPattern(pattern.node.text) : undefined;
  return plain && written !== undefined ? textValue(replacePlain(text, plain, written)) : receiver;
}

interface PlainPattern {
  start: boolean;
  end: boolean;
  text: string;
  all: boolean;
}

/** `/^\//`, `/}/g`: a regular expression that is but a text. No other is run: it was written by those whose code is read. */
function plainPattern(literal: string): PlainPattern | undefined {
  const [, start, body = "", end, flags = ""] = /^\/(\^?)((?:[\w\s{}:;,'"@#%&=~<>!-]|\\[^\w\s])+)(\$?)\/(g?)$/.exec(literal) ?? [];
  return body && { start: start === "^", end: end === "$", text: body.replace(/\\(.)/g, "$1"), all: flags === "g" } || undefined;
}

function replacePlain(text: string, { start, end, text: needle, all }: PlainPattern, by: string): string {
  if (start) return text.startsWith(needle) && (!end || text === needle) ? by + text.slice(needle.length) : text;
  if (end) return text.endsWith(needle) ? text.slice(0, -needle.length) + by : text;
  const [first = "", ...rest] = text.split(needle);
  if (!rest.length) return text;
  return all ? [first, ...rest].join(by) : first + by + rest.join(needle);
}

function arrayMethod(engine: Engine, receiver: Extract<Value, { kind: "array" }>, { name, call }: Method): Value[] {
  const first = call.args[0];
  switch (name) {
    case "join":
      return joined(engine, receiver, first ? engine.argument(first) : [textValue(",")]);
    case "concat":
      return [{ kind: "array", elements: [...receiver.elements, ...call.args.flatMap((one) => engine.argument(one)).flatMap((value): Argument[] => (value.kind === "array" ? value.elements : [{ values: [value] }]))].slice(0, maxElements) }];
    case "filter":
      return [{ kind: "array", elements: filtered(engine, receiver.elements, call) }];
    case "reduce":
      return reduced(engine, receiver.elements, call);
    case "slice":
    case "flat":
    case "sort":
    case "reverse":
      return [receiver];
    case "find":
      return merge(...receiver.elements.map((element) => merge(...engine.argument(element).map((value) => foundIn(engine, value, { name, call })))));
    case "map":
      return first ? [{ kind: "array", elements: receiver.elements.slice(0, maxElements).map((element): Argument => ({ values: mapped(engine, element, { callback: first, call }) })) }] : [receiver];
    default:
      return [unknownValue(name)];
  }
}

/** What a library's list holds is found by the library's own terms. */
function foundIn(engine: Engine, value: Value, { name, call }: Method): Value[] {
  return value.kind === "library" ? merge(...engine.member([value], name).map((callee) => engine.call(callee, call))) : [value];
}

function mapped(engine: Engine, element: Argument, { callback, call }: { callback: Argument; call: CallSite }): Value[] {
  return merge(...engine.argument(callback).map((fn) => (fn.kind === "function" ? engine.call(fn, { ...call, args: [element] }) : [])));
}

/** Without the elements that the test is known to leave out. */
function filtered(engine: Engine, elements: Argument[], call: CallSite): Argument[] {
  const tests = call.args[0] ? engine.argument(call.args[0]) : [];
  const test = tests.length === 1 ? tests[0] : undefined;
  const conditions = test?.kind === "function" ? returnedExpressions(test.node) : [];
  const [condition] = conditions;
  if (test?.kind !== "function" || !condition || conditions.length > 1) return elements;
  return elements.filter((element) => decide(engine, condition, makeFrame({ scope: test.node, args: [element], outer: test.frame, depth: (call.frame?.depth ?? 0) + 1 })) !== false);
}

function joined(engine: Engine, receiver: Extract<Value, { kind: "array" }>, separator: Value[]): Value[] {
  const parts = receiver.elements.map((element) => engine.argument(element)).filter((values) => values.length > 0);
  return concatenate(parts.flatMap((part, index) => (index ? [separator, part] : [part])));
}

function functionMethod(engine: Engine, receiver: Value, { name, call }: Method): Value[] {
  if (name === "bind") return [receiver.kind === "function" && call.args.length > 1 ? { ...receiver, bound: [...(receiver.bound ?? []), ...call.args.slice(1)] } : receiver];
  if (name === "call") return engine.call(receiver, { ...call, args: call.args.slice(1) });
  return [unknownValue(name)];
}

/** Path-like joining with one slash between parts, as `path.join` and URL helpers do. */
export function joinPath(parts: Value[][]): Value[] {
  const spaced = parts.flatMap((part, index) => (index ? [[textValue("/")], part] : [part]));
  return concatenate(spaced).map((value) => mapText(value, (text) => text.replace(/\/(?:\.\/)+/g, "/").replace(/([^:]|^)\/{2,}/g, "$1/")));
}

