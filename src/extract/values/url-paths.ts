/** `const url = new URL(base); url.pathname = join(url.pathname, "orders")`: a URL whose path is put in later. In: the variable and what it holds. Out: the URL with its path. */
import { ts } from "ts-morph";
import { assignedIn } from "../program/member-assignments.js";
import type { Engine } from "./engine.js";
import { concatenate, mapText, toTemplate } from "./text.js";
import { merge, textValue, type Frame, type Value } from "./value.js";

/** More paths than these are not set one after the other. */
const maxPaths = 4;

export function withPath(engine: Engine, node: ts.VariableDeclaration, { values, frame }: { values: Value[]; frame: Frame | undefined }): Value[] {
  const made = node.initializer;
  if (!made || !ts.isNewExpression(made) || !/(?:^|\.)URL$/.test(made.expression.getText())) return values;
  const own = assignedIn(engine.program, node, "pathname");
  const paths = merge(...own.slice(0, maxPaths).map((assignment) => engine.evaluate(assignment.right, frame))).filter((value) => value.kind !== "unknown");
  return paths.length ? merge(...values.map((base) => merge(...paths.map((path) => joined(base, path))))) : values;
}

/** A path that begins with the base itself has the base's own path in it: nothing of it was known to be cut off. */
function joined(base: Value, path: Value): Value[] {
  const [first, start] = [toTemplate(base)[0], toTemplate(path)[0]];
  if (typeof first === "object" && typeof start === "object" && first.name === start.name) return [path];
  const origin = mapText(base, (text) => text.replace(/^(\w+:\/\/[^/]*).*$/s, "$1"));
  return concatenate([[origin], ...(typeof start === "string" && start.startsWith("/") ? [] : [[textValue("/")]]), [path]]);
}
