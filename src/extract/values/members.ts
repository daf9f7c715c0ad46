/** Members: of object literals, classes and their instances, enums, modules, texts, arrays and library handles. */
import { ts } from "ts-morph";
import { isFunctionNode, isStatic, propertyNameOf, type ClassNode, unwrap } from "../program/syntax.js";
import { instanceMember, lineage, staticMember } from "./class-members.js";
import { assignedByCallee, assignedThroughAlias, computedNamed } from "./computed-members.js";
import type { Engine } from "./engine.js";
import { ancestry, handleMember } from "./library-handles.js";
import { constantText, mapText } from "./text.js";
import { merge, textValue, unknownValue, type Frame, type LibraryValue, type RecordValue, type Value } from "./value.js";

export function memberOf(engine: Engine, value: Value, name: string): Value[] {
  switch (value.kind) {
    case "object":
      return objectMember(engine, value, name);
    case "instance":
      return instanceMember(engine, value, name);
    case "class":
      return staticMember(engine, value.node, name);
    case "module":
      return engine.exported(value.file, name);
    case "library":
      return ownMethod(engine, value, name) ?? handleMember(engine, value, name);
    case "param":
      return [{ ...value, path: [...value.path, name] }];
    case "enum":
      return enumMember(engine, value.node, name);
    case "array":
      return arrayMember(engine, value.elements, name);
    case "record":
      return recordMember(engine, value, name);
    case "json":
      return jsonMember(value.data, name);
    case "text":
      return textMember(value, name);
    case "function":
      return functionMember(engine, value, name);
    case "unknown":
      return [unknownValue(name)];
  }
}

/** `const order = await Order.findByPk(id); order.pay()`: what a library gives of a class of the system has the methods of that class. */
function ownMethod(engine: Engine, handle: LibraryValue, name: string): Value[] | undefined {
  if (!handle.path.endsWith("()")) return undefined;
  const maker = [...ancestry(handle)].find((step) => step.owner !== undefined)?.owner;
  const isOwn = (node: ClassNode): boolean => node.members.some((one) => ts.isMethodDeclaration(one) && one.body !== undefined && propertyNameOf(one.name) === name && !isStatic(one));
  return maker && lineage(engine, maker).some(isOwn) ? instanceMember(engine, { kind: "instance", node: maker, frame: undefined }, name) : undefined;
}

function objectMember(engine: Engine, value: ObjectValue, name: string): Value[] {
  const own = ownMember(engine, value, name);
  return own.length ? own : assignedByCallee(engine, value.node, name);
}

type ObjectValue = Extract<Value, { kind: "object" }>;

/** As the code around the object leaves it. What other functions do to it later is not in the copies that a spread makes. */
function ownMember(engine: Engine, value: ObjectValue, name: string): Value[] {
  const found = literalMember(engine, value.node, { name, frame: value.frame, self: value });
  if (found.length) return found.every(isEmptyText) ? firstKnown(filledElsewhere(engine, value.node, name), () => found) : found;
  const later = laterAssignments(engine, value.node, name);
  if (later) return later;
  return firstKnown(computedNamed(engine, { node: value.node, frame: value.frame, name }), () => assignedThroughAlias(engine, value.node, name));
}

const firstKnown = (values: Value[], otherwise: () => Value[]): Value[] => (values.length ? values : otherwise());

const isEmptyText = (value: Value): boolean => value.kind === "text" && value.template.length === 0;

/** `export const settings = { base: "" }`, and where the application starts, `settings.base = process.env.ORDERS_URL`. */
function filledElsewhere(engine: Engine, node: ts.ObjectLiteralExpression, name: string): Value[] {
  const { program } = engine;
  if (!ts.isVariableDeclaration(node.parent)) return [];
  const home = program.fileOf(node);
  const files = [home, ...program.importersOf(home)].filter((file) => program.mentions(file, name));
  const assignments = files.flatMap((file) => program.file(file)?.index.assignments.get(name) ?? []);
  const own = assignments.filter((one) => ts.isPropertyAccessExpression(one.left) && engine.evaluate(one.left.expression, undefined).some((owner) => owner.kind === "object" && owner.node === node));
  return merge(...own.map((one) => engine.evaluate(one.right, undefined)));
}

interface LiteralPlace {
  name: string;
  frame: Frame | undefined;
  self: Value;
}

function literalMember(engine: Engine, node: ts.ObjectLiteralExpression, place: LiteralPlace): Value[] {
  // of spreads that may add nothing, what stands before them holds as well
  const optional: Value[] = [];
  for (let at = node.properties.length - 1; at >= 0; at--) {
    const property = node.properties[at];
    if (!property) continue;
    if (ts.isSpreadAssignment(property)) {
      // `settings = { ...settings, port }` spreads itself: a question, so that it is not asked inside its own answer
      const spread = engine.remember(engine.membersOfSpread(property, place.frame), place.name, () => spreadMember(engine, { expression: property.expression, into: node }, place).filter(isTelling));
      if (spread.length && !mayAddNothing(property.expression)) return merge(spread, optional);
      optional.push(...spread);
    } else if (propertyName(engine, property, place.frame) === place.name) return optional.length ? merge(propertyValue(engine, property, place), optional) : propertyValue(engine, property, place);
  }
  return optional;
}

/** `...(isBuild && { base: "/app" })`, `...(isBuild ? { base: "/app" } : {})`. */
function mayAddNothing(expression: ts.Expression): boolean {
  const inner = unwrap(expression);
  if (ts.isBinaryExpression(inner)) return inner.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return ts.isConditionalExpression(inner) && [inner.whenTrue, inner.whenFalse].map(unwrap).some((branch) => (ts.isObjectLiteralExpression(branch) ? !branch.properties.length : ts.isIdentifier(branch) && branch.text === "undefined"));
}

function spreadMember(engine: Engine, { expression, into }: { expression: ts.Expression; into: ts.ObjectLiteralExpression }, { name, frame }: LiteralPlace): Value[] {
  const sources = engine.evaluate(expression, frame).filter((value) => value.kind !== "object" || value.node !== into);
  return merge(...sources.map((value) => (value.kind === "object" ? ownMember(engine, value, name) : memberOf(engine, value, name))));
}

/** Something that nothing but its type is known of may have the member or not. */
const isTelling = (value: Value): boolean => value.kind !== "unknown" && value.kind !== "param" && !(value.kind === "library" && value.parent?.path.endsWith("()") && !value.parent.call);

/** The name of a member of an object literal, also if it is computed from a constant. */
export function propertyName(engine: Engine, property: ts.ObjectLiteralElementLike, frame: Frame | undefined): string | undefined {
  const written = property.name ? propertyNameOf(property.name) : undefined;
  if (written !== undefined || !property.name || !ts.isComputedPropertyName(property.name)) return written;
  return constantText(engine.evaluate(property.name.expression, frame)[0]);
}

function propertyValue(engine: Engine, property: ts.ObjectLiteralElementLike, { frame, self }: LiteralPlace): Value[] {
  if (ts.isPropertyAssignment(property)) {
    const values = engine.evaluate(property.initializer, frame);
    return values.map((value) => (value.kind === "function" && !value.self ? { ...value, self } : value));
  }
  if (ts.isShorthandPropertyAssignment(property)) return engine.evaluate(property.name, frame);
  if (ts.isMethodDeclaration(property)) return [{ kind: "function", node: property, frame, self }];
  if (ts.isGetAccessorDeclaration(property)) return engine.call({ kind: "function", node: property, frame, self }, { node: property, args: [], frame });
  return [];
}

/** `const api = {}; api.get = () => …` */
function laterAssignments(engine: Engine, node: ts.ObjectLiteralExpression, name: string): Value[] | undefined {
  const holder = node.parent;
  if (!holder || !ts.isVariableDeclaration(holder)) return undefined;
  const assignments = engine.program.file(engine.program.fileOf(node))?.index.assignments.get(name) ?? [];
  const own = assignments.filter((one) => {
    const owner = ts.isPropertyAccessExpression(one.left) || ts.isElementAccessExpression(one.left) ? one.left.expression : undefined;
    return owner && ts.isIdentifier(owner) && engine.program.scopes.find(owner.text, owner) === holder;
  });
  return own.length ? merge(...own.map((one) => engine.evaluate(one.right, undefined))) : undefined;
}

function enumMember(engine: Engine, node: ts.EnumDeclaration, name: string): Value[] {
  const index = node.members.findIndex((member) => propertyNameOf(member.name) === name);
  const member = node.members[index];
  if (!member) return [];
  return member.initializer ? engine.evaluate(member.initializer, undefined) : [textValue(String(index))];
}

function arrayMember(engine: Engine, elements: Extract<Value, { kind: "array" }>["elements"], name: string): Value[] {
  if (name === "length") return [textValue(String(elements.length))];
  const element = /^\d+$/.test(name) ? elements[Number(name)] : undefined;
  return element ? engine.argument(element) : [unknownValue(name)];
}

function recordMember(engine: Engine, value: RecordValue, name: string): Value[] {
  const member = value.members.get(name);
  if (member) return engine.argument(member);
  return value.open ? [unknownValue(name)] : [];
}

function jsonMember(data: unknown, name: string): Value[] {
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, name)) return [];
  // own member of a parsed JSON value
  const member = (data as Record<string, unknown>)[name];
  if (Array.isArray(member)) return [{ kind: "array", elements: member.map((one: unknown) => ({ values: [{ kind: "json", data: one }] })) }];
  return typeof member === "object" ? [{ kind: "json", data: member }] : [textValue(String(member))];
}

/** A URL is kept as text, so its parts are cut out of it. */
function textMember(value: Extract<Value, { kind: "text" }>, name: string): Value[] {
  switch (name) {
    case "href":
      return [value];
    case "origin":
      return [mapText(value, (text) => text.replace(/^(\w+:\/\/[^/]*).*$/, "$1"))];
    case "host":
    case "hostname":
      return [mapText(value, (text) => text.replace(/^\w+:\/\/([^/]*).*$/, "$1"))];
    case "pathname":
      return [mapText(value, (text) => text.replace(/^\w+:\/\/[^/]*/, "").replace(/[?#].*$/s, ""))];
    case "search":
    case "hash":
      // what was added to it piece by piece names no operation
      return [textValue("")];
    default:
      return [unknownValue(name)];
  }
}

function functionMember(engine: Engine, value: Extract<Value, { kind: "function" }>, name: string): Value[] {
  if (name === "name") return [textValue(value.node.name && !ts.isComputedPropertyName(value.node.name) ? value.node.name.getText() : "")];
  return prototypeMember(engine, value, name) ?? [unknownValue(name)];
}

/** `function Client() {}; Client.prototype.get = …; Client.create = …` */
function prototypeMember(engine: Engine, value: Extract<Value, { kind: "function" }>, name: string): Value[] | undefined {
  if (!isFunctionNode(value.node) || !value.node.name) return undefined;
  const own = value.node.name.getText();
  const assignments = engine.program.file(engine.program.fileOf(value.node))?.index.assignments.get(name) ?? [];
  const found = assignments.filter((one) => ts.isPropertyAccessExpression(one.left) && [own, `${own}.prototype`].includes(one.left.expression.getText()));
  return found.length ? merge(...found.map((one) => engine.evaluate(one.right, undefined))) : undefined;
}

