/**
 * Does this piece of code run at all, given what is known in a call? In: a condition and the frame of the call. Out: yes, no, or unknown.
 * Only comparisons of what is wholly known are decided; anything else leaves every branch open.
 */
import { ts } from "ts-morph";
import { isFunctionNode, unwrap } from "../program/syntax.js";
import type { Engine } from "./engine.js";
import { frameFor, frameOf } from "./frames.js";
import { constantText } from "./text.js";
import type { Frame, Value } from "./value.js";

type Decision = boolean | undefined;

/** Decides a condition in one call. */
type Judge = (condition: ts.Expression) => Decision;

/** Is the node in a branch that this call does not take? Nothing is known outside of calls. */
export function isSkipped(engine: Engine, node: ts.Node, frame: Frame | undefined): boolean {
  return frame !== undefined && isLeftOut(node, frame, (condition) => decide(engine, condition, frame));
}

/** The same for each and every call, so only by what is handed in: `if (kind === "topic")` where `kind` is an argument. */
export function isSkippedByArguments(engine: Engine, node: ts.Node, frame: Frame | undefined): boolean {
  return frame !== undefined && isLeftOut(node, frame, (condition) => decideArgument(engine, condition, frame));
}

function isLeftOut(node: ts.Node, frame: Frame, judge: Judge): boolean {
  for (let at = node; at.parent && !isFunctionNode(at) && at !== frame.scope; at = at.parent) {
    if (isOtherBranch(at, judge) || isBehindExit(at, judge)) return true;
    if ((ts.isForOfStatement(at.parent) || ts.isForInStatement(at.parent)) && at === at.parent.statement) return false;
  }
  return false;
}

function isOtherBranch(at: ts.Node, judge: Judge): boolean {
  const parent = at.parent;
  if (ts.isIfStatement(parent)) return at !== parent.expression && judge(parent.expression) === (at === parent.elseStatement);
  if (ts.isConditionalExpression(parent)) return at !== parent.condition && judge(parent.condition) === (at === parent.whenFalse);
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken && at === parent.right && judge(parent.left) === false;
}

/** `if (kind !== "route") return;` in front of it. */
function isBehindExit(at: ts.Node, judge: Judge): boolean {
  if (!ts.isBlock(at.parent) || !ts.isStatement(at)) return false;
  const before = at.parent.statements.slice(0, at.parent.statements.indexOf(at));
  return before.some((one) => ts.isIfStatement(one) && !one.elseStatement && isExit(one.thenStatement) && judge(one.expression) === true);
}

function isExit(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isContinueStatement(last) || ts.isThrowStatement(last));
}

/** `kind === "topic"`, `typeof names === "string"` of a parameter that this call fills, against what is known at once. */
function decideArgument(engine: Engine, condition: ts.Expression, frame: Frame): Decision {
  const node = unwrap(condition);
  if (!ts.isBinaryExpression(node)) return undefined;
  if (isInstanceOf(node)) return isArgument(engine, node.left, frame) ? instanceOf(engine, node, frame) : undefined;
  const sign = signs.get(node.operatorToken.kind);
  if (sign === undefined || isArgument(engine, node.left, frame) === isArgument(engine, node.right, frame)) return undefined;
  const decision = compared(engine, node, frame);
  return sign ? decision : not(decision);
}

/** Comparisons: is it about being equal, or about being different? */
const signs = new Map<ts.SyntaxKind, boolean>([
  [ts.SyntaxKind.EqualsEqualsToken, true],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, true],
  [ts.SyntaxKind.ExclamationEqualsToken, false],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, false],
]);

const isInstanceOf = (node: ts.BinaryExpression): boolean => node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;

/** A text is an instance of nothing, whatever the holes in it stand for. */
function instanceOf(engine: Engine, { left }: ts.BinaryExpression, frame: Frame | undefined): Decision {
  const values = engine.evaluate(left, frame);
  return values.length > 0 && values.every((value) => value.kind === "text") ? false : undefined;
}

function isArgument(engine: Engine, written: ts.Expression, frame: Frame): boolean {
  const node = unwrap(written);
  let name = ts.isTypeOfExpression(node) ? unwrap(node.expression) : node;
  while (ts.isPropertyAccessExpression(name)) name = unwrap(name.expression);
  const declaration = ts.isIdentifier(name) ? engine.program.scopes.find(name.text, name) : undefined;
  return declaration !== undefined && ts.isParameter(declaration) && (frameOf(declaration.parent, frame)?.args.length ?? 0) > declaration.parent.parameters.indexOf(declaration);
}

/** Only values that calls may differ in are asked for: those of names declared inside the function, read without calling anything. */
function isLocal(engine: Engine, written: ts.Expression, frame: Frame | undefined): boolean {
  let at = unwrap(written);
  if (ts.isTypeOfExpression(at)) at = unwrap(at.expression);
  while (ts.isPropertyAccessExpression(at)) at = unwrap(at.expression);
  const declaration = ts.isIdentifier(at) ? engine.program.scopes.find(at.text, at) : undefined;
  return declaration !== undefined && frameFor(declaration, frame) !== undefined;
}

export function decide(engine: Engine, condition: ts.Expression, frame: Frame | undefined): Decision {
  const node = unwrap(condition);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return not(decide(engine, node.operand, frame));
  if (ts.isBinaryExpression(node)) return decideBinary(engine, node, frame);
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.arguments.length === 1) return decideCall(engine, node, frame);
  return ts.isPropertyAccessExpression(node) && isLocal(engine, node, frame) && isAbsent(engine, node, frame) ? false : undefined;
}

const not = (decision: Decision): Decision => (decision === undefined ? undefined : !decision);

function decideBinary(engine: Engine, node: ts.BinaryExpression, frame: Frame | undefined): Decision {
  if (isInstanceOf(node)) return isLocal(engine, node.left, frame) ? instanceOf(engine, node, frame) : undefined;
  const kind = node.operatorToken.kind;
  const sign = signs.get(kind);
  if (sign !== undefined) return sign ? compared(engine, node, frame) : not(compared(engine, node, frame));
  if (kind !== ts.SyntaxKind.AmpersandAmpersandToken && kind !== ts.SyntaxKind.BarBarToken) return undefined;
  // what decides it alone: a false part of `&&`, a true part of `||`
  const decisive = kind === ts.SyntaxKind.BarBarToken;
  const left = decide(engine, node.left, frame);
  if (left === decisive) return decisive;
  const right = decide(engine, node.right, frame);
  return right === decisive || left === right ? right : undefined;
}

function compared(engine: Engine, { left, right }: ts.BinaryExpression, frame: Frame | undefined): Decision {
  if (!isLocal(engine, left, frame) && !isLocal(engine, right, frame)) return undefined;
  const [one, other] = [textsOf(engine, left, frame), textsOf(engine, right, frame)];
  // what is not there is no text
  if ((one && isLeftOutMember(engine, right, frame)) || (other && isLeftOutMember(engine, left, frame))) return false;
  return isEqual(one, other);
}

function isLeftOutMember(engine: Engine, written: ts.Expression, frame: Frame | undefined): boolean {
  const node = unwrap(written);
  return ts.isPropertyAccessExpression(node) && isAbsent(engine, node, frame);
}

function isEqual(left: string[] | undefined, right: string[] | undefined): Decision {
  if (!left || !right) return undefined;
  if (!left.some((one) => right.includes(one))) return false;
  return left.length === 1 && right.length === 1 ? true : undefined;
}

/** All texts that the expression can be, if every one is wholly known; `typeof x` is a text too. */
function textsOf(engine: Engine, written: ts.Expression, frame: Frame | undefined): string[] | undefined {
  const node = unwrap(written);
  if (ts.isTypeOfExpression(node)) return allKnown(engine.evaluate(node.expression, frame).map(typeOf));
  if (ts.isStringLiteralLike(node)) return [node.text];
  return allKnown(engine.evaluate(node, frame).map((value) => (value.kind === "text" || value.kind === "json" ? constantText(value) : undefined)));
}

function allKnown(texts: (string | undefined)[]): string[] | undefined {
  const known = texts.filter((one) => one !== undefined);
  return known.length > 0 && known.length === texts.length ? known : undefined;
}

function typeOf(value: Value): string | undefined {
  switch (value.kind) {
    case "text":
      // numbers and booleans are kept as text too
      return value.template.some((part) => typeof part === "string" && !/^(?:true|false|-?[\d.]+)$/.test(part)) ? "string" : undefined;
    case "object":
    case "array":
    case "record":
    case "instance":
    case "module":
      return "object";
    case "function":
    case "class":
      return "function";
    default:
      return undefined;
  }
}

/** `list.includes(x)`, `Array.isArray(x)`. */
function decideCall(engine: Engine, node: ts.CallExpression, frame: Frame | undefined): Decision {
  const [argument] = node.arguments;
  if (!argument || !isLocal(engine, argument, frame) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  if (node.expression.getText() === "Array.isArray") return isEqual(allKnown(engine.evaluate(argument, frame).map((value) => (value.kind === "param" || value.kind === "unknown" || value.kind === "library" ? undefined : String(value.kind === "array")))), ["true"]);
  if (node.expression.name.text !== "includes") return undefined;
  const lists = engine.evaluate(node.expression.expression, frame);
  const wanted = textsOf(engine, argument, frame);
  if (!wanted || lists.length !== 1 || lists[0]?.kind !== "array") return undefined;
  const elements = allKnown(lists[0].elements.flatMap((one) => engine.argument(one)).map(constantText));
  if (!elements) return lists[0].elements.length ? undefined : false;
  return wanted.every((one) => elements.includes(one)) ? true : wanted.some((one) => elements.includes(one)) ? undefined : false;
}

/** A member that a written object does not have. */
function isAbsent(engine: Engine, node: ts.PropertyAccessExpression, frame: Frame | undefined): boolean {
  const owners = engine.evaluate(node.expression, frame);
  const isWhole = (value: Value): boolean => value.kind === "object" && value.node.properties.length > 0 && value.node.properties.every((one) => one.name && !ts.isComputedPropertyName(one.name));
  return owners.length > 0 && owners.every(isWhole) && engine.member(owners, node.name.text).length === 0;
}
