/** Where an object is kept: a variable, or a member of one by its written name. Two expressions with one place mean one object. */
import { ts } from "ts-morph";
import type { Declaration } from "../program/scopes.js";
import { propertyNameOf, unwrap } from "../program/syntax.js";
import type { Engine } from "./engine.js";

export interface Place {
  root: Declaration;
  path: readonly string[];
}

export const isSamePlace = (a: Place, b: Place): boolean => a.root === b.root && a.path.length === b.path.length && a.path.every((name, index) => name === b.path[index]);

/** `config.actions` → the variable `config`, then `actions`. */
export function placeOf(engine: Engine, expression: ts.Expression): Place | undefined {
  const path: string[] = [];
  let at = unwrap(expression);
  for (; ts.isPropertyAccessExpression(at); at = unwrap(at.expression)) path.unshift(at.name.text);
  const root = ts.isIdentifier(at) ? engine.program.scopes.find(at.text, at) : undefined;
  return root && { root, path };
}

/** The place into which a literal is put where it is written. */
export function placeOfLiteral(engine: Engine, node: ts.Expression): Place | undefined {
  let written: ts.Node = node;
  while (ts.isParenthesizedExpression(written.parent) || ts.isAsExpression(written.parent) || ts.isSatisfiesExpression(written.parent)) written = written.parent;
  const holder = written.parent;
  if (ts.isVariableDeclaration(holder)) return ts.isIdentifier(holder.name) ? { root: holder, path: [] } : undefined;
  if (ts.isBinaryExpression(holder)) return holder.right === written && holder.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(holder.left) ? placeOf(engine, holder.left) : undefined;
  if (!ts.isPropertyAssignment(holder)) return undefined;
  const name = propertyNameOf(holder.name);
  const outer = name === undefined ? undefined : placeOfLiteral(engine, holder.parent);
  return outer && name !== undefined ? { root: outer.root, path: [...outer.path, name] } : undefined;
}
