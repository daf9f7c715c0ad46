import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { ts } from "ts-morph";

/** What the architecture test knows about one source file. */
export interface SourceUnit {
  /** Relative to the repository, posix: `src/link/link-system.ts`. */
  path: string;
  text: string;
  lines: number;
  /** Own files are repository-relative paths, packages their name, Node's modules `node:…`. Type imports and dynamic imports count. */
  imports: ImportOf[];
  functions: FunctionOf[];
  /** Every `any`, and every use of a global by name. */
  anys: number[];
  globals: Set<string>;
}

export interface ImportOf {
  target: string;
  line: number;
  typeOnly: boolean;
}

export interface FunctionOf {
  name: string;
  line: number;
  lines: number;
  parameters: number;
  /** Written as an argument: its parameters are the callee's choice. */
  callback: boolean;
}

export const repository = fileURLToPath(new URL("../", import.meta.url));

/** All files below a folder of the repository, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(repository + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(folder, posix.relative(repository + folder, posix.join(entry.parentPath, entry.name))))
    .sort();
}

export function readUnit(path: string): SourceUnit {
  const text = readFileSync(repository + path, "utf8");
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const unit: SourceUnit = { path, text, lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0), imports: [], functions: [], anys: [], globals: new Set() };
  visit(source, unit, source);
  return unit;
}

function visit(node: ts.Node, unit: SourceUnit, source: ts.SourceFile): void {
  const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const imported = importedBy(node);
  if (imported) unit.imports.push({ target: targetOf(imported.specifier, unit.path), line, typeOnly: imported.typeOnly });
  if (ts.isFunctionLike(node) && "body" in node && node.body) unit.functions.push(measure(node, source));
  if (node.kind === ts.SyntaxKind.AnyKeyword) unit.anys.push(line);
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) unit.globals.add(node.expression.text);
  ts.forEachChild(node, (child) => visit(child, unit, source));
}

function importedBy(node: ts.Node): { specifier: string; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) return { specifier: node.moduleSpecifier.text, typeOnly: node.importClause?.isTypeOnly === true };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return literal(node.arguments[0], false);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal, true);
  return undefined;
}

function literal(node: ts.Node | undefined, typeOnly: boolean): { specifier: string; typeOnly: boolean } | undefined {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, typeOnly } : undefined;
}

function targetOf(specifier: string, importer: string): string {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(importer), specifier).replace(/\.js$/, ".ts");
  if (specifier.startsWith("node:")) return specifier;
  return specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function measure(node: ts.SignatureDeclaration, source: ts.SourceFile): FunctionOf {
  const from = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const to = source.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
  return { name: node.name?.getText(source) ?? (ts.isConstructorDeclaration(node) ? "constructor" : "(anonymous)"), line: from, lines: to - from + 1, parameters: node.parameters.length, callback: ts.isCallExpression(node.parent) };
}

/** One cycle of the import graph per strongly connected part, as a readable chain; none if there is none. */
export function cyclesOf(units: readonly SourceUnit[]): string[] {
  const edges = new Map(units.map((unit) => [unit.path, unit.imports.map((one) => one.target)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, chain: readonly string[]): void => {
    const at = chain.indexOf(path);
    if (at >= 0) cycles.push([...chain.slice(at), path].join(" → "));
    if (at >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) if (edges.has(next)) walk(next, [...chain, path]);
    done.add(path);
  };
  for (const path of edges.keys()) walk(path, []);
  return cycles;
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
