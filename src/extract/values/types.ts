/** What a type annotation says about a value: an instance of a class of the system, or an object of a library. */
import { ts } from "ts-morph";
import { isClassNode } from "../program/syntax.js";
import type { Engine } from "./engine.js";
import { bagOfType } from "./typed-bags.js";
import { merge, type LibraryValue, type Value } from "./value.js";

const transparent = new Set(["Promise", "Readonly", "Partial", "Required", "NonNullable", "Awaited", "PromiseLike", "DeepMocked"]);

export function valueOfType(engine: Engine, type: ts.TypeNode, at: ts.Node): Value[] {
  if (ts.isParenthesizedTypeNode(type)) return valueOfType(engine, type.type, at);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) return merge(...type.types.map((one) => valueOfType(engine, one, at)));
  if (ts.isTypeQueryNode(type)) return ts.isIdentifier(type.exprName) ? identifierValue(engine, type.exprName) : [];
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return [{ kind: "text", template: [type.literal.text] }];
  if (ts.isTypeLiteralNode(type)) return bagOfType(engine, type);
  return ts.isTypeReferenceNode(type) ? reference(engine, type, at) : [];
}

function reference(engine: Engine, type: ts.TypeReferenceNode, at: ts.Node): Value[] {
  const argument = type.typeArguments?.[0];
  const root = leftmost(type.typeName);
  if (ts.isIdentifier(type.typeName) && transparent.has(type.typeName.text) && argument) return valueOfType(engine, argument, at);
  if (ts.isIdentifier(type.typeName) && type.typeName.text === "InstanceType" && argument) return instanceOf(engine, valueOfType(engine, argument, at), type);
  if (ts.isIdentifier(type.typeName) && returnTypes.has(type.typeName.text) && argument) return returnOf(engine, valueOfType(engine, argument, at), type);
  const declaration = engine.program.scopes.find(root.text, type);
  if (!declaration) return [];
  if (ts.isTypeAliasDeclaration(declaration)) return valueOfType(engine, declaration.type, declaration);
  if (ts.isInterfaceDeclaration(declaration)) return interfaceValue(engine, declaration);
  const roots = engine.declaration(declaration, undefined);
  const targets = ts.isIdentifier(type.typeName) ? roots : engine.member(roots, type.typeName.right.text);
  return instanceOf(engine, targets, type);
}

/** Types of what a function gives; the second is tRPC's. */
const returnTypes = new Set(["ReturnType", "inferAsyncReturnType"]);

function returnOf(engine: Engine, targets: Value[], type: ts.TypeReferenceNode): Value[] {
  const made = targets.map((target) => (target.kind === "function" ? engine.call(target, { node: type, args: [], frame: undefined }).filter((value) => value.kind !== "unknown") : instanceOf(engine, [target], type)));
  return merge(...made);
}

function leftmost(name: ts.EntityName): ts.Identifier {
  return ts.isIdentifier(name) ? name : leftmost(name.left);
}

function identifierValue(engine: Engine, name: ts.Identifier): Value[] {
  const declaration = engine.program.scopes.find(name.text, name);
  return declaration ? engine.declaration(declaration, undefined) : [];
}

function instanceOf(engine: Engine, targets: Value[], type: ts.TypeReferenceNode): Value[] {
  return merge(...targets.map((target): Value[] => {
    if (target.kind === "class") return [{ kind: "instance", node: target.node, frame: undefined, ...(type.typeArguments ? { typeArgs: type.typeArguments } : {}) }];
    if (target.kind === "library") return libraryInstance(engine, target, type);
    if (target.kind === "object") return isTableOf(target.node, type) ? [] : [target];
    if (target.kind === "instance" || target.kind === "record") return [target];
    return [];
  }));
}

/** `kind: Kind` where `const Kind = { … } as const`: one of its values, not the table. */
function isTableOf(node: ts.ObjectLiteralExpression, type: ts.TypeReferenceNode): boolean {
  let at: ts.Node = node.parent;
  while (ts.isAsExpression(at) || ts.isSatisfiesExpression(at) || ts.isParenthesizedExpression(at) || ts.isCallExpression(at)) at = at.parent;
  return ts.isVariableDeclaration(at) && at.name.getText() === type.typeName.getText();
}

/** `repo: Repository<User>` stands for what `new Repository<User>()` would be. */
function libraryInstance(engine: Engine, target: LibraryValue, type: ts.TypeReferenceNode): Value[] {
  if (!engine.libraries.isModelled(target.package)) return [];
  if (target.path.endsWith("()")) return [target];
  const path = engine.libraries.canonical(target.package, `${target.path}()`);
  // settings and answers have a type of the library too, but what they are the code says
  if (!engine.libraries.speaksOf(target.package, path)) return [];
  const called = { kind: "library" as const, package: target.package, path, name: target.name, parent: target, origin: type };
  return [type.typeArguments ? { ...called, typeArgs: type.typeArguments } : called];
}

/** An interface of the system: the classes that implement it, or the library type it extends. */
export function interfaceValue(engine: Engine, declaration: ts.InterfaceDeclaration): Value[] {
  const bases = declaration.heritageClauses?.flatMap((clause) => clause.types) ?? [];
  const inherited = merge(...bases.map((base) => baseOfInterface(engine, base)));
  if (inherited.length) return inherited;
  const implemented = implementations(engine, declaration).map((node): Value => ({ kind: "instance", node, frame: undefined }));
  return implemented.length ? implemented : bagOfType(engine, declaration);
}

function baseOfInterface(engine: Engine, base: ts.ExpressionWithTypeArguments): Value[] {
  return engine.evaluate(base.expression, undefined).filter((value) => value.kind === "library" && engine.libraries.isModelled(value.package)).flatMap((value) => (value.kind === "library" ? handleCallOfType(engine, value) : []));
}

function handleCallOfType(engine: Engine, value: LibraryValue): Value[] {
  return [{ ...value, path: engine.libraries.canonical(value.package, `${value.path}()`), parent: value }];
}

function implementations(engine: Engine, declaration: ts.InterfaceDeclaration): (ts.ClassDeclaration | ts.ClassExpression)[] {
  const file = engine.program.fileOf(declaration);
  const files = [file, ...engine.program.importersOf(file)];
  return files.flatMap((path) => (engine.program.mentions(path, "implements") ? (engine.program.file(path)?.index.classes ?? []) : [])).filter((node) => isClassNode(node) && implementsInterface(node, declaration)).slice(0, 6);
}

function implementsInterface(node: ts.ClassDeclaration | ts.ClassExpression, declaration: ts.InterfaceDeclaration): boolean {
  return (node.heritageClauses ?? []).some((clause) => clause.token === ts.SyntaxKind.ImplementsKeyword && clause.types.some((type) => ts.isIdentifier(type.expression) && type.expression.text === declaration.name.text));
}
