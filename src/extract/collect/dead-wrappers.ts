/**
 * A wrapper that nobody calls asks nothing of anybody: `const askStock = (method) => request("stock", method)` that is exported and never imported.
 * In: a function. Out: yes only if other files import its module and no place but its declaration and exports has its name.
 */
import { ts } from "ts-morph";
import { functionName, isFunctionNode } from "../program/syntax.js";
import type { Engine } from "../values/engine.js";

export function isNeverCalled(engine: Engine, fn: ts.Node): boolean {
  if (!isFunctionNode(fn) || !(ts.isFunctionDeclaration(fn) || ts.isVariableDeclaration(fn.parent) || isExported(fn.parent))) return false;
  const name = functionName(fn);
  const { program } = engine;
  const home = program.fileOf(fn);
  // a file that nobody imports is started, or loaded by a name that the code does not have
  if (name === undefined || engine.handed.has(fn) || !program.importersOf(home).length || program.mentioning(name).some((file) => file !== home)) return false;
  for (const use of program.identifiers(home, name)) if (!isDeclaration(use, fn) && !isExport(use)) return false;
  return true;
}

/** `exports.askStock = …`. */
const isExported = (node: ts.Node): boolean => ts.isBinaryExpression(node) && /^(?:module\.)?exports\.\w+$/.test(node.left.getText());

const isDeclaration = (use: ts.Identifier, fn: ts.Node): boolean => use.parent === fn || use.parent === fn.parent;

/** `module.exports = { askStock }`, `export { askStock }`, `exports.askStock = askStock`. */
function isExport(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isExportSpecifier(parent)) return true;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === use && /^(?:module\.)?exports$/.test(parent.expression.getText());
  if (ts.isBinaryExpression(parent)) return parent.right === use && /^(?:module\.)?exports\b/.test(parent.left.getText());
  if (!ts.isShorthandPropertyAssignment(parent) && !(ts.isPropertyAssignment(parent) && parent.name.getText() === use.text)) return false;
  const holder = parent.parent.parent;
  return ts.isBinaryExpression(holder) && /^(?:module\.)?exports$/.test(holder.left.getText());
}
