/** Small questions about TypeScript syntax that several places ask. Pure functions over `ts` nodes. */
import { ts } from "ts-morph";

/** The compiler hands out its exports through getters; what is asked for every node is taken once. */
const { SyntaxKind } = ts;

export type FunctionNode = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration | ts.ConstructorDeclaration | ts.GetAccessorDeclaration | ts.SetAccessorDeclaration;
export type ClassNode = ts.ClassDeclaration | ts.ClassExpression;

export function isFunctionNode(node: ts.Node): node is FunctionNode {
  switch (node.kind) {
    case SyntaxKind.FunctionDeclaration:
    case SyntaxKind.FunctionExpression:
    case SyntaxKind.ArrowFunction:
    case SyntaxKind.MethodDeclaration:
    case SyntaxKind.Constructor:
    case SyntaxKind.GetAccessor:
    case SyntaxKind.SetAccessor:
      return true;
    default:
      return false;
  }
}

export const isClassNode = (node: ts.Node): node is ClassNode => node.kind === SyntaxKind.ClassDeclaration || node.kind === SyntaxKind.ClassExpression;

/** Does the member belong to the class itself? */
export const isStatic = (member: ts.Node | undefined): boolean => Boolean(member && ts.canHaveModifiers(member) && ts.getModifiers(member)?.some((one) => one.kind === SyntaxKind.StaticKeyword));

/** The name of a property as text, if it is written down. */
export function propertyNameOf(name: ts.PropertyName | ts.BindingName | undefined): string | undefined {
  if (!name) return undefined;
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  if (ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression)) return name.expression.text;
  return undefined;
}

/** `x as T`, `x!`, `(x)`, `<T>x`, `x satisfies T`, `await x` → `x`. */
export function unwrap(node: ts.Expression): ts.Expression {
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner) || ts.isNonNullExpression(inner) ||
    ts.isTypeAssertionExpression(inner) || ts.isSatisfiesExpression(inner) || ts.isAwaitExpression(inner)
  ) inner = inner.expression;
  return inner;
}

/** The last name of a callee: `a.b.get(…)` → `get`, `fetch(…)` → `fetch`, `sql\`…\`` → `sql`. */
export function calleeName(callee: ts.Expression): string | undefined {
  const inner = unwrap(callee);
  if (ts.isIdentifier(inner)) return inner.text;
  if (ts.isPropertyAccessExpression(inner)) return inner.name.text;
  if (ts.isElementAccessExpression(inner) && ts.isStringLiteralLike(inner.argumentExpression)) return inner.argumentExpression.text;
  if (inner.kind === ts.SyntaxKind.SuperKeyword) return "super";
  return undefined;
}

export function enclosingFunction(node: ts.Node): FunctionNode | undefined {
  let at: ts.Node | undefined = node.parent;
  while (at && !isFunctionNode(at)) at = at.parent;
  return at;
}

/** `(req, res, next) => router(req, res, next)`: the function that hands on what it is given, at least two things of it. */
export function passingFunction(call: ts.Node): FunctionNode | undefined {
  if (!ts.isCallExpression(call) || call.arguments.length < 2) return undefined;
  const around = enclosingFunction(call);
  return around && call.arguments.every((one, index) => ts.isIdentifier(one) && around.parameters[index]?.name.getText() === one.text) ? around : undefined;
}

export function enclosingClass(node: ts.Node): ClassNode | undefined {
  let at: ts.Node | undefined = node.parent;
  while (at && !isClassNode(at)) at = at.parent;
  return at;
}

export function decoratorsOf(node: ts.Node): readonly ts.Decorator[] {
  return ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
}

/** The decorator's call, `@Get("x")`; a bare `@Get` has no arguments. */
export function decoratorName(decorator: ts.Decorator): ts.Expression {
  return ts.isCallExpression(decorator.expression) ? decorator.expression.expression : decorator.expression;
}

/** The name under which a function can be called from elsewhere, if it has one. */
export function functionName(fn: FunctionNode): string | undefined {
  if (ts.isConstructorDeclaration(fn)) return undefined;
  const own = propertyNameOf(fn.name);
  if (own) return own;
  const parent = outermostWrapper(fn).parent;
  if (ts.isVariableDeclaration(parent)) return propertyNameOf(parent.name);
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return propertyNameOf(parent.name);
  if (ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left)) return parent.left.name.text;
  return undefined;
}

/** `memoize(async () => …)`: climbs from a function through calls that wrap it to the outermost expression. */
function outermostWrapper(fn: ts.Node): ts.Node {
  let at = fn;
  while (ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent) || ts.isSatisfiesExpression(at.parent)) at = at.parent;
  return at;
}

/** Expressions that a function may return: an arrow's body or the operands of its own `return`s. */
export function returnedExpressions(fn: FunctionNode): ts.Expression[] {
  if (!fn.body) return [];
  if (!ts.isBlock(fn.body)) return [fn.body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) {
      if (node.expression) found.push(node.expression);
    } else if (!isFunctionNode(node) && !isClassNode(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(fn.body, visit);
  return found;
}

/** `type Kind = (typeof Kind)[keyof typeof Kind]`: the values of a table that has the same name, and nothing else. */
export function isTypeOfValues(statement: ts.Node): boolean {
  if (!ts.isTypeAliasDeclaration(statement) || !ts.isIndexedAccessTypeNode(statement.type)) return false;
  const { objectType } = statement.type;
  const table = ts.isParenthesizedTypeNode(objectType) ? objectType.type : objectType;
  return ts.isTypeQueryNode(table) && ts.isIdentifier(table.exprName) && table.exprName.text === statement.name.text;
}

/** The module that an imported name comes from. */
export function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportEqualsDeclaration(node)) return ts.isExternalModuleReference(node.moduleReference) && ts.isStringLiteralLike(node.moduleReference.expression) ? node.moduleReference.expression.text : undefined;
  let at: ts.Node = node;
  while (at && !ts.isImportDeclaration(at)) {
    if (ts.isSourceFile(at)) return undefined;
    at = at.parent;
  }
  return ts.isStringLiteralLike(at.moduleSpecifier) ? at.moduleSpecifier.text : undefined;
}
