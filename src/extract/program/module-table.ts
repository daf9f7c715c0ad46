/**
 * What a module offers under which name, for ES modules, CommonJS in its usual spellings, and both mixed.
 * In: a syntax tree. Out: names → nodes or re-exports. Evaluates nothing.
 */
import { ts } from "ts-morph";
import type { Declaration } from "./scopes.js";
import type { FileIndex } from "./file-index.js";
import { isTypeOfValues } from "./syntax.js";

export type Exported =
  | { kind: "declaration"; node: Declaration }
  | { kind: "expression"; node: ts.Expression }
  | { kind: "local"; name: string; at: ts.Node }
  | { kind: "from"; specifier: string; name: string };

export interface ModuleTable {
  names: Map<string, Exported>;
  /** `export * from "…"`. */
  stars: string[];
  /** Operands of `module.exports = …` and `export = …`. */
  whole: ts.Expression[];
}

export function moduleTable(source: ts.SourceFile, index: FileIndex): ModuleTable {
  const table: ModuleTable = { names: new Map(), stars: [], whole: [] };
  for (const statement of source.statements) addStatement(table, statement);
  addCommonJs(table, index);
  return table;
}

function addStatement(table: ModuleTable, statement: ts.Statement): void {
  if (ts.isExportDeclaration(statement)) return addExportDeclaration(table, statement);
  if (ts.isExportAssignment(statement)) {
    if (statement.isExportEquals) table.whole.push(statement.expression);
    else table.names.set("default", { kind: "expression", node: statement.expression });
    return;
  }
  if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return;
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) addVariable(table, declaration);
  } else if (isNamed(statement)) {
    const name = hasModifier(statement, ts.SyntaxKind.DefaultKeyword) ? "default" : statement.name?.text;
    // a namespace adds to a class or function of its name
    if (name && !isTypeOfValues(statement) && (!table.names.has(name) || !(ts.isInterfaceDeclaration(statement) || ts.isModuleDeclaration(statement)))) table.names.set(name, { kind: "declaration", node: statement });
  }
}

type NamedStatement = ts.FunctionDeclaration | ts.ClassDeclaration | ts.EnumDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration | (ts.ModuleDeclaration & { name: ts.Identifier });

function isNamed(statement: ts.Statement): statement is NamedStatement {
  return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name));
}

function addVariable(table: ModuleTable, declaration: ts.VariableDeclaration | ts.BindingElement): void {
  if (ts.isIdentifier(declaration.name)) table.names.set(declaration.name.text, { kind: "declaration", node: declaration });
  else for (const element of declaration.name.elements) if (ts.isBindingElement(element)) addVariable(table, element);
}

function addExportDeclaration(table: ModuleTable, statement: ts.ExportDeclaration): void {
  const specifier = statement.moduleSpecifier && ts.isStringLiteralLike(statement.moduleSpecifier) ? statement.moduleSpecifier.text : undefined;
  const clause = statement.exportClause;
  if (!clause) {
    if (specifier !== undefined) table.stars.push(specifier);
  } else if (ts.isNamespaceExport(clause)) {
    if (specifier !== undefined) table.names.set(clause.name.text, { kind: "from", specifier, name: "*" });
  } else {
    for (const element of clause.elements) {
      const name = (element.propertyName ?? element.name).text;
      table.names.set(element.name.text, specifier === undefined ? { kind: "local", name, at: statement } : { kind: "from", specifier, name });
    }
  }
}

function addCommonJs(table: ModuleTable, index: FileIndex): void {
  for (const assignment of index.assignments.get("exports") ?? []) {
    if (isModuleExports(assignment.left) || isExports(assignment.left)) table.whole.push(assignmentValue(assignment));
  }
  for (const [name, assignments] of index.assignments) {
    for (const assignment of assignments) {
      const left = assignment.left;
      const owner = ts.isPropertyAccessExpression(left) || ts.isElementAccessExpression(left) ? left.expression : undefined;
      if (owner && (isModuleExports(owner) || isExports(owner)) && !table.names.has(name)) table.names.set(name, { kind: "expression", node: assignmentValue(assignment) });
    }
  }
}

/** `exports = module.exports = x` → `x`. */
function assignmentValue(assignment: ts.BinaryExpression): ts.Expression {
  let value = assignment.right;
  while (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken) value = value.right;
  return value;
}

function isModuleExports(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === "exports" && ts.isIdentifier(node.expression) && node.expression.text === "module";
}

const isExports = (node: ts.Expression): boolean => ts.isIdentifier(node) && node.text === "exports";

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
}
