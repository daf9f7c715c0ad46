/** Frames: which call are we in? Lookup of arguments, `this`, and the frame that belongs to a piece of syntax. */
import { ts } from "ts-morph";
import { enclosingFunction, isClassNode, isFunctionNode, type ClassNode, type FunctionNode } from "../program/syntax.js";
import { Memo } from "./answers.js";
import type { Engine } from "./engine.js";
import type { Argument, Frame, Value } from "./value.js";

export interface FrameParts {
  scope: Frame["scope"];
  args?: readonly Argument[];
  self?: Value;
  outer?: Frame | undefined;
  site?: ts.Node | undefined;
  madeAt?: ts.Node;
  depth?: number;
  again?: number;
}

export function makeFrame({ scope, args = [], self, outer, site, madeAt, depth = 0, again }: FrameParts): Frame {
  return { scope, args, ...(self ? { self } : {}), outer, ...(site ? { site } : {}), ...(madeAt ? { madeAt } : {}), depth, ...(again ? { again } : {}), memo: new Memo() };
}

/** What became of each frame on the way: those that several arguments share stay shared, and so does what is known under them. */
type Remade = Map<Frame, Frame>;

/** The frame again, with everything in it that was asked outside of any call now asked inside `caller`. */
export function rebind(frame: Frame, caller: Frame, remade: Remade = new Map()): Frame {
  const known = remade.get(frame);
  if (known) return known;
  const made = makeFrame({
    scope: frame.scope,
    args: frame.args.map((argument) => ("values" in argument ? argument : { node: argument.node, frame: argument.frame ? rebind(argument.frame, caller, remade) : caller })),
    ...(frame.self ? { self: rebindValue(frame.self, caller) } : {}),
    outer: frame.outer ? rebind(frame.outer, caller, remade) : contains(caller.scope, frame.scope) ? caller : undefined,
    site: frame.site,
    depth: frame.depth + 1,
  });
  remade.set(frame, made);
  return made;
}

/** The frame again, with its `this` known to be the object that `construction` makes; calls on the way that were made on `this` as well. */
export function withObject(frame: Frame, construction: Frame, remade: Remade = new Map()): Frame {
  const known = remade.get(frame);
  if (known) return known;
  const owner = classOf(construction.scope);
  const isOpen = (value: Value | undefined): boolean => value === undefined || (value.kind === "instance" && !value.args);
  const inClass = (node: ts.Node): boolean => owner !== undefined && contains(owner, node);
  const args = frame.args.map((argument): Argument => {
    if ("values" in argument) return argument;
    if (argument.frame) return { node: argument.node, frame: withObject(argument.frame, construction, remade) };
    return inClass(argument.node) ? { node: argument.node, frame: construction } : argument;
  });
  const self = isOpen(frame.self) && inClass(frame.scope) ? construction.self : frame.self;
  const outer = frame.outer ? withObject(frame.outer, construction, remade) : inClass(frame.scope) ? construction : undefined;
  const made = makeFrame({ scope: frame.scope, args, ...(self ? { self } : {}), outer, site: frame.site, depth: frame.depth + 1 });
  remade.set(frame, made);
  return made;
}

function rebindValue(value: Value, caller: Frame): Value {
  if (value.kind !== "instance" || !value.args) return value;
  return { ...value, args: value.args.map((argument) => ("values" in argument || argument.frame ? argument : { node: argument.node, frame: caller })) };
}

/** What is written inside a function of the system that takes parameters is there once for each of its callers. Undefined: none is seen. */
export function framesAround(engine: Pick<Engine, "framesFor">, node: ts.Node, most: number): (Frame | undefined)[] {
  const parameter = enclosingFunction(node)?.parameters[0];
  const frames = parameter ? engine.framesFor(parameter).slice(0, most) : [];
  return frames.length ? frames : [undefined];
}

/** The innermost frame whose function or class contains the node; undefined: nothing is bound there. */
export function frameFor(node: ts.Node, frame: Frame | undefined): Frame | undefined {
  for (let at = frame; at; at = at.outer) if (contains(at.scope, node)) return at;
  return undefined;
}

function contains(scope: ts.Node, node: ts.Node): boolean {
  return scope.pos <= node.pos && node.end <= scope.end && scope.getSourceFile() === node.getSourceFile();
}

/** The frame that binds parameters of `scope`. */
export function frameOf(scope: ts.Node, frame: Frame | undefined): Frame | undefined {
  for (let at = frame; at; at = at.outer) if (at.scope === scope) return at;
  return undefined;
}

/** The function, class member or class that `this` belongs to. */
export function thisContainer(node: ts.Node): FunctionNode | ClassNode | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if ((isFunctionNode(at) && !ts.isArrowFunction(at)) || isClassNode(at)) return at;
  }
  return undefined;
}

/** `this` as bound by the frames, if any of them binds it. */
export function boundThis(node: ts.Node, frame: Frame | undefined): Value | undefined {
  const container = thisContainer(node);
  for (let at = frame; at; at = at.outer) {
    if (!at.self) continue;
    if (at.scope === container || (isClassNode(at.scope) && contains(at.scope, node)) || (container && at.scope === classOf(container))) return at.self;
    if (isFunctionNode(at.scope) && container && classOf(at.scope) !== undefined && classOf(at.scope) === classOf(container)) return afterCall(at.self, at);
  }
  return undefined;
}

/** The object as another of its methods sees it, after the call of the frame. */
function afterCall(self: Value, frame: Frame): Value {
  if (self.kind !== "instance" || ts.isConstructorDeclaration(frame.scope)) return self;
  return (frame.after ??= { ...self, setup: frame });
}

export function classOf(node: ts.Node): ClassNode | undefined {
  if (isClassNode(node)) return node;
  return node.parent && isClassNode(node.parent) ? node.parent : undefined;
}

/**
 * Arguments of a call as written. A spread list that is known is spread; one that is a parameter gives its first elements, so that callers can be asked;
 * any other ends the list, for what follows it has no known position.
 */
export function argumentsOf(call: { arguments?: readonly ts.Expression[] | undefined }, frame: Frame | undefined, engine: Pick<Engine, "evaluate">): Argument[] {
  const out: Argument[] = [];
  for (const node of call.arguments ?? []) {
    if (!ts.isSpreadElement(node)) {
      out.push({ node, frame });
      continue;
    }
    const only = engine.evaluate(node.expression, frame);
    const list = only.length === 1 ? only[0] : undefined;
    if (list?.kind === "array") out.push(...list.elements);
    else {
      if (list?.kind === "param") for (const index of ["0", "1", "2"]) out.push({ values: [{ ...list, path: [...list.path, index] }] });
      break;
    }
  }
  return out;
}
