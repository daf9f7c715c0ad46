/**
 * Methods of the service's own classes that nothing can call: their name stands nowhere but where they are declared. What frameworks call by a name of
 * theirs (decorated, inherited or implemented methods), and those of base classes are not judged. In: a place in the code. Out: is it inside of such a method?
 */
import { ts } from "ts-morph";
import { placesInText } from "../program/places-in-text.js";
import type { SourceProgram } from "../program/source-program.js";
import { decoratorsOf, enclosingFunction, functionName, isClassNode, type FunctionNode } from "../program/syntax.js";

/** Shorter names are easily put together from parts. */
const shortest = 4;

const memo = new WeakMap<SourceProgram, Map<FunctionNode, boolean>>();

export function isInDeadMethod(program: SourceProgram, place: ts.Node): boolean {
  for (let fn = enclosingFunction(place); fn; fn = enclosingFunction(fn)) if (ts.isMethodDeclaration(fn) && isDead(program, fn)) return true;
  return false;
}

function isDead(program: SourceProgram, method: ts.MethodDeclaration): boolean {
  let known = memo.get(program);
  if (!known) memo.set(program, (known = new Map()));
  let answer = known.get(method);
  if (answer === undefined) known.set(method, (answer = isUnnamed(program, method)));
  return answer;
}

function isUnnamed(program: SourceProgram, method: ts.MethodDeclaration): boolean {
  const name = functionName(method);
  const owner = method.parent;
  if (name === undefined || name.length < shortest || !isClassNode(owner) || owner.heritageClauses?.length || decoratorsOf(method).length) return false;
  if (owner.name && program.classesExtending(owner.name.text).length) return false;
  const file = program.fileOf(method);
  const others = program.mentioning(name);
  return others.length === 1 && others[0] === file && [...placesInText(program.text(file) ?? "", name)].length === 1;
}
