/**
 * A handler for all methods that tells them apart by itself: `if (req.method === "POST")`, `switch (req.method)`, a table of methods.
 * In: the file of the handler. Out: the methods it answers; `*` if it compares none, or answers others as well.
 */
import { ts } from "ts-morph";
import { propertyNameOf, unwrap } from "../program/syntax.js";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** Methods that handlers treat apart without saying anything of the others. */
const besides = new Set(["OPTIONS", "HEAD"]);
const rejects = /\b(?:405|404|501)\b|not.?allowed|not.?supported|not.?implemented|\bthrow\b/i;
const answers = /\.(?:json|send|end|redirect|write|stream)\s*\(|\bnew\s+(?:Next)?Response\b|\breturn\s+[^;\s]/;

export function comparedMethods(source: ts.SourceFile): string[] {
  const found = new Set<string>();
  let isOpen = false;
  const visit = (node: ts.Node): void => {
    for (const method of comparedIn(node)) found.add(method);
    isOpen ||= (ts.isIfStatement(node) && answersRest(node)) || (ts.isDefaultClause(node) && isMethod(node.parent.parent.expression) && !rejects.test(node.getText()) && answers.test(node.getText()));
    ts.forEachChild(node, visit);
  };
  visit(source);
  const telling = [...found].filter((method) => !besides.has(method));
  return isOpen || !telling.length ? ["*"] : [...found].sort();
}

function comparedIn(node: ts.Node): string[] {
  if (ts.isBinaryExpression(node) && equality.has(node.operatorToken.kind)) return isDecisive(node) ? comparison(node) : [];
  if (ts.isSwitchStatement(node) && isMethod(node.expression)) return node.caseBlock.clauses.flatMap((clause) => (ts.isCaseClause(clause) ? named(clause.expression) : []));
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === "includes" && node.arguments[0] && isMethod(node.arguments[0])) return listed(node.expression.expression);
  return ts.isObjectLiteralExpression(node) ? keyed(node) : [];
}

const equality = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken]);

/** `isCallback && req.method !== "POST"` says nothing of the other requests. */
function isDecisive(node: ts.Expression): boolean {
  const holder = node.parent;
  if (ts.isParenthesizedExpression(holder)) return isDecisive(holder);
  if (!ts.isBinaryExpression(holder) || !joining.has(holder.operatorToken.kind)) return true;
  return comparesOnly(holder.left === node ? holder.right : holder.left) && isDecisive(holder);
}

const joining = new Set([ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken]);

function comparesOnly(written: ts.Expression): boolean {
  const node = unwrap(written);
  if (!ts.isBinaryExpression(node)) return false;
  return joining.has(node.operatorToken.kind) ? comparesOnly(node.left) && comparesOnly(node.right) : comparison(node).length > 0;
}

function comparison(node: ts.BinaryExpression): string[] {
  if (isMethod(node.left)) return named(node.right);
  return isMethod(node.right) ? named(node.left) : [];
}

/** `req.method`, `method`, `req.method?.toUpperCase()`. */
function isMethod(written: ts.Expression): boolean {
  const node = unwrap(written);
  if (ts.isIdentifier(node)) return node.text === "method";
  if (ts.isPropertyAccessExpression(node)) return node.name.text === "method";
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && /^to(?:Upper|Lower)Case$/.test(node.expression.name.text) && isMethod(node.expression.expression);
}

function named(written: ts.Expression): string[] {
  const node = unwrap(written);
  const text = ts.isStringLiteralLike(node) ? node.text.toUpperCase() : "";
  return methods.has(text) ? [text] : [];
}

function listed(written: ts.Expression): string[] {
  const node = unwrap(written);
  return ts.isArrayLiteralExpression(node) ? node.elements.flatMap(named) : [];
}

/** `{ GET: list, POST: create }`, handed to a function that picks one. */
function keyed(node: ts.ObjectLiteralExpression): string[] {
  const keys = node.properties.map((property) => (property.name ? propertyNameOf(property.name) : undefined));
  return keys.length > 0 && keys.every((key) => key !== undefined && methods.has(key)) ? keys.filter((key) => key !== undefined) : [];
}

/** `if (req.method === "POST") { … } else { … }`, or what stands behind it, answers instead of turning the request away. */
function answersRest(node: ts.IfStatement): boolean {
  const test = unwrap(node.expression);
  if (!ts.isBinaryExpression(test) || test.operatorToken.getText().startsWith("!") || !comparison(test).length) return false;
  if (node.elseStatement) return !ts.isIfStatement(node.elseStatement) && isAnswer(node.elseStatement.getText());
  if (!ts.isBlock(node.parent)) return false;
  const behind = node.parent.statements.slice(node.parent.statements.indexOf(node) + 1);
  return isAnswer(behind.map((one) => one.getText()).join("\n"));
}

/** Another comparison decides for itself. */
const isAnswer = (text: string): boolean => answers.test(text) && !rejects.test(text) && !/\bmethod\b/.test(text);
