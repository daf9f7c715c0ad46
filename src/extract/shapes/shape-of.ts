/**
 * Which fields does a value or a type have? From declared types, object literals and what expressions evidently give; no type checker.
 * In: values or a type node. Out: a flat list of field paths. Depth and breadth are bounded.
 */
import { ts } from "ts-morph";
import { FieldSet } from "../../model/field-set.js";
import type { DataShape, Field } from "../../model/graph.js";
import { propertyNameOf, unwrap, type ClassNode } from "../program/syntax.js";
import { addFields, shapeOf } from "../types/fields-of.js";
import { TypeReader } from "../types/read-type.js";
import { noBindings, unknown, type Bindings } from "../types/type.js";
import type { Engine } from "../values/engine.js";
import { frameFor, frameOf } from "../values/frames.js";
import type { Frame, Value } from "../values/value.js";
import { typeBindings } from "./type-bindings.js";

export const maxLevels = 5;

/** What is known of the types of one service. */
interface Known {
  reader: TypeReader;
  /** By type nodes, classes and expressions. */
  shapes: Map<ts.Node, DataShape | undefined>;
}

const known = new WeakMap<Engine, Known>();

function knownOf(engine: Engine): Known {
  let one = known.get(engine);
  if (!one) known.set(engine, (one = { reader: new TypeReader(engine.program), shapes: new Map() }));
  return one;
}

/** The reader of types that belongs to a service; a new question starts. */
function readerOf(engine: Engine): TypeReader {
  const { reader } = knownOf(engine);
  reader.begin();
  return reader;
}

/** Types and entities are asked about wherever they are used. */
function remembered(engine: Engine, node: ts.Node, compute: (reader: TypeReader) => DataShape | undefined): DataShape | undefined {
  const { shapes } = knownOf(engine);
  if (!shapes.has(node)) shapes.set(node, withFields(compute(readerOf(engine))));
  return shapes.get(node);
}

export function shapeOfType(engine: Engine, type: ts.TypeNode, given?: ReadonlyMap<string, ts.TypeNode>): DataShape | undefined {
  if (!given) return remembered(engine, type, (reader) => shapeOf(reader.read(type)));
  const reader = readerOf(engine);
  const bindings: Bindings = new Map([...given].map(([name, node]) => [name, reader.read(node)]));
  return withFields(shapeOf(reader.read(type, bindings)));
}

/** What a method gives, as its `return`s say. */
export function shapeOfResult(engine: Engine, method: ts.MethodDeclaration): DataShape | undefined {
  return remembered(engine, method, (reader) => shapeOf(reader.signature(method, noBindings).returns()));
}

/** One field of this type. */
export function fieldOfType(engine: Engine, type: ts.TypeNode | undefined, path: string): Field[] {
  const into = new FieldSet();
  const reader = readerOf(engine);
  addFields(type ? reader.read(type) : unknown, into, { path, depth: 1 });
  return into.shape().fields;
}

/** A type without any field that is written in the system says nothing. */
const withFields = (shape: DataShape | undefined): DataShape | undefined => (shape?.fields.length ? shape : undefined);

/** Where a value is written, and in which call. */
export interface WrittenAt {
  node: ts.Node;
  frame?: Frame | undefined;
}

export function shapeOfValues(engine: Engine, values: readonly Value[], place?: WrittenAt): DataShape | undefined {
  const declared = place && declaredShape(engine, place);
  if (declared) return declared;
  // a literal may spread what only the engine finds
  const evident = place && !isLiteral(place.node) ? evidentShape(engine, place) : undefined;
  if (evident && !evident.open) return evident;
  for (const value of values) {
    const shape = shapeOfValue(engine, value);
    if (shape) return shape;
  }
  return evident;
}

const isLiteral = (node: ts.Node): boolean => ts.isExpression(node) && ts.isObjectLiteralExpression(unwrap(node));

function shapeOfValue(engine: Engine, value: Value): DataShape | undefined {
  if (value.kind === "object") return literalShape(engine, value.node, value.frame);
  return value.kind === "instance" || value.kind === "class" ? shapeOfClass(engine, value.node) : undefined;
}

/** An object of the class, or the class itself: a table, a message. */
function shapeOfClass(engine: Engine, node: ClassNode): DataShape | undefined {
  return remembered(engine, node, (reader) => {
    const type = reader.declared(node, []);
    return type && shapeOf(type);
  });
}

/** Their result carries the fields of their argument. */
const encoders = new Set(["JSON.stringify", "Buffer.from"]);

/** `order` of `JSON.stringify(order)`, also one inside the other, or in a constant that is made so. */
export function encodedBy(engine: Engine, { node, frame }: WrittenAt): { node: ts.Expression; frame: Frame | undefined } | undefined {
  const inner = ts.isExpression(node) ? unwrap(node) : node;
  if (ts.isIdentifier(inner)) {
    const declaration = engine.program.scopes.find(inner.text, inner);
    return declaration && ts.isVariableDeclaration(declaration) && declaration.initializer && !ts.isIdentifier(unwrap(declaration.initializer)) ? encodedBy(engine, { node: declaration.initializer, frame: frameFor(declaration, frame) }) : undefined;
  }
  const given = ts.isCallExpression(inner) && ts.isPropertyAccessExpression(inner.expression) && encoders.has(inner.expression.getText()) ? inner.arguments[0] : undefined;
  return given && (encodedBy(engine, { node: given, frame }) ?? { node: given, frame });
}

/** `send(order)` where `order` has a declared type. */
function declaredShape(engine: Engine, { node, frame }: WrittenAt): DataShape | undefined {
  const inner = ts.isExpression(node) ? unwrap(node) : node;
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return shapeOfType(engine, node.type);
  const encoded = encodedBy(engine, { node, frame });
  if (encoded) return shapeOfValues(engine, engine.evaluate(encoded.node, encoded.frame), encoded);
  if (!ts.isIdentifier(inner)) return undefined;
  const declaration = engine.program.scopes.find(inner.text, inner);
  if (!declaration || !(ts.isVariableDeclaration(declaration) || ts.isParameter(declaration))) return undefined;
  const typed = declaration.type && shapeOfType(engine, declaration.type, typeBindings(engine, inner, frame));
  return typed ?? (ts.isParameter(declaration) ? handedShape(engine, declaration, frame) : undefined);
}

/** A wrapper takes anything; what it is given in this call may have a declared type. */
function handedShape(engine: Engine, parameter: ts.ParameterDeclaration, frame: Frame | undefined): DataShape | undefined {
  const given = frameOf(parameter.parent, frame)?.args[parameter.parent.parameters.indexOf(parameter)];
  return given && "node" in given ? (declaredShape(engine, given) ?? evidentShape(engine, given)) : undefined;
}

/** `send(await orders.find(id))`: what a call, a member or a variable evidently gives. */
function evidentShape(engine: Engine, { node }: WrittenAt): DataShape | undefined {
  return ts.isExpression(node) ? remembered(engine, node, (reader) => shapeOf(reader.expression(node))) : undefined;
}

interface Literal {
  engine: Engine;
  reader: TypeReader;
  into: FieldSet;
  frame: Frame | undefined;
}

/** The fields of an object literal, nested ones with their path. A spread of something unknown leaves the shape open. */
function literalShape(engine: Engine, node: ts.ObjectLiteralExpression, frame: Frame | undefined): DataShape {
  const into = new FieldSet();
  addLiteral({ engine, reader: readerOf(engine), into, frame }, node, { prefix: "", depth: 0 });
  return into.shape();
}

interface Place {
  prefix: string;
  depth: number;
}

function addLiteral(literal: Literal, node: ts.ObjectLiteralExpression, place: Place): void {
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      addSpread(literal, property.expression, place);
      continue;
    }
    const name = property.name && propertyNameOf(property.name);
    if (name === undefined) literal.into.open = true;
    else if (!ts.isMethodDeclaration(property)) addProperty(literal, property, { ...place, prefix: place.prefix + name });
  }
}

function addSpread({ engine, into, frame }: Literal, expression: ts.Expression, { prefix, depth }: Place): void {
  const shape = depth < maxLevels ? shapeOfValues(engine, engine.evaluate(expression, frame), { node: expression, frame }) : undefined;
  for (const field of shape?.fields ?? []) into.add(prefix + field.path, field.type, field);
  if (!shape || shape.open) into.open = true;
}

function addProperty(literal: Literal, property: ts.ObjectLiteralElementLike, { prefix, depth }: Place): void {
  const value = ts.isPropertyAssignment(property) ? property.initializer : ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
  const inner = value && unwrap(value);
  if (inner && ts.isObjectLiteralExpression(inner) && inner.properties.length && depth < maxLevels) {
    addLiteral({ ...literal, frame: frameFor(inner, literal.frame) }, inner, { prefix: `${prefix}.`, depth: depth + 1 });
    return;
  }
  if (value) addFields(literal.reader.expression(value), literal.into, { path: prefix, depth: depth + 1 });
  else literal.into.add(prefix, "unknown");
}
