/**
 * Which kinds of messages does a handler tell apart? `switch (message.type) { case "order.placed": … }`, `message.event === "…"`, `handlers[message.type]`.
 * In: a function that gets messages. Out: the words, in the order of the code. Follows the handler's own functions two steps.
 */
import { ts } from "ts-morph";
import { unwrap, type FunctionNode } from "../program/syntax.js";
import type { Engine } from "../values/engine.js";
import { constantText } from "../values/text.js";

/** How projects call the member that says what a message is. */
const typeMember = /^(?:type|event|eventName|eventType|messageType|action|kind|cmd|command|op)$/;
const maxSteps = 2;
const maxTypes = 64;

export function messageTypes(engine: Engine, handler: FunctionNode): string[] {
  const found = new Set<string>();
  walk({ engine, found, seen: new Set() }, handler, 0);
  return [...found].slice(0, maxTypes);
}

interface Walk {
  engine: Engine;
  found: Set<string>;
  seen: Set<ts.Node>;
}

function walk(state: Walk, fn: FunctionNode, step: number): void {
  if (state.seen.has(fn) || !fn.body) return;
  state.seen.add(fn);
  const visit = (node: ts.Node): void => {
    if (ts.isSwitchStatement(node) && isType(node.expression)) for (const clause of node.caseBlock.clauses) if (ts.isCaseClause(clause)) add(state, clause.expression);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken && isType(node.left)) add(state, node.right);
    if (ts.isElementAccessExpression(node) && isType(node.argumentExpression)) for (const table of state.engine.evaluate(node.expression, undefined)) if (table.kind === "object") for (const { name } of state.engine.entries(table)) state.found.add(name);
    if (ts.isCallExpression(node) && step < maxSteps) for (const callee of calledFunctions(state.engine, node)) walk(state, callee, step + 1);
    ts.forEachChild(node, visit);
  };
  visit(fn.body);
}

/** Functions of the system that are called by their name or as the object's own. */
function calledFunctions(engine: Engine, call: ts.CallExpression): FunctionNode[] {
  const callee = unwrap(call.expression);
  const isOwn = ts.isIdentifier(callee) || (ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.ThisKeyword);
  return isOwn && call.arguments.length > 0 ? engine.evaluate(callee, undefined).flatMap((value) => (value.kind === "function" ? [value.node] : [])) : [];
}

/** `message.type`, or a `type` that was taken out of a message. */
function isType(written: ts.Expression): boolean {
  const node = unwrap(written);
  if (ts.isPropertyAccessExpression(node)) return typeMember.test(node.name.text);
  return ts.isIdentifier(node) && typeMember.test(node.text);
}

function add({ engine, found }: Walk, node: ts.Expression): void {
  for (const value of engine.evaluate(node, undefined)) {
    const text = constantText(value);
    if (text !== undefined && text !== "") found.add(text);
  }
}
