/** Members that are put into an object under a computed key, and members assigned through another name. In: an object literal. Out: what was put there. */
import { ts } from "ts-morph";
import { computedMember } from "../program/file-index.js";
import { unwrap } from "../program/syntax.js";
import type { Engine } from "./engine.js";
import { frameFor } from "./frames.js";
import { constantText } from "./text.js";
import { merge, type Frame, type Value } from "./value.js";

/** `db[model.name] = model`, `config[stage] = {…}`: of all that was put into the object, what goes by this name. */
export function computedNamed(engine: Engine, node: ts.ObjectLiteralExpression, name: string): Value[] {
  return merge(...computedAssignments(engine, node).map(({ key, right }) => {
    // the key is a member of what is put there
    if (ts.isPropertyAccessExpression(key) && key.expression.getText() === right.getText()) return engine.evaluate(right, undefined).filter((value) => constantText(engine.member([value], key.name.text)[0]) === name);
    const constants = engine.evaluate(key, undefined).map(constantText);
    return constants.length > 0 && constants.every((one) => one !== undefined) && constants.includes(name) ? engine.evaluate(right, undefined) : [];
  }));
}

/** `pool[url] = connect(url); … pool[url]`: all that was ever put there. */
export function computedMembers(engine: Engine, node: ts.ObjectLiteralExpression, frame: Frame | undefined): Value[] {
  return merge(...computedAssignments(engine, node).map(({ right }) => engine.evaluate(right, frameFor(right, frame))));
}

function computedAssignments(engine: Engine, node: ts.ObjectLiteralExpression): { key: ts.Expression; right: ts.Expression }[] {
  const holder = node.parent;
  if (!holder || !ts.isVariableDeclaration(holder)) return [];
  const assignments = engine.program.file(engine.program.fileOf(node))?.index.assignments.get(computedMember) ?? [];
  return assignments.flatMap(({ left, right }) => {
    if (!ts.isElementAccessExpression(left) || !ts.isIdentifier(left.expression)) return [];
    return engine.program.scopes.find(left.expression.text, left.expression) === holder ? [{ key: unwrap(left.argumentExpression), right }] : [];
  });
}

/** `const value = schema.validate(config).value; value.port = 80`, `config.endpoints.redis = …`: the object is changed through another name. */
export function assignedThroughAlias(engine: Engine, node: ts.ObjectLiteralExpression, name: string): Value[] {
  const assignments = engine.program.file(engine.program.fileOf(node))?.index.assignments.get(name) ?? [];
  return merge(...assignments.slice(0, 8).map(({ left, right }) => {
    if (!ts.isPropertyAccessExpression(left) || left.expression.kind === ts.SyntaxKind.ThisKeyword) return [];
    const isSame = engine.evaluate(left.expression, undefined).some((value) => value.kind === "object" && value.node === node);
    return isSame ? engine.evaluate(right, undefined) : [];
  }));
}
