/** Members of classes and instances: fields, parameter properties, methods, getters, inherited ones, and `this.x = …`. */
import { ts } from "ts-morph";
import { decoratorsOf, enclosingFunction, isStatic, propertyNameOf, type ClassNode } from "../program/syntax.js";
import type { Engine } from "./engine.js";
import { argumentsOf, classOf, makeFrame, thisContainer } from "./frames.js";
import { injectedValue } from "./injection.js";
import { globalPackage } from "./library-handles.js";
import { merge, textValue, unknownValue, type Argument, type Frame, type InstanceValue, type Value } from "./value.js";

const maxBases = 8;

/** The base class as written: a class of the system, a library handle, or whatever a mixin call gives. `frame`: the call of the mixin that the class itself is made in. */
export function baseOf(engine: Engine, node: ClassNode, frame?: Frame): { values: Value[]; clause: ts.ExpressionWithTypeArguments } | undefined {
  const clause = node.heritageClauses?.find((one) => one.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  return clause && { values: engine.evaluate(clause.expression, frame), clause };
}

interface MadeClass {
  node: ClassNode;
  frame: Frame | undefined;
}

/** The class and its bases inside the system, nearest first. `class Order extends Timestamps(Model)`: in the call that makes each. */
function ancestors(engine: Engine, node: ClassNode): MadeClass[] {
  const out: MadeClass[] = [{ node, frame: undefined }];
  for (let at = out[0]; at && out.length < maxBases; ) {
    const base: Value | undefined = baseOf(engine, at.node, at.frame)?.values.find((value) => value.kind === "class");
    at = base?.kind === "class" && !out.some((one) => one.node === base.node) ? { node: base.node, frame: base.frame } : undefined;
    if (at) out.push(at);
  }
  return out;
}

/** The class and its bases inside the system, nearest first. */
export const lineage = (engine: Engine, node: ClassNode): ClassNode[] => ancestors(engine, node).map((one) => one.node);

/** Remembered by the object: a field that is computed from itself (`this.items = this.items.filter(…)`) is one question, however often it is met. */
export function instanceMember(engine: Engine, self: InstanceValue, name: string): Value[] {
  return engine.remember(engine.membersOf(self), name, () => findMember(engine, self, name));
}

function findMember(engine: Engine, self: InstanceValue, name: string): Value[] {
  if (name === "constructor") return isUsedBySubclasses(self) ? [unknownValue(name)] : [{ kind: "class", node: self.node, frame: undefined }];
  const made = ancestors(engine, self.node);
  const classes = made.map((one) => one.node);
  for (const owner of classes) {
    const found = ownMember(engine, { self, owner, name });
    if (found) return found;
  }
  const last = made.at(-1);
  return (last && libraryMember(engine, last, { self, name })) ?? declaredOnly(engine, classes, name) ?? [unknownValue(name)];
}

/** `protected abstract readonly repository: Repository<T>`: an object of a library, though only subclasses know which. */
function declaredOnly(engine: Engine, classes: readonly ClassNode[], name: string): Value[] | undefined {
  const declared = classes.flatMap((owner) => owner.members.filter((one) => one.name !== undefined && propertyNameOf(one.name) === name && ts.isPropertyDeclaration(one)));
  const type = declared.find(ts.isPropertyDeclaration)?.type;
  const typed = type ? engine.ofType(type, type).filter((value) => value.kind === "library") : [];
  return typed.length ? typed : undefined;
}

/** There is no object of an abstract class itself: which class it is, each subclass says. */
const isUsedBySubclasses = ({ node, args }: InstanceValue): boolean => !args && Boolean(ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.AbstractKeyword));

interface MemberQuestion {
  self: InstanceValue;
  owner: ClassNode;
  name: string;
}

function ownMember(engine: Engine, question: MemberQuestion): Value[] | undefined {
  const { owner, name, self } = question;
  const member = owner.members.find((one) => one.name !== undefined && propertyNameOf(one.name) === name && !isStatic(one) && !isOverloadOrAbstract(one));
  if (member && ts.isMethodDeclaration(member)) return [{ kind: "function", node: member, frame: undefined, self }];
  if (member && ts.isGetAccessorDeclaration(member)) return engine.call({ kind: "function", node: member, frame: undefined, self }, { node: member, args: [], frame: undefined });
  if (member && ts.isPropertyDeclaration(member)) return fieldValue(engine, member, question);
  const parameter = constructorOf(owner)?.parameters.find((one) => ts.isIdentifier(one.name) && one.name.text === name && ts.isParameterPropertyDeclaration(one, one.parent));
  if (parameter) return engine.declaration(parameter, constructorFrame(engine, self, owner));
  return assignedMember(engine, question);
}

function isOverloadOrAbstract(member: ts.ClassElement): boolean {
  return (ts.isMethodDeclaration(member) && !member.body) || (ts.isPropertyDeclaration(member) && !member.initializer && Boolean(ts.getModifiers(member)?.some((one) => one.kind === ts.SyntaxKind.AbstractKeyword)));
}

export function constructorOf(node: ClassNode): ts.ConstructorDeclaration | undefined {
  return node.members.find((one): one is ts.ConstructorDeclaration => ts.isConstructorDeclaration(one) && one.body !== undefined);
}

function fieldValue(engine: Engine, member: ts.PropertyDeclaration, question: MemberQuestion): Value[] {
  const { self, owner } = question;
  const frame = makeFrame({ scope: owner, self });
  const initial = member.initializer ? engine.evaluate(member.initializer, frame) : [];
  const assigned = assignedMember(engine, question) ?? [];
  const known = merge(initial, assigned).filter((value) => value.kind !== "unknown");
  if (known.length) return known;
  const injected = decoratorsOf(member).length ? injectedValue(engine, member) : [];
  if (injected.length) return injected;
  const typed = member.type ? engine.ofType(substituted(member.type, self, owner), member) : [];
  return typed.length ? typed : [unknownValue(question.name)];
}

/** `class Base<T> { repo: T }` as `Base<OrderRepo>`: a field whose type is a type parameter has the argument's type. */
function substituted(type: ts.TypeNode, self: InstanceValue, owner: ClassNode): ts.TypeNode {
  if (self.node !== owner || !ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return type;
  const name = type.typeName.text;
  const index = owner.typeParameters?.findIndex((one) => one.name.text === name) ?? -1;
  return self.typeArgs?.[index] ?? type;
}

/** `this.x = …` anywhere in the class: in the constructor with its arguments, elsewhere without. */
function assignedMember(engine: Engine, { self, owner, name }: MemberQuestion): Value[] | undefined {
  const assignments = engine.program.file(engine.program.fileOf(owner))?.index.assignments.get(name) ?? [];
  const own = assignments.filter((one) => isThisMember(one.left) && classOf(thisContainer(one) ?? one) === owner);
  if (!own.length) return undefined;
  return merge(...own.slice(0, 8).map((one) => engine.evaluate(one.right, assignmentFrame(engine, one, { self, owner, name }))));
}

function assignmentFrame(engine: Engine, at: ts.Node, { self, owner }: MemberQuestion): Frame | undefined {
  const container = thisContainer(at);
  if (container && ts.isConstructorDeclaration(container)) return constructorFrame(engine, self, owner);
  if (container && self.setup?.scope === container) return self.setup;
  return makeFrame({ scope: owner, self });
}

function isThisMember(left: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword;
}

/** The frame in which the constructor of `owner` ran for this instance, through the `super(…)` calls of subclasses. */
export function constructorFrame(engine: Engine, self: InstanceValue, owner: ClassNode): Frame {
  const scope = constructorOf(owner) ?? owner;
  const base = makeFrame({ scope: owner, self });
  const args = constructorArguments(engine, self, owner);
  return args ? makeFrame({ scope, args, self, outer: base }) : makeFrame({ scope: owner, self });
}

function constructorArguments(engine: Engine, self: InstanceValue, owner: ClassNode): Argument[] | undefined {
  if (self.node === owner) return self.args && [...self.args];
  const chain = lineage(engine, self.node);
  const child = chain[chain.indexOf(owner) - 1];
  const constructor = child && constructorOf(child);
  if (!child) return undefined;
  if (!constructor) return constructorArguments(engine, self, child);
  const call = superCall(constructor);
  return call && argumentsOf(call, constructorFrame(engine, self, child), engine);
}

/** The call of the base class's constructor, if it stands in the body itself. */
export function superCall(constructor: ts.ConstructorDeclaration): ts.CallExpression | undefined {
  for (const statement of constructor.body?.statements ?? []) {
    const expression = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (expression && ts.isCallExpression(expression) && expression.expression.kind === ts.SyntaxKind.SuperKeyword) return expression;
  }
  return undefined;
}

/** `static queue: Queue | undefined`, filled where it is first asked for: `Orders.queue = new Queue(…)`. */
function staticField(engine: Engine, { member, owner, self }: { member: ts.PropertyDeclaration; owner: ClassNode; self: Value }): Value[] {
  const frame = makeFrame({ scope: owner, self });
  const initial = member.initializer ? engine.evaluate(member.initializer, frame) : [];
  const assignments = engine.program.file(engine.program.fileOf(owner))?.index.assignments.get(propertyNameOf(member.name) ?? "") ?? [];
  const own = assignments.filter(({ left }) => ts.isPropertyAccessExpression(left) && isClassItself(engine, left.expression, owner));
  const known = merge(initial, ...own.slice(0, 8).flatMap((one) => framesOfSetter(engine, one, frame).map((each) => engine.evaluate(one.right, each)))).filter((value) => value.kind !== "unknown");
  if (known.length) return known;
  return member.type ? engine.ofType(member.type, member) : initial;
}

const maxSetters = 8;

/** `static getInstance(settings?: Settings) { Orders.instance ??= new Orders(settings) … }`: made with what the one call hands in that has something to hand in. */
function framesOfSetter(engine: Engine, { right }: ts.BinaryExpression, otherwise: Frame): Frame[] {
  const parameter = enclosingFunction(right)?.parameters.find((one) => ts.isIdentifier(one.name) && mentions(right, one.name.text));
  const frames = parameter ? engine.framesFor(parameter).filter((frame) => frame.args.length > parameter.parent.parameters.indexOf(parameter)) : [];
  return frames.length > 0 && frames.length <= maxSetters ? frames : [otherwise];
}

const mentions = (node: ts.Node, name: string): boolean => (ts.isIdentifier(node) && node.text === name) || Boolean(ts.forEachChild(node, (child) => mentions(child, name) || undefined));

/** `Orders` in `Orders.queue`, or `this` in a static method of it. */
function isClassItself(engine: Engine, node: ts.Expression, owner: ClassNode): boolean {
  if (ts.isIdentifier(node)) return engine.program.scopes.find(node.text, node) === owner;
  const container = node.kind === ts.SyntaxKind.ThisKeyword ? thisContainer(node) : undefined;
  return container !== undefined && ts.isMethodDeclaration(container) && isStatic(container) && classOf(container) === owner;
}

/** A class that extends a library's class has that class's members. */
function libraryMember(engine: Engine, { node, frame }: MadeClass, { self, name }: { self: InstanceValue; name: string }): Value[] | undefined {
  const base = baseOf(engine, node, frame);
  const handles = base?.values.flatMap((value) => (value.kind === "library" && value.package !== globalPackage ? [value] : [])) ?? [];
  if (!base || !handles.length) return undefined;
  const constructor = constructorOf(node);
  const written = constructor && superCall(constructor);
  // the library's constructor runs where `super(…)` stands
  const call = { node: written ?? node, args: written ? argumentsOf(written, undefined, engine) : [], frame: undefined };
  const instances = merge(...handles.map((handle) => engine.call(handle, call))).map((value) => (value.kind === "library" ? { ...value, owner: self.node, ...(base.clause.typeArguments ? { typeArgs: base.clause.typeArguments } : {}) } : value));
  return engine.member(instances, name);
}

export function staticMember(engine: Engine, node: ClassNode, name: string): Value[] {
  // a class has its own name, whatever its bases say, unless it says so itself: `static readonly name = "order.created"`
  if (name === "name" && !node.members.some((one) => one.name !== undefined && propertyNameOf(one.name) === name && isStatic(one))) return [textValue(node.name?.text ?? "")];
  if (name === "prototype") return [{ kind: "instance", node, frame: undefined }];
  const self: Value = { kind: "class", node, frame: undefined };
  const made = ancestors(engine, node);
  for (const { node: owner } of made) {
    const member = owner.members.find((one) => one.name !== undefined && propertyNameOf(one.name) === name && isStatic(one));
    if (member && ts.isMethodDeclaration(member)) return [{ kind: "function", node: member, frame: undefined, self }];
    if (member && ts.isGetAccessorDeclaration(member)) return engine.call({ kind: "function", node: member, frame: undefined, self }, { node: member, args: [], frame: undefined });
    const values = member && ts.isPropertyDeclaration(member) ? staticField(engine, { member, owner, self }) : [];
    if (values.length) return values;
  }
  const base = made.at(-1);
  const handles = base && baseOf(engine, base.node, base.frame)?.values.flatMap((value) => (value.kind === "library" ? [{ ...value, owner: node }] : []));
  return handles?.length ? engine.member(handles, name) : [unknownValue(name)];
}
