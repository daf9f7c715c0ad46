/**
 * Which declaration does a name refer to? Lexical scopes over plain syntax, computed once per scope and only where asked.
 * In: an identifier. Out: the node that declares it. Does not follow imports.
 */
import { ts } from "ts-morph";
import { isClassNode, isFunctionNode, isTypeOfValues } from "./syntax.js";

export type Declaration =
  | ts.VariableDeclaration | ts.BindingElement | ts.ParameterDeclaration | ts.FunctionDeclaration | ts.FunctionExpression | ts.ClassDeclaration | ts.ClassExpression | ts.EnumDeclaration
  | ts.ImportClause | ts.ImportSpecifier | ts.NamespaceImport | ts.ImportEqualsDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ModuleDeclaration;

type ScopeTable = Map<string, Declaration>;

/** Name tables of scopes, computed on demand. One object per run; dropped with the syntax trees it describes. */
export class Scopes {
  private readonly tables = new WeakMap<ts.Node, ScopeTable>();

  /** The declaration of `name` as seen from `from`, or undefined for globals. */
  find(name: string, from: ts.Node): Declaration | undefined {
    for (let at: ts.Node | undefined = from; at; at = at.parent) {
      if (!isScope(at)) continue;
      const found = this.table(at).get(name);
      if (found) return found;
    }
    return undefined;
  }

  /** Does the name, as seen from `from`, belong to the module as a whole, or to none? */
  isOfModule(name: string, from: ts.Node): boolean {
    for (let at: ts.Node | undefined = from; at; at = at.parent) if (isScope(at) && this.table(at).has(name)) return ts.isSourceFile(at);
    return true;
  }

  table(scope: ts.Node): ScopeTable {
    let table = this.tables.get(scope);
    if (!table) this.tables.set(scope, (table = buildTable(scope)));
    return table;
  }
}

const { SyntaxKind } = ts;
const scopeKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.SourceFile, SyntaxKind.Block, SyntaxKind.ModuleBlock, SyntaxKind.CaseBlock, SyntaxKind.ForStatement, SyntaxKind.ForOfStatement, SyntaxKind.ForInStatement, SyntaxKind.CatchClause,
  SyntaxKind.FunctionDeclaration, SyntaxKind.FunctionExpression, SyntaxKind.ArrowFunction, SyntaxKind.MethodDeclaration, SyntaxKind.Constructor, SyntaxKind.GetAccessor, SyntaxKind.SetAccessor,
  SyntaxKind.ClassDeclaration, SyntaxKind.ClassExpression,
]);

const isScope = (node: ts.Node): boolean => scopeKinds.has(node.kind);

function buildTable(scope: ts.Node): ScopeTable {
  const table: ScopeTable = new Map();
  if (isFunctionNode(scope)) {
    if (ts.isFunctionExpression(scope) && scope.name) table.set(scope.name.text, scope);
    for (const parameter of scope.parameters) addBinding(table, parameter);
    if (scope.body && ts.isBlock(scope.body) && mayHoist(scope)) hoistVariables(scope.body, table);
  } else if (isClassNode(scope)) {
    if (scope.name) table.set(scope.name.text, scope);
  } else if (ts.isSourceFile(scope) || ts.isBlock(scope) || ts.isModuleBlock(scope)) {
    for (const statement of scope.statements) addStatement(table, statement);
    if (ts.isSourceFile(scope) && mayHoist(scope)) hoistVariables(scope, table);
  } else if (ts.isCaseBlock(scope)) {
    for (const clause of scope.clauses) for (const statement of clause.statements) addStatement(table, statement);
  } else if (ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope)) {
    if (scope.initializer && ts.isVariableDeclarationList(scope.initializer)) addList(table, scope.initializer);
  } else if (ts.isCatchClause(scope) && scope.variableDeclaration) addBinding(table, scope.variableDeclaration);
  return table;
}

function addStatement(table: ScopeTable, statement: ts.Statement): void {
  if (ts.isVariableStatement(statement)) addList(table, statement.declarationList);
  else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    if (statement.name && (!table.has(statement.name.text) || (ts.isFunctionDeclaration(statement) && statement.body))) table.set(statement.name.text, statement);
  } else if (ts.isEnumDeclaration(statement) || ts.isImportEqualsDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    if (!isTypeOfValues(statement)) table.set(statement.name.text, statement);
  } else if (ts.isInterfaceDeclaration(statement)) {
    if (!table.has(statement.name.text)) table.set(statement.name.text, statement);
  } else if (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name)) {
    if (!table.has(statement.name.text)) table.set(statement.name.text, statement);
  } else if (ts.isImportDeclaration(statement) && statement.importClause) addImports(table, statement.importClause);
}

function addImports(table: ScopeTable, clause: ts.ImportClause): void {
  if (clause.name) table.set(clause.name.text, clause);
  const named = clause.namedBindings;
  if (!named) return;
  if (ts.isNamespaceImport(named)) table.set(named.name.text, named);
  else for (const element of named.elements) table.set(element.name.text, element);
}

function addList(table: ScopeTable, list: ts.VariableDeclarationList): void {
  for (const declaration of list.declarations) addBinding(table, declaration);
}

/** What a module imports stays, though a script that was glued to it declares the name again. */
function addBinding(table: ScopeTable, declaration: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement): void {
  if (ts.isIdentifier(declaration.name)) {
    if (!isImported(table.get(declaration.name.text))) table.set(declaration.name.text, declaration);
  }
  else for (const element of declaration.name.elements) if (ts.isBindingElement(element)) addBinding(table, element);
}

const isImported = (known: Declaration | undefined): boolean => known !== undefined && (ts.isImportSpecifier(known) || ts.isImportClause(known) || ts.isNamespaceImport(known));

/** Most code of today has no `var` at all. */
const mayHoist = (scope: ts.Node): boolean => /\bvar\b/.test(scope.getSourceFile().text.slice(Math.max(0, scope.pos), scope.end));

const clauses: ReadonlySet<ts.SyntaxKind> = new Set([SyntaxKind.CaseBlock, SyntaxKind.CaseClause, SyntaxKind.DefaultClause, SyntaxKind.CatchClause]);

/** `var` belongs to the function, wherever in its statements it stands. */
function hoistVariables(node: ts.Node, table: ScopeTable): void {
  ts.forEachChild(node, (child) => {
    if (ts.isVariableDeclarationList(child)) {
      if (child.flags & ts.NodeFlags.BlockScoped) return;
      for (const declaration of child.declarations) if (!(ts.isIdentifier(declaration.name) && table.has(declaration.name.text))) addBinding(table, declaration);
    } else if (clauses.has(child.kind) || (ts.isStatement(child) && !isFunctionNode(child) && !isClassNode(child) && !ts.isExpressionStatement(child))) hoistVariables(child, table);
  });
}
