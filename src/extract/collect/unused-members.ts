/**
 * Functions of the service's own modules and objects that it leaves unused: `ordersClient.preview()`, which nobody calls, beside `ordersClient.send()`, which
 * others call by its name. That other members are called by name shows that the callers are code, and no framework that calls members by names of its own.
 * In: a place in the code. Out: is it inside of such a function? Judged by names alone: one mention anywhere, and the function counts as used.
 */
import { ts } from "ts-morph";
import type { SourceProgram } from "../program/source-program.js";
import { decoratorsOf, enclosingFunction, functionName, isClassNode, propertyNameOf, type ClassNode, type FunctionNode } from "../program/syntax.js";
import { baseOf, lineage } from "../values/class-members.js";
import type { Engine } from "../values/engine.js";

/** Shorter names are easily put together from parts. */
const shortest = 4;
/** `client[name](…)`: members are called by names that stand elsewhere. */
const computedCall = /[\w$)\]]\[\s*[a-z_$`][^\]\n]*\]\s*(?:\?\.\s*)?\(/i;

export class UnusedMembers {
  private readonly known = new Map<FunctionNode, boolean>();

  constructor(private readonly engine: Engine) {}

  /** Does the place stand in such a function, at any depth? */
  holds(place: ts.Node): boolean {
    for (let fn = enclosingFunction(place); fn; fn = enclosingFunction(fn)) if (this.isUnused(fn)) return true;
    return false;
  }

  private isUnused(fn: FunctionNode): boolean {
    let answer = this.known.get(fn);
    if (answer === undefined) this.known.set(fn, (answer = isNowhereNamed(this.engine, fn)));
    return answer;
  }
}

function isNowhereNamed(engine: Engine, fn: FunctionNode): boolean {
  const name = functionName(fn);
  const siblings = name === undefined || name.length < shortest ? [] : siblingsOf(engine, fn);
  if (name === undefined || !siblings.length || engine.handed.has(fn)) return false;
  const { program } = engine;
  const home = program.fileOf(fn);
  const importers = importersOf(program, home);
  if (!importers.some((file) => siblings.some((one) => program.mentions(file, one)))) return false;
  if (program.mentioning(name).some((file) => file !== home) || importers.some((file) => computedCall.test(program.text(file) ?? ""))) return false;
  for (const use of program.identifiers(home, name)) if (use.parent !== fn && use.parent !== fn.parent) return false;
  return !program.isInTemplates(name);
}

/** The other members of the object, other methods of the class, or other exports of the module. Empty: it is not judged. */
function siblingsOf(engine: Engine, fn: FunctionNode): string[] {
  if (ts.isFunctionDeclaration(fn)) return exportedBeside(fn, fn);
  const holder = ts.isMethodDeclaration(fn) ? fn : fn.parent;
  const { parent } = holder;
  if (ts.isMethodDeclaration(holder) && isClassNode(parent)) {
    return !decoratorsOf(holder).length && lineage(engine, parent).every((one) => isPlain(engine, one)) ? parent.members.flatMap((one) => (one !== holder && ts.isMethodDeclaration(one) ? propertyNameOf(one.name) ?? [] : [])) : [];
  }
  if (ts.isObjectLiteralExpression(parent) && (ts.isMethodDeclaration(holder) || ts.isPropertyAssignment(holder))) {
    return isExportedObject(parent) ? parent.properties.flatMap((one) => (one !== holder && one.name ? propertyNameOf(one.name) ?? [] : [])) : [];
  }
  return exportedBeside(fn, holder);
}

/** No framework sees such an object as one of its own: no decorator, no interface, and a base of the system or none. */
function isPlain(engine: Engine, node: ClassNode): boolean {
  if (decoratorsOf(node).length || node.heritageClauses?.some((clause) => clause.token === ts.SyntaxKind.ImplementsKeyword)) return false;
  return baseOf(engine, node)?.values.every((value) => value.kind === "class") ?? true;
}

const reexports = /\bexport\b[^;'"]{0,2000}\bfrom\s*["']/;
const maxBarrels = 3;

/** Who imports the file, also through barrels that pass on what it exports. */
function importersOf(program: SourceProgram, home: string): string[] {
  const found = new Set(program.importersOf(home));
  let barrels = [...found];
  for (let level = 0; level < maxBarrels && barrels.length > 0; level++) {
    barrels = barrels.filter((file) => reexports.test(program.text(file) ?? "")).flatMap((file) => program.importersOf(file)).filter((file) => !found.has(file));
    for (const file of barrels) found.add(file);
  }
  return [...found];
}

/** `export default { … }`, `export const client = { … }`, `module.exports = { … }`, `const client = { … }` that is exported further down. */
function isExportedObject(object: ts.ObjectLiteralExpression): boolean {
  let at: ts.Node = object;
  while (ts.isAsExpression(at.parent) || ts.isSatisfiesExpression(at.parent) || ts.isParenthesizedExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isExportAssignment(parent)) return true;
  if (ts.isBinaryExpression(parent)) return parent.right === at && /^(?:module\.)?exports\b/.test(parent.left.getText());
  return ts.isVariableDeclaration(parent) && ts.isSourceFile(parent.parent.parent.parent);
}

/** Other functions that the module exports where they are written: `export const accept = …`. */
function exportedBeside(fn: FunctionNode, holder: ts.Node): string[] {
  const statement = ts.isFunctionDeclaration(fn) ? fn : ts.isVariableDeclaration(holder) ? holder.parent.parent : undefined;
  if (!statement || !isExported(statement)) return [];
  return fn.getSourceFile().statements.flatMap((one) => {
    if (one === statement || !isExported(one)) return [];
    if (ts.isFunctionDeclaration(one)) return one.name?.text ?? [];
    return ts.isVariableStatement(one) ? one.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? name.text : [])) : [];
  });
}

const isExported = (node: ts.Node): boolean => ts.canHaveModifiers(node) && Boolean(ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)) && !ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword);
