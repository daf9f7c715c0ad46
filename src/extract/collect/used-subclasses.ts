/**
 * A base class does something that only its subclasses decide (which table, which queue). On which of them is it done?
 * In: a place in the base class. Out: the subclasses whose objects the method is called on; all of them where that cannot be told.
 */
import { ts } from "ts-morph";
import { enclosingFunction, functionName, type ClassNode, type FunctionNode } from "../program/syntax.js";
import { lineage } from "../values/class-members.js";
import type { Engine } from "../values/engine.js";

export function usedSubclasses(engine: Engine, at: ts.Node, owner: ClassNode): ClassNode[] {
  const all = engine.subclasses(owner);
  const method = methodAround(at, owner);
  const name = method && functionName(method);
  if (!all.length || !method || name === undefined) return all;
  const receivers = receiversOf(engine, { method, name });
  // called on `this` of the base class: that can be any of them
  if (!receivers.size || receivers.has(owner)) return all;
  return all.filter((node) => lineage(engine, node).some((one) => receivers.has(one)));
}

function methodAround(at: ts.Node, owner: ClassNode): FunctionNode | undefined {
  for (let fn = enclosingFunction(at); fn; fn = enclosingFunction(fn)) if (fn.parent === owner) return fn;
  return undefined;
}

function receiversOf(engine: Engine, { method, name }: { method: FunctionNode; name: string }): Set<ClassNode> {
  const found = new Set<ClassNode>();
  for (const call of engine.program.callsNamed(name)) {
    if (ts.isTaggedTemplateExpression(call)) continue;
    for (const callee of engine.evaluate(call.expression, undefined)) if (callee.kind === "function" && callee.node === method && callee.self?.kind === "instance") found.add(callee.self.node);
  }
  return found;
}
