/** What a declared name stands for: variables, bindings, parameters, functions, classes, enums, imports. */
import { ts } from "ts-morph";
import type { Declaration } from "../program/scopes.js";
import { decoratorsOf, isFunctionNode, propertyNameOf, specifierOf, unwrap, type FunctionNode } from "../program/syntax.js";
import { isSkippedByArguments } from "./decide.js";
import { emittedValues } from "./emitted.js";
import type { Engine } from "./engine.js";
import { moduleByName } from "./expressions.js";
import { argumentsOf, frameOf } from "./frames.js";
import { injectedValue } from "./injection.js";
import { forOfRows } from "./loop-rows.js";
import { namespaceValue } from "./namespaces.js";
import { withPushed } from "./pushed-elements.js";
import { rowsOfLoop } from "./rows.js";
import { orElse } from "./text.js";
import { interfaceValue } from "./types.js";
import { withPath } from "./url-paths.js";
import { merge, unknownValue, type Frame, type Value } from "./value.js";

export function evaluateDeclaration(engine: Engine, node: Declaration, frame: Frame | undefined): Value[] {
  if (ts.isVariableDeclaration(node)) return variable(engine, node, frame);
  if (ts.isParameter(node)) return parameter(engine, node, frame);
  if (ts.isBindingElement(node)) return binding(engine, node, frame);
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) return [{ kind: "function", node, frame }];
  if (ts.isClassDeclaration(node) || ts.isClassExpression(node)) return [{ kind: "class", node, frame }];
  if (ts.isEnumDeclaration(node)) return [{ kind: "enum", node }];
  if (ts.isInterfaceDeclaration(node)) return interfaceValue(engine, node);
  if (ts.isTypeAliasDeclaration(node)) return engine.ofType(node.type, node);
  if (ts.isModuleDeclaration(node)) return namespaceValue(node);
  return imported(engine, node);
}

function imported(engine: Engine, node: Declaration): Value[] {
  const from = engine.program.fileOf(node);
  const specifier = specifierOf(node);
  if (specifier === undefined) return ts.isImportEqualsDeclaration(node) && ts.isIdentifier(node.moduleReference) ? engine.evaluate(node.moduleReference, undefined) : [];
  const name = ts.isImportSpecifier(node) ? (node.propertyName ?? node.name).text : ts.isImportClause(node) ? "default" : "*";
  const found = moduleByName(engine, { specifier, from, name, at: node });
  // a file that is generated when the system is built, or one that the name was taken out of
  return found.length ? found : [unknownValue(name)];
}

function variable(engine: Engine, node: ts.VariableDeclaration, frame: Frame | undefined): Value[] {
  const loop = node.parent.parent;
  if ((ts.isForOfStatement(loop) || ts.isForInStatement(loop)) && loop.initializer === node.parent) return loopVariable(engine, node, { loop, frame });
  // what counts the rounds of a loop has no value of its own
  if (ts.isForStatement(loop) && loop.initializer === node.parent) return [unknownValue(nameOf(node))];
  const initial = node.initializer ? engine.evaluate(node.initializer, frame) : [];
  const assigned = isConstant(node) ? [] : assignments(engine, node, frame);
  const all = withPushed(engine, node, { values: withPath(engine, node, { values: merge(initial, assigned), frame }), frame });
  if (all.some((value) => value.kind !== "unknown")) return all;
  return node.type ? withFallback(engine.ofType(node.type, node), nameOf(node)) : withFallback(all, nameOf(node));
}

const withFallback = (values: Value[], name: string): Value[] => (values.length ? values.map((value) => (value.kind === "unknown" && value.name === "" ? unknownValue(name) : value)) : [unknownValue(name)]);

const isConstant = (node: ts.VariableDeclaration): boolean => Boolean(node.parent.flags & ts.NodeFlags.Const);

function nameOf(node: ts.VariableDeclaration | ts.ParameterDeclaration): string {
  return ts.isIdentifier(node.name) ? node.name.text : "";
}

/** `let x; … x = await connect()`. */
function assignments(engine: Engine, node: ts.VariableDeclaration, frame: Frame | undefined): Value[] {
  if (!ts.isIdentifier(node.name)) return [];
  const found = engine.program.file(engine.program.fileOf(node))?.index.assignments.get(node.name.text) ?? [];
  const own = found.filter((assignment) => ts.isIdentifier(assignment.left) && engine.program.scopes.find(assignment.left.text, assignment.left) === node);
  return merge(...own.slice(0, 8).map((assignment) => throughSetter(engine, engine.evaluate(assignment.right, frame), assignment.right)));
}

const maxSetters = 4;

/** `const setApp = (app) => { current = app }`: a variable that a function fills has what that function's few callers hand in. */
function throughSetter(engine: Engine, values: Value[], right: ts.Expression): Value[] {
  return values.flatMap((value): Value[] => {
    if (value.kind !== "param" || value.path.length > 0 || !ts.isIdentifier(right)) return [value];
    const frames = engine.framesFor(value.declaration);
    const given = frames.length <= maxSetters ? frames.flatMap((frame) => engine.evaluate(right, frame)) : [];
    return given.length ? given : [value];
  });
}

/** A table that is looped over: within a frame one row, without one a parameter whose "callers" are the rows. */
function loopVariable(engine: Engine, node: ts.VariableDeclaration, place: { loop: ts.ForOfStatement | ts.ForInStatement; frame: Frame | undefined }): Value[] {
  const bound = frameOf(place.loop, place.frame)?.args[0];
  if (bound) return engine.argument(bound);
  const rows = place.frame || ts.isForInStatement(place.loop) ? rowsOfLoop(engine, place.loop, place.frame) : forOfRows(engine, place.loop.expression).flatMap((row) => row.args);
  if (rows.length === 1 && rows[0]) return engine.argument(rows[0]);
  return rows.length ? [{ kind: "param", declaration: node, path: [] }] : [unknownValue(nameOf(node))];
}

function parameter(engine: Engine, node: ts.ParameterDeclaration, frame: Frame | undefined): Value[] {
  const bound = frameOf(node.parent, frame);
  const given = bound && argumentFor(engine, node, bound);
  if (bound && given?.length) return reassigned(engine, node, { given, bound });
  const standard = node.initializer ? engine.evaluate(node.initializer, frame) : [];
  if (bound && given && node.initializer) return standard;
  const injected = decoratorsOf(node).length ? injectedValue(engine, node) : [];
  if (injected.length) return injected;
  const byLibrary = handedByLibrary(engine, node);
  if (byLibrary) return byLibrary;
  const typed = node.type ? engine.ofType(node.type, node) : [];
  const isBag = typed.length > 0 && typed.every((value) => value.kind === "record");
  if (typed.length && !isBag) return sharpened(engine, node, { typed, standard });
  const handed = handedByCaller(engine, node, frame);
  if (handed.length) return handed;
  const byName = ts.isIdentifier(node.name) && engine.libraries.injectedNamed(node.name.text, () => node.getSourceFile().text);
  if (byName) return [{ ...byName, origin: node }];
  if (bound && isLeftOut(node, bound)) return [];
  // whoever calls it knows more than the type, if anybody is seen to
  if (isBag && !engine.framesFor(node).length) return typed;
  return [...standard, { kind: "param", declaration: node, path: [] }];
}

/** `names = names.split(",")`: within a call, a parameter that is replaced by a list or an object is that too. */
function reassigned(engine: Engine, node: ts.ParameterDeclaration, { given, bound }: { given: Value[]; bound: Frame }): Value[] {
  const name = ts.isIdentifier(node.name) ? node.name.text : undefined;
  const assignments = (name !== undefined && engine.program.file(engine.program.fileOf(node))?.index.assignments.get(name)) || [];
  const own = assignments.filter(({ left }) => ts.isIdentifier(left) && engine.program.scopes.find(left.text, left) === node);
  const taken = own.slice(0, 4).filter((one) => givesList(one.right) && !isSkippedByArguments(engine, one, bound));
  const values = taken.flatMap((one) => engine.evaluate(one.right, bound)).filter((value) => value.kind === "array" || value.kind === "record");
  return values.length ? merge(values, given) : given;
}

const listMethods = new Set(["split", "map", "filter", "concat", "slice", "flat", "keys", "values", "entries", "from", "reduce", "fromEntries"]);

function givesList(written: ts.Expression): boolean {
  const node = unwrap(written);
  return ts.isArrayLiteralExpression(node) || (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && listMethods.has(node.expression.name.text));
}

function handedByLibrary(engine: Engine, node: ts.ParameterDeclaration): Value[] | undefined {
  const table = engine.handed.get(node.parent);
  const index = node.parent.parameters.indexOf(node);
  if (!table || !node.dotDotDotToken) return table?.get(index);
  const most = Math.max(...table.keys());
  const elements = Array.from({ length: Math.max(0, most - index + 1) }, (_one, at) => ({ values: table.get(index + at) ?? [unknownValue("")] }));
  return [{ kind: "array", elements }];
}

/** The call gives no such argument, and may do so: the parameter is optional, or nobody checks. */
function isLeftOut(node: ts.ParameterDeclaration, frame: Frame): boolean {
  if (node.dotDotDotToken || frame.args.length > node.parent.parameters.indexOf(node)) return false;
  const { site } = frame;
  const written = site && (ts.isCallExpression(site) || ts.isNewExpression(site)) ? (site.arguments ?? []) : undefined;
  if (written?.some((one) => ts.isSpreadElement(one))) return false;
  return node.questionToken !== undefined || (written !== undefined && /\.[mc]?jsx?$/.test(node.getSourceFile().fileName));
}

/** A library object that callers hand in, or the parameter's default, says more than its type: it is a certain router, a certain connection. */
function sharpened(engine: Engine, node: ts.ParameterDeclaration, { typed, standard }: { typed: Value[]; standard: Value[] }): Value[] {
  const only = typed[0];
  if (only?.kind !== "library" || typed.length > 1) return typed;
  const usual = standard.filter((value) => value.kind === "library" && value.package === only.package);
  if (ts.isConstructorDeclaration(node.parent)) return usual.length ? usual : [{ ...only, handedTo: node }];
  const index = node.parent.parameters.indexOf(node);
  const given = engine.framesFor(node).flatMap((frame) => (frame.args[index] ? engine.argument(frame.args[index]) : []));
  const same = merge(usual, given.filter((value) => value.kind === "library" && value.package === only.package));
  return same.length ? same : typed;
}

function argumentFor(engine: Engine, node: ts.ParameterDeclaration, frame: Frame): Value[] {
  const index = node.parent.parameters.findIndex((one) => one === node);
  if (node.dotDotDotToken) return [{ kind: "array", elements: frame.args.slice(index) }];
  const argument = frame.args[index];
  return argument ? engine.argument(argument) : [];
}

/** The parameter of a function that is written right where it is handed over: to a library, or to a function of the system. */
function handedByCaller(engine: Engine, node: ts.ParameterDeclaration, frame: Frame | undefined): Value[] {
  const fn = node.parent;
  const place = isFunctionNode(fn) ? handingCall(fn) : undefined;
  if (!place) return [];
  const { call, argument, member } = place;
  if (ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === "then") return argument === 0 ? engine.evaluate(call.expression.expression, frame).filter((value) => value.kind !== "unknown") : [];
  const asked = { call: { node: call, args: argumentsOf(call, frame, engine), frame }, argument, member, parameter: fn.parameters.findIndex((one) => one === node), count: fn.parameters.length };
  const emitted = emittedValues(engine, call, asked);
  if (emitted.length) return emitted;
  return merge(...engine.evaluate(call.expression, frame).map((callee) => (callee.kind === "library" ? (engine.libraries.callbackParameter(callee, asked, engine) ?? []) : [])));
}

/** The call that gets this function as an argument, or as a member of an argument. */
function handingCall(fn: FunctionNode): { call: ts.CallExpression | ts.NewExpression; argument: number; member?: string | undefined } | undefined {
  const property = ts.isMethodDeclaration(fn) ? fn : ts.isPropertyAssignment(fn.parent) ? fn.parent : undefined;
  const written: ts.Node = property && ts.isObjectLiteralExpression(property.parent) ? property.parent : fn;
  const call = written.parent;
  if (!ts.isCallExpression(call) && !ts.isNewExpression(call)) return undefined;
  const argument = (call.arguments ?? []).findIndex((one) => one === written);
  return argument < 0 ? undefined : { call, argument, ...(property && written !== fn ? { member: propertyNameOf(property.name) } : {}) };
}

/** `const { a: { b = 1 } } = source`, `function ({ url })`, `const [first] = list`. */
function binding(engine: Engine, node: ts.BindingElement, frame: Frame | undefined): Value[] {
  const pattern = node.parent;
  const owner = pattern.parent;
  const source = ts.isBindingElement(owner) ? binding(engine, owner, frame) : ownerValue(engine, owner, frame);
  if (node.dotDotDotToken) return source;
  const key = ts.isArrayBindingPattern(pattern) ? String(pattern.elements.indexOf(node)) : propertyNameOf(node.propertyName ?? node.name);
  const found = key === undefined ? [] : engine.member(source, key);
  const standard = node.initializer ? engine.evaluate(node.initializer, frame) : [];
  const known = found.filter((value) => value.kind !== "unknown" || value.name !== "");
  const either = node.initializer ? orElse(known, () => standard) : known;
  return either.length ? either : [unknownValue(key ?? "")];
}

function ownerValue(engine: Engine, owner: ts.VariableDeclaration | ts.ParameterDeclaration, frame: Frame | undefined): Value[] {
  return ts.isParameter(owner) ? parameter(engine, owner, frame) : variable(engine, owner, frame);
}
