/**
 * Members that are put into an object after it was written: under a computed key, by `Object.assign`, through another name of it.
 * In: an object literal and the frame in which it is made. Out: what was put there.
 */
import { ts } from "ts-morph";
import { computedMember } from "../program/file-index.js";
import type { MemberAssignment } from "../program/member-assignments.js";
import { enclosingFunction, functionName, isFunctionNode, unwrap } from "../program/syntax.js";
import type { Engine } from "./engine.js";
import { frameFor } from "./frames.js";
import { isSamePlace, placeOf, placeOfLiteral, type Place } from "./places.js";
import { runsOf } from "./runs.js";
import { constantText } from "./text.js";
import { merge, type Argument, type Entry, type Frame, type Value } from "./value.js";

/** `db[model.name] = model`, `config[stage] = {…}`: of all that was put into the object, what goes by this name. */
export function computedNamed(engine: Engine, { node, frame, name }: { node: ts.ObjectLiteralExpression; frame: Frame | undefined; name: string }): Value[] {
  const filled = filledMembers(engine, node, frame).filter((entry) => entry.name === name);
  return merge(...filled.map((entry) => engine.argument(entry.argument)));
}

/** `pool[url] = connect(url); … pool[url]`: all that was ever put there. */
export function computedMembers(engine: Engine, node: ts.ObjectLiteralExpression, frame: Frame | undefined): Value[] {
  return merge(...computedAssignments(engine, node).map(({ right }) => engine.evaluate(right, frameFor(right, frame))));
}

interface ComputedAssignment {
  at: ts.BinaryExpression;
  key: ts.Expression;
  right: ts.Expression;
}

function computedAssignments(engine: Engine, node: ts.ObjectLiteralExpression): ComputedAssignment[] {
  const holder = placeOfLiteral(engine, node);
  if (!holder) return [];
  const assignments = engine.program.file(engine.program.fileOf(node))?.index.assignments.get(computedMember) ?? [];
  return assignments.flatMap((at) => {
    if (!ts.isElementAccessExpression(at.left) || !isAt(engine, at.left.expression, holder)) return [];
    return [{ at, key: unwrap(at.left.argumentExpression), right: at.right }];
  });
}

function isAt(engine: Engine, expression: ts.Expression, holder: Place): boolean {
  const place = placeOf(engine, expression);
  return place !== undefined && isSamePlace(place, holder);
}

/** Members with their names, as far as those are known in the runs of the code that puts them there. */
export function filledMembers(engine: Engine, node: ts.ObjectLiteralExpression, frame: Frame | undefined): Entry[] {
  const { index } = engine.program.file(engine.program.fileOf(node)) ?? {};
  if (!index?.assignments.has(computedMember) && !index?.calls.has("assign")) return [];
  return engine.remember(engine.fillsIn(frame), node, () => [...assignedMembers(engine, node, frame), ...mergedMembers(engine, node, frame)]);
}

function assignedMembers(engine: Engine, node: ts.ObjectLiteralExpression, frame: Frame | undefined): Entry[] {
  return computedAssignments(engine, node).flatMap(({ at, key, right }) => runsOf(engine, at, { frame, home: enclosingFunction(node) }).flatMap((run) => {
    // the key is a member of what is put there
    if (ts.isPropertyAccessExpression(key) && key.expression.getText() === right.getText()) return engine.evaluate(right, run).flatMap((value) => named(engine.member([value], key.name.text), { values: [value] }));
    return named(engine.evaluate(key, run), { node: right, frame: run });
  }));
}

function named(keys: Value[], argument: Argument): Entry[] {
  return keys.map(constantText).flatMap((name) => (name === undefined ? [] : [{ name, argument }]));
}

/** `Object.assign(handlers, require("./orders"))` as a statement. */
function mergedMembers(engine: Engine, node: ts.ObjectLiteralExpression, frame: Frame | undefined): Entry[] {
  const holder = placeOfLiteral(engine, node);
  const calls = (holder && engine.program.file(engine.program.fileOf(node))?.index.calls.get("assign")) ?? [];
  return calls.flatMap((call) => {
    if (!ts.isCallExpression(call)) return [];
    const [target, ...sources] = call.arguments;
    if (!holder || !target || !isAt(engine, target, holder)) return [];
    return runsOf(engine, call, { frame, home: enclosingFunction(node) }).flatMap((run) => sources.flatMap((source) => engine.evaluate(source, run)).flatMap((value) => engine.entries(value)));
  });
}

/** `const value = schema.validate(config).value; value.port = 80`, `config.endpoints.redis = …`: the object is changed through another name. */
export function assignedThroughAlias(engine: Engine, node: ts.ObjectLiteralExpression, name: string): Value[] {
  const assignments = engine.program.file(engine.program.fileOf(node))?.index.assignments.get(name) ?? [];
  return merge(...assignments.slice(0, 8).map(({ left, right }) => {
    if (!ts.isPropertyAccessExpression(left) || left.expression.kind === ts.SyntaxKind.ThisKeyword) return [];
    const isSame = engine.evaluate(left.expression, undefined).some((value) => value.kind === "object" && value.node === node);
    return isSame ? engine.evaluate(right, undefined) : [];
  }));
}

const maxHandings = 8;

/** `function create(config) { config.actions = {} }` where the object is handed to that function. */
export function assignedByCallee(engine: Engine, node: ts.ObjectLiteralExpression, name: string): Value[] {
  const assignments = engine.program.assigned.named(name);
  return assignments.length ? engine.remember(engine.handedMembersOf(node), name, () => merge(...assignments.flatMap((one) => assignedIn(engine, node, one)))) : [];
}

function assignedIn(engine: Engine, node: ts.ObjectLiteralExpression, { assignment, owner }: MemberAssignment): Value[][] {
  const parameter = handedTo(engine, owner);
  if (!parameter || !mayBeHanded(engine, node, parameter.parent)) return [];
  const frames = engine.framesFor(parameter).filter((frame) => engine.evaluate(owner, frame).some((value) => value.kind === "object" && value.node === node));
  return frames.slice(0, maxHandings).flatMap((frame) => runsOf(engine, assignment, { frame }).map((run) => engine.evaluate(assignment.right, run)));
}

/** Is a call of the function to be seen where the object is written? */
function mayBeHanded(engine: Engine, node: ts.ObjectLiteralExpression, to: ts.SignatureDeclaration): boolean {
  const name = ts.isConstructorDeclaration(to) ? to.parent.name?.text : isFunctionNode(to) ? functionName(to) : undefined;
  const file = engine.program.fileOf(node);
  return (name !== undefined && engine.program.mentions(file, name)) || engine.program.importersOf(engine.program.fileOf(to)).includes(file);
}

/** The parameter that a name stands for, directly or as `const settings = config`. */
function handedTo(engine: Engine, owner: ts.Expression): ts.ParameterDeclaration | undefined {
  let at = unwrap(owner);
  for (let steps = 0; steps < 3 && ts.isIdentifier(at); steps++) {
    const declaration = engine.program.scopes.find(at.text, at);
    if (declaration && ts.isParameter(declaration)) return declaration;
    if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
    at = unwrap(declaration.initializer);
  }
  return undefined;
}
