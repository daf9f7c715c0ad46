/** The one thing a module exports has no name of its own: importers call it as they like, and pass it on under further names. */
import { ts } from "ts-morph";
import { escapeName } from "./exported-code.js";
import type { ParsedFile, SourceProgram } from "./source-program.js";
import { functionName, isClassNode, type ClassNode, type FunctionNode } from "./syntax.js";

/** `export default function`, `module.exports = () => …`, `const send = () => …; module.exports = send`; the same with a class. */
export function isExportedAlone(scope: FunctionNode | ClassNode, file: ParsedFile | undefined): boolean {
  const parent = scope.parent;
  if (ts.isExportAssignment(parent) || (ts.isBinaryExpression(parent) && /^(?:module\.)?exports$/.test(parent.left.getText()))) return true;
  if ((ts.isFunctionDeclaration(scope) || ts.isClassDeclaration(scope)) && ts.getModifiers(scope)?.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword)) return true;
  const name = isClassNode(scope) ? scope.name?.text : functionName(scope);
  const standard = file?.exports.names.get("default");
  const alone = [...(file?.exports.whole ?? []), ...(standard?.kind === "expression" ? [standard.node] : [])];
  return name !== undefined && alone.some((one) => ts.isIdentifier(one) && one.text === name);
}

/** Names under which other modules pass it on: `{ Queue: require("./queue") }`, `export { default as Queue } from "./queue"`. */
export function passedOnAs(program: SourceProgram, home: string): string[] {
  return program.importersOf(home).flatMap((path) => passedOnIn(program, { path, home }));
}

/** The same for one importer. */
export function passedOnIn(program: SourceProgram, { path, home }: { path: string; home: string }): string[] {
  const leadsHome = (specifier: string): boolean => {
    const target = program.resolver.resolve(specifier, path);
    return target.kind === "file" && target.file === home;
  };
  const file = program.file(path);
  const again = [...(file?.exports.names ?? [])].flatMap(([name, one]) => (one.kind === "from" && one.name === "default" && leadsHome(one.specifier) ? [name] : []));
  const required = (file?.index.calls.get("require") ?? []).flatMap((call) => {
    const specifier = ts.isCallExpression(call) ? call.arguments[0] : undefined;
    return specifier && ts.isStringLiteralLike(specifier) && leadsHome(specifier.text) ? nameGiven(call.parent) : [];
  });
  return [...again, ...required];
}

/** Names under which other files import one of several exports: `import { request as send }`. */
export function importedAs(program: SourceProgram, { home, name }: { home: string; name: string }): string[] {
  const pattern = new RegExp(`(?<![\\w$])${escapeName(name)}\\s+as\\s+([\\w$]+)`, "g");
  const found = program.importersOf(home).flatMap((path) => (program.mentions(path, name) ? [...(program.text(path) ?? "").matchAll(pattern)].map((match) => match[1] ?? "") : []));
  return [...new Set(found)].filter((one) => one !== name && one !== "default");
}

function nameGiven(holder: ts.Node): string[] {
  if (ts.isPropertyAssignment(holder) && ts.isIdentifier(holder.name)) return [holder.name.text];
  return ts.isBinaryExpression(holder) && ts.isPropertyAccessExpression(holder.left) ? [holder.left.name.text] : [];
}
