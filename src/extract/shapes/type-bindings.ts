/** Which types stand for the type parameters of a class, as a subclass or the object's own type says. */
import type { ts } from "ts-morph";
import { enclosingClass, type ClassNode } from "../program/syntax.js";
import { baseOf, lineage } from "../values/class-members.js";
import type { Engine } from "../values/engine.js";
import { boundThis } from "../values/frames.js";
import type { Frame } from "../values/value.js";

/** `class OrderPublisher extends Publisher<OrderCreated>`: in a method of `Publisher<T>`, called on such an object, `T` is `OrderCreated`. */
export function typeBindings(engine: Engine, at: ts.Node, frame: Frame | undefined): ReadonlyMap<string, ts.TypeNode> | undefined {
  const owner = enclosingClass(at);
  const self = owner?.typeParameters?.length ? boundThis(at, frame) : undefined;
  if (!owner?.typeParameters || self?.kind !== "instance") return undefined;
  const given = self.node === owner ? self.typeArgs : argumentsGiven(engine, self.node, owner);
  return given && new Map(owner.typeParameters.flatMap((parameter, index): [string, ts.TypeNode][] => (given[index] ? [[parameter.name.text, given[index]]] : [])));
}

function argumentsGiven(engine: Engine, node: ClassNode, owner: ClassNode): readonly ts.TypeNode[] | undefined {
  const chain = lineage(engine, node);
  const child = chain[chain.indexOf(owner) - 1];
  return child && baseOf(engine, child)?.clause.typeArguments;
}
