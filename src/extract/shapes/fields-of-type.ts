/** Fields of declared types: interfaces, classes, literals, aliases, arrays, `Partial`, `Pick`, `Omit`, intersections. By syntax alone. */
import { ts } from "ts-morph";
import type { Field } from "../../model/graph.js";
import type { Declaration } from "../program/scopes.js";
import { isClassNode, isStatic, propertyNameOf, type ClassNode } from "../program/syntax.js";
import type { Engine } from "../values/engine.js";

export interface TypeWalk {
  engine: Engine;
  seen: ReadonlySet<ts.Node>;
  level: number;
  /** Types that stand for type parameters. */
  bindings?: ReadonlyMap<string, ts.TypeNode>;
  /** How many more types are looked into. Set by the first step. */
  budget?: { left: number };
}

type Fielded = ts.TypeNode | ClassNode | ts.InterfaceDeclaration;

const levels = 5;
/** Entities that refer to each other lead everywhere: what lies behind so many types is left as the name of its type. */
const maxTypes = 400;
const wrappers = new Set(["Promise", "Readonly", "Required", "NonNullable", "Awaited", "Observable", "AxiosResponse", "ApiResponse"]);

/** The fields, or undefined if the type has none that are written in the system. */
export function fieldsOfType(walk: TypeWalk, node: Fielded): Field[] | undefined {
  const budget = walk.budget ?? { left: maxTypes };
  if (walk.level > levels || walk.seen.has(node) || budget.left-- <= 0) return undefined;
  const inside = { ...walk, budget, seen: new Set([...walk.seen, node]) };
  if (isClassNode(node)) return classFields(inside, node);
  if (ts.isInterfaceDeclaration(node)) return someOf([...baseFields(inside, node.heritageClauses), ...memberFields(inside, node.members)]);
  if (ts.isTypeLiteralNode(node)) return someOf(memberFields(inside, node.members));
  if (ts.isParenthesizedTypeNode(node)) return fieldsOfType(inside, node.type);
  if (ts.isIntersectionTypeNode(node)) return union(node.types.map((type) => fieldsOfType(inside, type)), false);
  if (ts.isUnionTypeNode(node)) return union(node.types.map((type) => fieldsOfType(inside, type)), true);
  if (ts.isIndexedAccessTypeNode(node)) return indexedFields(inside, node);
  if (ts.isArrayTypeNode(node)) return listed(fieldsOfType(inside, node.elementType));
  return ts.isTypeReferenceNode(node) ? referenceFields(inside, node) : undefined;
}

/** `{}`, an index signature, a base from a package: no field is written, which does not say that there is none. */
const someOf = (fields: Field[]): Field[] | undefined => (fields.length ? fields : undefined);

function union(lists: (Field[] | undefined)[], optional: boolean): Field[] | undefined {
  const known = lists.filter((list) => list !== undefined);
  if (!known.length) return undefined;
  const byPath = new Map<string, Field>();
  const required = known.map((list) => new Set(list.flatMap((one) => (one.optional ? [] : [one.path]))));
  for (const field of known.flat()) {
    const everywhere = required.every((paths) => paths.has(field.path));
    if (!byPath.has(field.path)) byPath.set(field.path, optional && !everywhere ? { ...field, optional: true } : field);
  }
  return [...byPath.values()];
}

const listed = (fields: Field[] | undefined): Field[] | undefined => fields?.map((field) => ({ ...field, path: `[].${field.path}` }));

function classFields(walk: TypeWalk, node: ClassNode): Field[] {
  const constructor = node.members.find(ts.isConstructorDeclaration);
  const parameters = constructor?.parameters.filter((one) => ts.isParameterPropertyDeclaration(one, one.parent)) ?? [];
  const own = node.members.filter(ts.isPropertyDeclaration).filter((one) => !isStatic(one));
  return [...baseFields(walk, node.heritageClauses), ...[...own, ...parameters].flatMap((one) => fieldsOfMember(walk, one))];
}

function baseFields(walk: TypeWalk, clauses: ts.NodeArray<ts.HeritageClause> | undefined): Field[] {
  const bases = (clauses ?? []).filter((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword || ts.isInterfaceDeclaration(clause.parent)).flatMap((clause) => clause.types);
  return bases.flatMap((base) => (ts.isIdentifier(base.expression) ? (namedFields(walk, base.expression) ?? []) : []));
}

function memberFields(walk: TypeWalk, members: readonly ts.TypeElement[]): Field[] {
  return members.flatMap((member) => (ts.isPropertySignature(member) ? fieldsOfMember(walk, member) : []));
}

function fieldsOfMember(walk: TypeWalk, member: ts.PropertySignature | ts.PropertyDeclaration | ts.ParameterDeclaration): Field[] {
  const name = propertyNameOf(member.name);
  if (name === undefined) return [];
  const optional = member.questionToken ? { optional: true } : {};
  const nested = member.type ? fieldsOfType({ ...walk, level: walk.level + 1 }, member.type) : undefined;
  if (nested?.length) return nested.map((field) => ({ ...field, path: field.path.startsWith("[]") ? name + field.path : `${name}.${field.path}`, ...optional }));
  return [{ path: name, type: member.type ? shortType(member.type) : "unknown", ...optional }];
}

function shortType(type: ts.TypeNode): string {
  const text = type.getText().replace(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function referenceFields(walk: TypeWalk, type: ts.TypeReferenceNode): Field[] | undefined {
  if (!ts.isIdentifier(type.typeName)) return undefined;
  const name = type.typeName.text;
  const bound = walk.bindings?.get(name);
  if (bound) return fieldsOfType(walk, bound);
  const argument = type.typeArguments?.[0];
  if (argument && (name === "Array" || name === "ReadonlyArray")) return listed(fieldsOfType(walk, argument));
  if (argument && wrappers.has(name)) return fieldsOfType(walk, argument);
  if (argument && name === "Partial") return fieldsOfType(walk, argument)?.map((field) => ({ ...field, optional: true }));
  if (argument && (name === "Pick" || name === "Omit")) return picked(fieldsOfType(walk, argument), { keys: type.typeArguments?.[1], keep: name === "Pick" });
  return namedFields(walk, type.typeName);
}

/** `OrderCreated["data"]` */
function indexedFields(walk: TypeWalk, node: ts.IndexedAccessTypeNode): Field[] | undefined {
  const key = ts.isLiteralTypeNode(node.indexType) && ts.isStringLiteral(node.indexType.literal) ? node.indexType.literal.text : undefined;
  const type = key === undefined ? undefined : memberType(walk, { type: node.objectType, key }, 0);
  return type && fieldsOfType(walk, type);
}

function memberType(walk: TypeWalk, { type, key }: { type: ts.TypeNode; key: string }, hops: number): ts.TypeNode | undefined {
  const own = (members: readonly ts.TypeElement[]) => members.find((one): one is ts.PropertySignature => ts.isPropertySignature(one) && propertyNameOf(one.name) === key)?.type;
  if (ts.isTypeLiteralNode(type)) return own(type.members);
  if (hops > levels || !ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return undefined;
  const bound = walk.bindings?.get(type.typeName.text);
  if (bound) return memberType(walk, { type: bound, key }, hops + 1);
  const declaration = declarationOf(walk.engine, type.typeName.text, type);
  if (declaration && ts.isTypeAliasDeclaration(declaration)) return memberType(walk, { type: declaration.type, key }, hops + 1);
  return declaration && ts.isInterfaceDeclaration(declaration) ? own(declaration.members) : undefined;
}

function picked(fields: Field[] | undefined, { keys, keep }: { keys: ts.TypeNode | undefined; keep: boolean }): Field[] | undefined {
  const types = keys ? (ts.isUnionTypeNode(keys) ? keys.types : [keys]) : [];
  const names = new Set(types.flatMap((one) => (ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? [one.literal.text] : [])));
  return fields?.filter((field) => names.has(field.path.split(/[.[]/)[0] ?? "") === keep);
}

function namedFields(walk: TypeWalk, name: ts.Identifier): Field[] | undefined {
  const declaration = declarationOf(walk.engine, name.text, name);
  if (!declaration) return undefined;
  if (ts.isTypeAliasDeclaration(declaration)) return fieldsOfType(walk, declaration.type);
  return ts.isInterfaceDeclaration(declaration) || isClassNode(declaration) ? fieldsOfType(walk, declaration) : undefined;
}

/** The declaration of a type's name, followed through imports and barrels. */
function declarationOf(engine: Engine, name: string, from: ts.Node): Declaration | undefined {
  const declaration = engine.program.scopes.find(name, from);
  if (!declaration || !ts.isImportSpecifier(declaration) && !ts.isImportClause(declaration)) return declaration;
  const wanted = ts.isImportSpecifier(declaration) ? (declaration.propertyName ?? declaration.name).text : "default";
  let at: ts.Node = declaration;
  while (!ts.isImportDeclaration(at)) at = at.parent;
  return ts.isStringLiteral(at.moduleSpecifier) ? exportedDeclaration(engine, { specifier: at.moduleSpecifier.text, from: engine.program.fileOf(declaration), name: wanted }, 0) : undefined;
}

function exportedDeclaration(engine: Engine, place: { specifier: string; from: string; name: string }, hops: number): Declaration | undefined {
  const { program } = engine;
  const target = program.resolver.resolve(place.specifier, place.from);
  const parsed = target.kind === "file" && hops <= 8 ? program.file(target.file) : undefined;
  if (!parsed) return undefined;
  const direct = parsed.exports.names.get(place.name);
  const found = direct ? { parsed, exported: direct } : program.exporterBehind(parsed.path, place.name);
  if (!found) return undefined;
  const { exported } = found;
  switch (exported.kind) {
    case "declaration":
      return exported.node;
    case "local":
      return declarationOf(engine, exported.name, exported.at);
    case "expression":
      return ts.isIdentifier(exported.node) ? declarationOf(engine, exported.node.text, exported.node) : undefined;
    case "from":
      return exportedDeclaration(engine, { specifier: exported.specifier, from: found.parsed.path, name: exported.name }, hops + 1);
  }
}
