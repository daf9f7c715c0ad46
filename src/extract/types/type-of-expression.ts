/**
 * Which type has the value of an expression? Enough for what is put into payloads: literals, variables, members, calls with a declared or evident result.
 * In: an expression. Out: a type; unknown where only running the code, or a package, could tell. Infers no type arguments.
 */
import { ts } from "ts-morph";
import type { SourceProgram } from "../program/source-program.js";
import type { Exported } from "../program/module-table.js";
import type { Declaration } from "../program/scopes.js";
import { enclosingClass, isClassNode, isFunctionNode, propertyNameOf, returnedExpressions, specifierOf, type FunctionNode } from "../program/syntax.js";
import { behind, elementOf } from "./combine-types.js";
import { callOfKnown, elementGivenTo, madeByNew } from "./known-calls.js";
import { awaited } from "./known-types.js";
import { classObject, classValue, enumValue, type MemberReader } from "./read-members.js";
import { literal, noBindings, nothing, objectOf, plain, unionOf, unknown, without, type Member, type Type } from "./type.js";

/** Reads types, and knows the files. */
export interface Typing extends MemberReader {
  readonly program: SourceProgram;
  /** The type of what a node declares, computed once; unknown while it is computed. */
  remember(node: ts.Node, compute: () => Type): Type;
}

const { SyntaxKind } = ts;
const maxNames = 40;

/** `isConstant`: the value itself is wanted, as after `as const`; else what may be put there later as well. */
export function typeOfExpression(typing: Typing, node: ts.Expression, isConstant = false): Type {
  if (ts.isStringLiteralLike(node)) return isConstant ? literal(node.text) : plain("string");
  if (ts.isNumericLiteral(node)) return isConstant ? literal(Number(node.text)) : plain("number");
  switch (node.kind) {
    case SyntaxKind.TrueKeyword:
    case SyntaxKind.FalseKeyword:
      return isConstant ? literal(node.kind === SyntaxKind.TrueKeyword) : plain("boolean");
    case SyntaxKind.NullKeyword:
      return plain("null");
    case SyntaxKind.BigIntLiteral:
      return plain("bigint");
    case SyntaxKind.RegularExpressionLiteral:
      return { kind: "known", name: "RegExp", args: [] };
    case SyntaxKind.TypeOfExpression:
      return plain("string");
    case SyntaxKind.ThisKeyword:
      return thisType(typing, node);
    default:
      return compound(typing, node, isConstant);
  }
}

function compound(typing: Typing, node: ts.Expression, isConstant: boolean): Type {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) {
    const inner = typing.expression(node.expression, isConstant);
    return ts.isNonNullExpression(node) ? without(inner, "null", "undefined") : inner;
  }
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) return isConstAssertion(node.type) ? typing.expression(node.expression, true) : typing.read(node.type);
  if (ts.isSatisfiesExpression(node)) return typing.expression(node.expression, isConstant);
  if (ts.isObjectLiteralExpression(node)) return objectLiteral(typing, node, isConstant);
  if (ts.isArrayLiteralExpression(node)) return arrayLiteral(typing, node, isConstant);
  if (ts.isTemplateExpression(node)) return template(typing, node, isConstant);
  // a constant may be a secret: what it is stays unsaid, unless a type asks for it
  if (ts.isIdentifier(node)) return widened(typeOfName(typing, node), isConstant);
  if (ts.isPropertyAccessExpression(node)) return widened(accessed(typing, node, literal(node.name.text)), isConstant);
  if (ts.isElementAccessExpression(node)) return widened(accessed(typing, node, typing.expression(node.argumentExpression, true)), isConstant);
  if (ts.isAwaitExpression(node)) return awaited(typing.expression(node.expression));
  if (ts.isConditionalExpression(node)) return unionOf([typing.expression(node.whenTrue, isConstant), typing.expression(node.whenFalse, isConstant)]);
  if (ts.isBinaryExpression(node)) return binary(typing, node, isConstant);
  if (ts.isPrefixUnaryExpression(node)) return unary(typing, node, isConstant);
  if (ts.isPostfixUnaryExpression(node)) return plain("number");
  if (ts.isCallExpression(node)) return called(typing, node);
  if (ts.isNewExpression(node)) return constructed(typing, node);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return typing.signature(node, noBindings);
  return isClassNode(node) ? classValue(typing, node) : unknown;
}

const isConstAssertion = (type: ts.TypeNode): boolean => ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && type.typeName.text === "const";

function thisType(typing: Typing, node: ts.Node): Type {
  const owner = enclosingClass(node);
  return owner ? classObject(typing, owner, noBindings) : unknown;
}

function objectLiteral(typing: Typing, node: ts.ObjectLiteralExpression, isConstant: boolean): Type {
  const members = new Map<string, Member>();
  let open = false;
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = without(typing.expression(property.expression, isConstant), "null", "undefined");
      if (spread.kind === "object") for (const [name, one] of spread.members()) members.set(name, one);
      open ||= spread.kind !== "object" || (spread.open?.() ?? false);
      continue;
    }
    const name = keyOf(typing, property.name);
    if (name === undefined) open = true;
    else members.set(name, { type: typeOfProperty(typing, property, isConstant), optional: false, ...(ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property) ? {} : { hidden: true }) });
  }
  return { ...objectOf(members), open: () => open };
}

function keyOf(typing: Typing, name: ts.PropertyName | undefined): string | undefined {
  if (name && ts.isComputedPropertyName(name)) {
    const key = typing.expression(name.expression, true);
    return key.kind === "literal" ? String(key.value) : undefined;
  }
  return propertyNameOf(name);
}

function typeOfProperty(typing: Typing, property: ts.ObjectLiteralElementLike, isConstant: boolean): () => Type {
  let known: Type | undefined;
  const compute = (): Type => {
    if (ts.isPropertyAssignment(property)) return typing.expression(property.initializer, isConstant);
    if (ts.isShorthandPropertyAssignment(property)) return widened(typeOfName(typing, property.name), isConstant);
    return ts.isMethodDeclaration(property) ? typing.signature(property, noBindings) : unknown;
  };
  return () => (known ??= compute());
}

const widened = (type: Type, isConstant: boolean): Type => (!isConstant && type.kind === "literal" ? plain(typeof type.value as "string") : type);

function arrayLiteral(typing: Typing, node: ts.ArrayLiteralExpression, isConstant: boolean): Type {
  const types = node.elements.map((one) => (ts.isSpreadElement(one) ? typing.expression(one.expression, isConstant) : typing.expression(one, isConstant)));
  if (!isConstant) return { kind: "list", element: () => (types.length ? unionOf(types.map((one, index) => (ts.isSpreadElement(node.elements[index] ?? node) ? elementOf(one) : one))) : unknown) };
  return { kind: "tuple", elements: types.flatMap((one, index) => (ts.isSpreadElement(node.elements[index] ?? node) ? (one.kind === "tuple" ? one.elements : [{ type: () => one, rest: true }]) : [{ type: () => one }])) };
}

function template(typing: Typing, node: ts.TemplateExpression, isConstant: boolean): Type {
  if (!isConstant) return plain("string");
  const parts = node.templateSpans.flatMap((span) => [typing.expression(span.expression, true), literal(span.literal.text)]);
  return parts.every((one) => one.kind === "literal") ? literal([node.head.text, ...parts.map((one) => String(one.kind === "literal" ? one.value : ""))].join("")) : plain("string");
}

function accessed(typing: Typing, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, key: Type): Type {
  const owner = without(typing.expression(node.expression), "null", "undefined");
  return behind(owner, key);
}

const comparing = /^(?:[=!]==?|[<>]=?|in|instanceof)$/;

function binary(typing: Typing, node: ts.BinaryExpression, isConstant: boolean): Type {
  const operator = node.operatorToken.getText();
  if (comparing.test(operator)) return plain("boolean");
  const [left, right] = [typing.expression(node.left, isConstant), typing.expression(node.right, isConstant)];
  if (operator === "??") return unionOf([without(left, "null", "undefined"), right]);
  if (operator === "||" || operator === "&&") return unionOf(operator === "||" ? [without(left, "null", "undefined"), right] : [right]);
  if (operator === "=" || operator === ",") return right;
  const numbers = [left, right].flatMap((one) => (one.kind === "literal" && typeof one.value === "number" ? [one.value] : []));
  const [a, b] = numbers;
  if (a !== undefined && b !== undefined) return literal(computed(operator, a, b));
  return operator === "+" && [left, right].some((one) => !isNumber(one)) ? ([left, right].some(isText) ? plain("string") : unknown) : plain("number");
}

const isNumber = (type: Type): boolean => (type.kind === "plain" && (type.name === "number" || type.name === "bigint")) || (type.kind === "literal" && typeof type.value === "number");
const isText = (type: Type): boolean => (type.kind === "plain" && type.name === "string") || type.kind === "pattern" || (type.kind === "literal" && typeof type.value === "string");

function computed(operator: string, a: number, b: number): number {
  const all: Record<string, number> = { "+": a + b, "-": a - b, "*": a * b, "/": a / b, "%": a % b, "**": a ** b, "<<": a << b, ">>": a >> b, "|": a | b, "&": a & b };
  return all[operator] ?? Number.NaN;
}

function unary(typing: Typing, node: ts.PrefixUnaryExpression, isConstant: boolean): Type {
  if (node.operator === SyntaxKind.ExclamationToken) return plain("boolean");
  const operand = typing.expression(node.operand, isConstant);
  return node.operator === SyntaxKind.MinusToken && operand.kind === "literal" ? literal(-Number(operand.value)) : node.operator === SyntaxKind.PlusToken ? operand : plain("number");
}

function called(typing: Typing, node: ts.CallExpression): Type {
  const known = callOfKnown(typing, node);
  if (known) return known;
  const callee = without(typing.expression(node.expression), "null", "undefined");
  return callee.kind === "function" ? callee.returns() : unknown;
}

function constructed(typing: Typing, node: ts.NewExpression): Type {
  const callee = typing.expression(node.expression);
  return (callee.kind === "function" ? callee.constructs?.() : undefined) ?? madeByNew(typing, node) ?? unknown;
}

/** What a function without a declared result gives: what its `return`s have. */
export function returnedType(typing: Typing, node: FunctionNode): Type {
  const types = returnedExpressions(node).map((one) => typing.expression(one));
  const result = types.length ? unionOf(types) : nothing;
  const isAsync = ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((one) => one.kind === SyntaxKind.AsyncKeyword);
  return isAsync ? { kind: "known", name: "Promise", args: [result] } : result;
}

/** What a name of a value, or a member of one, is: `typeof settings.mail`. */
export function typeOfName(typing: Typing, name: ts.EntityName): Type {
  if (!ts.isIdentifier(name)) return behind(typeOfName(typing, name.left), literal(name.right.text));
  if (name.text === "undefined") return nothing;
  const declaration = typing.program.scopes.find(name.text, name);
  return declaration ? typeOfDeclaration(typing, declaration) : unknown;
}

function typeOfDeclaration(typing: Typing, node: Declaration, hops = 0): Type {
  return typing.remember(node, () => ofDeclaration(typing, node, hops));
}

function ofDeclaration(typing: Typing, node: Declaration, hops: number): Type {
  if (ts.isVariableDeclaration(node)) return typeOfVariable(typing, node);
  if (ts.isParameter(node)) return typeOfParameter(typing, node);
  if (ts.isBindingElement(node)) return typeOfBinding(typing, node);
  if (ts.isFunctionDeclaration(node)) return typing.signature(node, noBindings);
  if (isClassNode(node)) return classValue(typing, node);
  if (ts.isEnumDeclaration(node)) return enumValue(typing, node);
  const place = { file: typing.program.fileOf(node), hops };
  if (ts.isImportSpecifier(node)) return imported(typing, specifierOf(node), { ...place, name: (node.propertyName ?? node.name).text });
  if (ts.isImportClause(node)) return imported(typing, specifierOf(node), { ...place, name: "default" });
  return ts.isNamespaceImport(node) ? imported(typing, specifierOf(node), { ...place, name: "*" }) : unknown;
}

interface Sought {
  file: string;
  name: string;
  hops: number;
}

function imported(typing: Typing, specifier: string | undefined, { file, name, hops }: Sought): Type {
  const target = specifier === undefined ? undefined : typing.program.resolver.resolve(specifier, file);
  if (target?.kind !== "file" || hops > maxNames) return unknown;
  return exportedValue(typing, { file: target.file, name, hops: hops + 1 });
}

function exportedValue(typing: Typing, sought: Sought): Type {
  const parsed = typing.program.file(sought.file);
  if (!parsed) return unknown;
  if (sought.name === "*") return objectOf([...parsed.exports.names].map(([name, exported]) => [name, { type: () => ofExport(typing, exported, { ...sought, name }), optional: false }]));
  const direct = parsed.exports.names.get(sought.name);
  if (direct) return ofExport(typing, direct, sought);
  const found = typing.program.exporterBehind(sought.file, sought.name);
  if (found) return ofExport(typing, found.exported, { ...sought, file: found.parsed.path });
  const [whole] = parsed.exports.whole;
  return whole ? (sought.name === "default" ? typing.expression(whole) : behind(typing.expression(whole), literal(sought.name))) : unknown;
}

function ofExport(typing: Typing, exported: Exported, sought: Sought): Type {
  switch (exported.kind) {
    case "declaration":
      return typeOfDeclaration(typing, exported.node, sought.hops + 1);
    case "expression":
      return typing.expression(exported.node);
    case "local": {
      const declaration = typing.program.scopes.find(exported.name, exported.at);
      return declaration ? typeOfDeclaration(typing, declaration, sought.hops + 1) : unknown;
    }
    case "from":
      return imported(typing, exported.specifier, { ...sought, name: exported.name });
  }
}

function typeOfVariable(typing: Typing, node: ts.VariableDeclaration): Type {
  if (node.type) return typing.read(node.type);
  const list = node.parent;
  const loop = list.parent;
  if (ts.isForOfStatement(loop)) return elementOf(typing.expression(loop.expression));
  const isConstant = ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.Const) !== 0;
  if (!node.initializer) return unknown;
  const isLiteral = isConstant && !ts.isObjectLiteralExpression(node.initializer) && !ts.isArrayLiteralExpression(node.initializer);
  return typing.expression(node.initializer, isLiteral);
}

function typeOfParameter(typing: Typing, node: ts.ParameterDeclaration): Type {
  if (node.type) {
    const type = typing.read(node.type);
    return node.questionToken ? unionOf([type, nothing]) : type;
  }
  if (node.initializer) return typing.expression(node.initializer);
  const owner = node.parent;
  const given = isFunctionNode(owner) && ts.isCallExpression(owner.parent) ? elementGivenTo(typing, owner.parent, { fn: owner, index: owner.parameters.indexOf(node) }) : undefined;
  return given ?? unknown;
}

/** `const { user: { email } } = request`, `const [first] = orders`. */
function typeOfBinding(typing: Typing, node: ts.BindingElement): Type {
  const pattern = node.parent;
  const owner = pattern.parent;
  const whole = without(typeOfDeclaration(typing, owner), "null", "undefined");
  if (ts.isArrayBindingPattern(pattern)) return behind(whole, literal(pattern.elements.indexOf(node)));
  if (node.dotDotDotToken) return restOf(whole, pattern);
  const name = keyOf(typing, node.propertyName ?? (ts.isIdentifier(node.name) ? node.name : undefined));
  const type = name === undefined ? unknown : behind(whole, literal(name));
  return node.initializer ? unionOf([without(type, "undefined"), typing.expression(node.initializer)]) : type;
}

/** `const { password, ...user } = account`: without what was taken out by name. */
function restOf(whole: Type, pattern: ts.ObjectBindingPattern): Type {
  if (whole.kind !== "object") return unknown;
  const taken = new Set(pattern.elements.flatMap((one) => propertyNameOf(one.propertyName ?? one.name) ?? []));
  return { ...objectOf([...whole.members()].filter(([name]) => !taken.has(name))), ...(whole.open ? { open: whole.open } : {}) };
}

