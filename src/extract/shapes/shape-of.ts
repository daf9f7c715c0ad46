/**
 * Which fields does a value or a type have? From object literals, interfaces, classes and aliases as written; no type checker.
 * In: values or a type node. Out: a flat list of field paths. Depth and breadth are bounded.
 */
import { ts } from "ts-morph";
import type { DataShape, Field } from "../../model/graph.js";
import { propertyNameOf, unwrap, type ClassNode } from "../program/syntax.js";
import type { Engine } from "../values/engine.js";
import { frameFor, frameOf } from "../values/frames.js";
import type { Frame, Value } from "../values/value.js";
import { fieldsOfType, type TypeWalk } from "./fields-of-type.js";
import { typeBindings } from "./type-bindings.js";

export const maxFields = 200;
export const maxLevels = 5;

export function shapeOfType(engine: Engine, type: ts.TypeNode, bindings?: ReadonlyMap<string, ts.TypeNode>): DataShape | undefined {
  const fields = fieldsOfType({ engine, seen: new Set(), level: 0, ...(bindings ? { bindings } : {}) }, type);
  if (!fields) return undefined;
  const name = ts.isTypeReferenceNode(type) ? type.typeName.getText() : undefined;
  return { ...(name ? { name } : {}), fields: fields.slice(0, maxFields), ...(fields.length > maxFields ? { open: true } : {}) };
}

/** Where a value is written, and in which call. */
export interface WrittenAt {
  node: ts.Node;
  frame?: Frame | undefined;
}

export function shapeOfValues(engine: Engine, values: readonly Value[], place?: WrittenAt): DataShape | undefined {
  const declared = place && declaredShape(engine, place);
  if (declared) return declared;
  for (const value of values) {
    const shape = shapeOfValue(engine, value);
    if (shape) return shape;
  }
  return undefined;
}

function shapeOfValue(engine: Engine, value: Value): DataShape | undefined {
  if (value.kind === "object") {
    const { fields, open } = literalFields({ engine, seen: new Set(), level: 0 }, value.node, { frame: value.frame, prefix: "" });
    return { fields: fields.slice(0, maxFields), ...(open ? { open: true } : {}) };
  }
  if (value.kind === "instance" || value.kind === "class") {
    const fields = fieldsOfClass(engine, value.node);
    return fields && { ...(value.node.name ? { name: value.node.name.text } : {}), fields };
  }
  return undefined;
}

const classes = new WeakMap<Engine, Map<ClassNode, Field[] | undefined>>();

/** An entity is asked for its columns wherever it is used. */
function fieldsOfClass(engine: Engine, node: ClassNode): Field[] | undefined {
  let known = classes.get(engine);
  if (!known) classes.set(engine, (known = new Map()));
  if (!known.has(node)) known.set(node, fieldsOfType({ engine, seen: new Set(), level: 0 }, node));
  return known.get(node);
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
  return given && "node" in given ? declaredShape(engine, given) : undefined;
}

/** The fields of an object literal, nested ones with their path. A spread of something unknown leaves the shape open. */
function literalFields(walk: TypeWalk, node: ts.ObjectLiteralExpression, { frame, prefix }: { frame: Frame | undefined; prefix: string }): { fields: Field[]; open: boolean } {
  const fields: Field[] = [];
  let open = false;
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = spreadFields(walk, property.expression, frame);
      if (spread) fields.push(...spread.map((field) => ({ ...field, path: prefix + field.path })));
      else open = true;
      continue;
    }
    const name = property.name && propertyNameOf(property.name);
    if (name === undefined) open = true;
    else fields.push(...propertyFields(walk, property, { path: prefix + name, frame }));
  }
  return { fields, open };
}

function spreadFields(walk: TypeWalk, expression: ts.Expression, frame: Frame | undefined): Field[] | undefined {
  if (walk.level >= maxLevels) return undefined;
  const shape = shapeOfValues(walk.engine, walk.engine.evaluate(expression, frame), { node: expression, frame });
  return shape?.fields;
}

function propertyFields(walk: TypeWalk, property: ts.ObjectLiteralElementLike, place: { path: string; frame: Frame | undefined }): Field[] {
  if (ts.isMethodDeclaration(property)) return [];
  const value = ts.isPropertyAssignment(property) ? unwrap(property.initializer) : undefined;
  if (value && ts.isObjectLiteralExpression(value) && walk.level < maxLevels) return literalFields({ ...walk, level: walk.level + 1 }, value, { frame: frameFor(value, place.frame), prefix: `${place.path}.` }).fields;
  return [{ path: place.path, type: value ? literalType(value) : "unknown" }];
}

function literalType(value: ts.Expression): string {
  if (ts.isStringLiteralLike(value) || ts.isTemplateExpression(value)) return "string";
  if (ts.isNumericLiteral(value)) return "number";
  if (value.kind === ts.SyntaxKind.TrueKeyword || value.kind === ts.SyntaxKind.FalseKeyword) return "boolean";
  if (ts.isArrayLiteralExpression(value)) return "array";
  if (ts.isNewExpression(value) && ts.isIdentifier(value.expression) && value.expression.text === "Date") return "Date";
  return "unknown";
}
