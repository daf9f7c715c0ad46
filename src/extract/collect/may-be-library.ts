/**
 * Most calls are of the language, of packages without a model, or of the system's own functions. They are left out before anything is evaluated,
 * and before the files in which those functions stand are parsed. In: a callee. Out: false only if it is certain.
 */
import { ts } from "ts-morph";
import type { CallNode } from "../program/file-index.js";
import type { Declaration } from "../program/scopes.js";
import { isFunctionNode, propertyNameOf, specifierOf, unwrap } from "../program/syntax.js";
import type { Engine } from "../values/engine.js";
import { classOf, thisContainer } from "../values/frames.js";

/** Objects and functions of ECMAScript; none of them leads to a library. */
export const ofTheLanguage: ReadonlySet<string> = new Set(
  "Array Boolean Date Error Intl JSON Map Math Number Object Promise Reflect RegExp Set String Symbol TypeError WeakMap WeakSet clearInterval clearTimeout console decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN parseFloat parseInt queueMicrotask setImmediate setInterval setTimeout structuredClone".split(" "),
);

export const calleeOf = (call: CallNode): ts.Expression => (ts.isTaggedTemplateExpression(call) ? call.tag : (passedThrough(call)?.callee ?? call.expression));

/** `app[verb].call(app, path, handler)`, `app.get.apply(app, list)`: the function that is called in the end. */
export function passedThrough(call: CallNode): { callee: ts.Expression; by: "call" | "apply" } | undefined {
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const by = call.expression.name.text;
  const callee = unwrap(call.expression.expression);
  const isMember = ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee);
  return isMember && (by === "call" || by === "apply") ? { callee, by } : undefined;
}

export function mayBeLibrary(engine: Engine, callee: ts.Expression): boolean {
  const root = rootOf(callee);
  if (!root) return !isOwnMethod(callee);
  const declaration = engine.program.scopes.find(root.text, root);
  if (!declaration) return root.text !== "require" && !ofTheLanguage.has(root.text);
  const isBare = root === callee;
  if (isImported(declaration)) return mayImportLibrary(engine, declaration, isBare);
  if (!isBare) return true;
  if (ts.isFunctionDeclaration(declaration) || ts.isFunctionExpression(declaration)) return false;
  return !(ts.isVariableDeclaration(declaration) && declaration.initializer && isFunctionNode(declaration.initializer));
}

/** `a` of `a.b.c`. What is called or computed on the way can be anything. */
function rootOf(callee: ts.Expression): ts.Identifier | undefined {
  let at = unwrap(callee);
  while (ts.isPropertyAccessExpression(at)) at = unwrap(at.expression);
  return ts.isIdentifier(at) ? at : undefined;
}

/** `this.place(order)` in a class that has such a method. */
function isOwnMethod(callee: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(callee) || callee.expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
  const container = thisContainer(callee);
  const owner = container && classOf(container);
  return Boolean(owner?.members.some((member) => ts.isMethodDeclaration(member) && member.body && propertyNameOf(member.name) === callee.name.text));
}

type Imported = ts.ImportSpecifier | ts.ImportClause | ts.NamespaceImport;

const isImported = (node: Declaration): node is Imported => ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node);

function mayImportLibrary(engine: Engine, declaration: Imported, isBare: boolean): boolean {
  const { program, libraries } = engine;
  const specifier = specifierOf(declaration);
  if (specifier === undefined) return true;
  const target = program.resolver.resolve(specifier, program.fileOf(declaration));
  if (target.kind === "package") return libraries.isModelled(target.name) || (target.subpath !== "" && libraries.isModelled(`${target.name}/${target.subpath}`));
  if (!isBare || !ts.isImportSpecifier(declaration)) return true;
  return !program.exportsOwnCode(target.file, (declaration.propertyName ?? declaration.name).text);
}
