/** Members of what is declared with a body: interfaces, literals, classes, enumerations. Bases come first; interfaces of one name add up. */
import { ts } from "ts-morph";
import { isStatic, propertyNameOf, type ClassNode } from "../program/syntax.js";
import { onceOf } from "./combine-types.js";
import { lazyType, literal, never, objectOf, plain, unionOf, unknown, type Bindings, type Callable, type IndexSignature, type Member, type ObjectType, type Type } from "./type.js";

/** What reads the types in a body. */
export interface MemberReader {
  read(node: ts.TypeNode | undefined, bindings?: Bindings): Type;
  expression(node: ts.Expression, isConstant?: boolean): Type;
  signature(node: ts.SignatureDeclaration, bindings: Bindings): Callable;
}

/** What extends them is awaited, or gone through, as they are. */
const promiseNames: ReadonlySet<string> = new Set(["Promise", "PromiseLike"]);
const listNames: ReadonlySet<string> = new Set(["Array", "ReadonlyArray"]);

interface Body {
  reader: MemberReader;
  bindings: Bindings;
}

export function interfaceObject(reader: MemberReader, node: ts.InterfaceDeclaration, bindings: Bindings): Type {
  const called = node.members.find(ts.isCallSignatureDeclaration);
  if (called && node.members.length === 1) return reader.signature(called, bindings);
  // `interface Tags extends Array<Tag> {}`
  const [list] = node.members.length ? [] : (node.heritageClauses ?? []).flatMap((clause) => clause.types).filter((one) => listNames.has(one.expression.getText()));
  if (list) return reader.read(list, bindings);
  return withBases({ reader, bindings }, node, () => membersOf({ reader, bindings }, node.members));
}

export function literalMembers(reader: MemberReader, node: ts.TypeLiteralNode, bindings: Bindings): Type {
  const called = node.members.find((one) => ts.isCallSignatureDeclaration(one) || ts.isConstructSignatureDeclaration(one));
  if (called && node.members.length === 1) {
    const signature = reader.signature(called, bindings);
    return ts.isConstructSignatureDeclaration(called) ? { ...signature, constructs: signature.returns } : signature;
  }
  const body = { reader, bindings };
  return { kind: "object", ...identity(node, bindings), members: onceOf(() => membersOf(body, node.members)), index: onceOf(() => indexOf(body, node.members)) };
}

/** An object of the class: its fields, those of its bases, and parameters of the constructor that are fields. */
export function classObject(reader: MemberReader, node: ClassNode, bindings: Bindings): Type {
  const body = { reader, bindings };
  return withBases(body, node, () => {
    const members = new Map<string, Member>();
    for (const one of node.members) if (!isStatic(one)) addClassMember(body, one, members);
    const constructor = node.members.find(ts.isConstructorDeclaration);
    for (const parameter of constructor?.parameters ?? []) if (ts.isParameterPropertyDeclaration(parameter, parameter.parent)) addField(body, parameter, members);
    return members;
  });
}

/** The class itself: its static members, and what `new` makes of it. */
export function classValue(reader: MemberReader, node: ClassNode, bindings: Bindings = new Map()): Callable {
  return {
    kind: "function",
    parameters: () => node.members.find(ts.isConstructorDeclaration)?.parameters.map((one) => reader.read(one.type, bindings)) ?? [],
    returns: () => unknown,
    constructs: lazyType(() => classObject(reader, node, bindings)),
    members: onceOf(() => {
      const members = new Map<string, Member>();
      for (const one of node.members) if (isStatic(one)) addClassMember({ reader, bindings }, one, members);
      return members;
    }),
  };
}

function withBases({ reader, bindings }: Body, node: ClassNode | ts.InterfaceDeclaration, own: () => Map<string, Member>): Type {
  const clauses = (node.heritageClauses ?? []).filter((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword).flatMap((clause) => clause.types);
  const promised = clauses.find((clause) => promiseNames.has(clause.expression.getText()));
  if (promised) return reader.read(promised, bindings);
  const bases = onceOf(() => clauses.map((clause) => reader.read(clause, bindings)));
  const objects = (): ObjectType[] => bases().flatMap((base) => (base.kind === "object" ? [base] : base.kind === "union" || base.kind === "foreign" ? [] : ofConstructor(base)));
  const members = onceOf(() => new Map([...objects().flatMap((base) => [...base.members()]), ...own()]));
  const index = onceOf((): IndexSignature | undefined => (ts.isInterfaceDeclaration(node) ? indexOf({ reader, bindings }, node.members) : undefined) ?? objects().map((base) => base.index?.()).find((one) => one !== undefined));
  return { kind: "object", ...(node.name ? { name: node.name.text } : {}), ...identity(node, bindings), members, index, open: () => bases().some((base) => base.kind === "foreign") || objects().some((base) => base.open?.() ?? false) };
}

/** A generic type is another one for other arguments. */
const identity = (declaration: ts.Node, bindings: Bindings): Pick<ObjectType, "declaration"> => (bindings.size ? {} : { declaration });

/** `extends mixin(Base)` gives a constructor. */
function ofConstructor(base: Type): ObjectType[] {
  const made = base.kind === "function" ? base.constructs?.() : undefined;
  return made?.kind === "object" ? [made] : [];
}

function membersOf(body: Body, nodes: readonly ts.TypeElement[]): Map<string, Member> {
  const members = new Map<string, Member>();
  for (const node of nodes) {
    if (ts.isPropertySignature(node)) addField(body, node, members);
    else if (ts.isMethodSignature(node) || ts.isGetAccessorDeclaration(node)) addMethod(body, node, members);
  }
  return members;
}

function addClassMember(body: Body, node: ts.ClassElement, members: Map<string, Member>): void {
  if (ts.isPropertyDeclaration(node)) addField(body, node, members);
  else if (ts.isMethodDeclaration(node) || ts.isGetAccessorDeclaration(node)) addMethod(body, node, members);
}

function addField({ reader, bindings }: Body, node: ts.PropertySignature | ts.PropertyDeclaration | ts.ParameterDeclaration, members: Map<string, Member>): void {
  for (const name of namesOf(reader, node.name)) {
    const type = lazyType(() => (node.type ? reader.read(node.type, bindings) : ts.isPropertySignature(node) || !node.initializer ? unknown : reader.expression(node.initializer)));
    members.set(name, { type, optional: node.questionToken !== undefined, node, ...(isHidden(node) ? { hidden: true } : {}) });
  }
}

function addMethod({ reader, bindings }: Body, node: ts.MethodSignature | ts.MethodDeclaration | ts.GetAccessorDeclaration, members: Map<string, Member>): void {
  for (const name of namesOf(reader, node.name)) {
    const isGetter = ts.isGetAccessorDeclaration(node);
    const signature = onceOf(() => reader.signature(node, bindings));
    const type: () => Type = isGetter ? () => signature().returns() : signature;
    // what a getter computes is no data of the object itself
    if (!isGetter || !members.has(name)) members.set(name, { type, optional: ts.isMethodSignature(node) && node.questionToken !== undefined, ...(isGetter && ts.isInterfaceDeclaration(node.parent) ? {} : { hidden: true }) });
  }
}

/** `name`, `"name"`, `[key]` with a key that is known. */
function namesOf(reader: MemberReader, name: ts.PropertyName | ts.BindingName): string[] {
  const written = propertyNameOf(name);
  if (written !== undefined && !ts.isComputedPropertyName(name)) return [written];
  if (!ts.isComputedPropertyName(name)) return [];
  const key = reader.expression(name.expression, true);
  return key.kind === "literal" ? [String(key.value)] : [];
}

function isHidden(node: ts.Node): boolean {
  if (ts.isPropertyDeclaration(node) && ts.isPrivateIdentifier(node.name)) return true;
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.PrivateKeyword || one.kind === ts.SyntaxKind.ProtectedKeyword) ?? false);
}

function indexOf({ reader, bindings }: Body, nodes: readonly ts.TypeElement[]): IndexSignature | undefined {
  const node = nodes.find(ts.isIndexSignatureDeclaration);
  return node && { key: reader.read(node.parameters[0]?.type, bindings), value: reader.read(node.type, bindings) };
}

/** An enumeration is the union of its members; one member is its value. */
export function enumType(reader: MemberReader, node: ts.EnumDeclaration | ts.EnumMember): Type {
  if (ts.isEnumMember(node)) return enumMembers(reader, node.parent).get(node) ?? unknown;
  const values = [...enumMembers(reader, node).values()];
  return values.length ? unionOf(values) : never;
}

/** The object that an enumeration is at run time. */
export const enumValue = (reader: MemberReader, node: ts.EnumDeclaration): Type => objectOf([...enumMembers(reader, node)].map(([one, type]) => [propertyNameOf(one.name) ?? "", { type: () => type, optional: false }]));

function enumMembers(reader: MemberReader, node: ts.EnumDeclaration): Map<ts.EnumMember, Type> {
  const values = new Map<ts.EnumMember, Type>();
  let next = 0;
  for (const one of node.members) {
    const given = one.initializer ? reader.expression(one.initializer, true) : literal(next);
    if (given.kind === "literal" && typeof given.value === "number") next = given.value + 1;
    values.set(one, given.kind === "literal" ? given : plain("number"));
  }
  return values;
}

