/** What `export namespace Orders { … }` holds. In: the declaration. Out: a record of the names it exports; each is evaluated when it is asked for. */
import { ts } from "ts-morph";
import type { Argument, Value } from "./value.js";

export function namespaceValue(node: ts.ModuleDeclaration): Value[] {
  const members = new Map<string, Argument>();
  for (const name of exportedNames(node.body)) members.set(name.text, { node: name, frame: undefined });
  return members.size ? [{ kind: "record", members }] : [];
}

function exportedNames(body: ts.ModuleDeclaration["body"]): ts.Identifier[] {
  if (!body) return [];
  // `namespace Orders.Events { … }`
  if (ts.isModuleDeclaration(body)) return ts.isIdentifier(body.name) ? [body.name] : [];
  if (!ts.isModuleBlock(body)) return [];
  return body.statements.flatMap((statement) => (ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ? namesOf(statement) : []));
}

function namesOf(statement: ts.Statement): ts.Identifier[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name] : []));
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) return statement.name ? [statement.name] : [];
  return ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name) ? [statement.name] : [];
}
