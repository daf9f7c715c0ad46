/**
 * A base class does something that only its subclasses decide (which table, which queue). On which of them is it done?
 * In: a place in the base class. Out: the subclasses whose objects the method is called on by code that runs, each with a place of such a call; all of
 * them where that cannot be told.
 */
import { ts } from "ts-morph";
import { enclosingClass, enclosingFunction, functionName, type ClassNode, type FunctionNode } from "../program/syntax.js";
import { lineage } from "../values/class-members.js";
import type { Engine } from "../values/engine.js";
import type { Value } from "../values/value.js";

export interface UsedSubclass {
  node: ClassNode;
  /** Where it is used, or the class itself. */
  site: ts.Node;
}

export interface Running {
  engine: Engine;
  /** Does the service run this place? */
  isReached(place: ts.Node): boolean;
}

/** Classes of the objects that a method is called on, with one such call. Undefined: it can be any. */
type Receivers = Map<ClassNode, ts.Node> | undefined;

export function usedSubclasses(running: Running, at: ts.Node, owner: ClassNode): UsedSubclass[] {
  const all = running.engine.subclasses(owner);
  const method = methodAround(at, owner);
  const receivers = method && all.length ? receiversOf(running, { method, owner }, new Set()) : undefined;
  if (!receivers) return all.map((node) => ({ node, site: node.name ?? node }));
  return all.flatMap((node) => {
    const site = lineage(running.engine, node).map((one) => receivers.get(one)).find((call) => call !== undefined);
    return site ? [{ node, site }] : [];
  });
}

function methodAround(at: ts.Node, owner: ClassNode): FunctionNode | undefined {
  for (let fn = enclosingFunction(at); fn; fn = enclosingFunction(fn)) if (fn.parent === owner) return fn;
  return undefined;
}

/** `super.find(query)`: on an object of the class that says so. */
const isOnSuper = (call: ts.CallExpression | ts.NewExpression): boolean => ts.isPropertyAccessExpression(call.expression) && call.expression.expression.kind === ts.SyntaxKind.SuperKeyword;

/** The class of an object, or the class itself whose static method is called. */
const classIn = (self: Value): ClassNode | undefined => (self.kind === "instance" || self.kind === "class" ? self.node : undefined);

/** `seen`: methods of the base class that call each other. */
function receiversOf(running: Running, { method, owner }: { method: FunctionNode; owner: ClassNode }, seen: Set<FunctionNode>): Receivers {
  const name = functionName(method);
  if (name === undefined) return undefined;
  seen.add(method);
  const found = new Map<ClassNode, ts.Node>();
  let isCalled = false;
  for (const call of running.engine.program.callsNamed(name)) {
    if (ts.isTaggedTemplateExpression(call)) continue;
    for (const callee of running.engine.evaluate(call.expression, undefined)) {
      if (callee.kind !== "function" || callee.node !== method || !callee.self) continue;
      isCalled = true;
      const receiver = (isOnSuper(call) && enclosingClass(call)) || classIn(callee.self);
      if (!receiver) continue;
      const outer = receiver === owner ? methodAround(call, owner) : undefined;
      if (receiver !== owner) {
        if (!found.has(receiver) && running.isReached(call)) found.set(receiver, call);
      } else if (!outer) {
        // an object of which nothing but the base class is known
        if (running.isReached(call)) return undefined;
      } else if (!seen.has(outer)) {
        const further = receiversOf(running, { method: outer, owner }, seen);
        if (!further) return undefined;
        for (const [node, site] of further) if (!found.has(node)) found.set(node, site);
      }
    }
  }
  return isCalled ? found : undefined;
}
