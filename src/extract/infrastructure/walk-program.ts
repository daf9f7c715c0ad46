/**
 * Follows a program of infrastructure as it would run: from its files into the constructors and functions that they call, with the arguments of each call.
 * In: an evaluator and the program's files. Out: every construct that is made and every call on one, in order. Runs nothing; bounded by counts.
 */
import { ts } from "ts-morph";
import { isClassNode, isFunctionNode, unwrap, type FunctionNode } from "../program/syntax.js";
import { constructorFrame, constructorOf, lineage } from "../values/class-members.js";
import type { Engine } from "../values/engine.js";
import { argumentsOf, makeFrame } from "../values/frames.js";
import { merge, type Argument, type Frame, type InstanceValue, type LibraryValue, type Value } from "../values/value.js";
import { isConstructPackage } from "./construct.js";

/** A call of something that belongs to a construct library; `new` makes a construct. */
export interface Meeting {
  handle: LibraryValue;
  args: readonly Argument[];
  node: ts.CallExpression | ts.NewExpression;
  /** The calls that led here, outermost first. */
  way: readonly ts.Node[];
}

const maxCalls = 30_000;
const maxDepth = 14;
const maxRows = 60;
const overElements = /^(?:forEach|map|flatMap|filter|reduce|some|every)$/;

interface Place {
  frame: Frame | undefined;
  way: readonly ts.Node[];
}

/** One walk. Keeps what it has seen, so that no constructor that nothing calls is left out. */
export class ProgramWalk {
  readonly meetings: Meeting[] = [];
  private readonly entered = new Set<ts.Node>();
  private left = maxCalls;

  constructor(private readonly engine: Engine) {}

  /** What runs when the file is loaded. */
  file(source: ts.SourceFile): void {
    this.visit(source, { frame: undefined, way: [] });
  }

  /** Classes, and then functions, that nothing was seen to call: a tool calls them, or an entry point that is not read. */
  rest(sources: readonly ts.SourceFile[]): void {
    const visit = (node: ts.Node, wanted: "class" | "function"): void => {
      if (wanted === "class" && isClassNode(node) && !this.entered.has(node)) this.enterInstance({ kind: "instance", node, frame: undefined }, { frame: undefined, way: [node] });
      if (wanted === "function" && isFunctionNode(node) && !this.entered.has(node)) this.enterFunction(node, makeFrame({ scope: node }), [node]);
      if (!isClassNode(node) && !isFunctionNode(node)) ts.forEachChild(node, (child) => visit(child, wanted));
    };
    for (const wanted of ["class", "function"] as const) for (const source of sources) ts.forEachChild(source, (node) => visit(node, wanted));
  }

  private visit(node: ts.Node, place: Place): void {
    if (isFunctionNode(node) || isClassNode(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isForOfStatement(node)) return this.visitLoop(node, place);
    ts.forEachChild(node, (child) => this.visit(child, place));
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.visitCall(node, place);
  }

  private visitLoop(loop: ts.ForOfStatement, place: Place): void {
    this.visit(loop.expression, place);
    for (const row of this.rows(loop.expression, place)) this.visit(loop.statement, { ...place, frame: makeFrame({ scope: loop, args: [row], outer: place.frame, depth: depthOf(place) + 1 }) });
  }

  /** Elements of a list; a list that is not known has one of which nothing is known. */
  private rows(list: ts.Expression, place: Place): Argument[] {
    const rows = this.engine.evaluate(list, place.frame).flatMap((value) => (value.kind === "array" ? value.elements : []));
    return rows.length ? rows.slice(0, maxRows) : [{ values: [] }];
  }

  private visitCall(node: ts.CallExpression | ts.NewExpression, place: Place): void {
    if (this.left-- <= 0 || depthOf(place) > maxDepth) return;
    this.engine.begin(true);
    const inner = { frame: place.frame, way: [...place.way, node] };
    if (this.visitElements(node, inner)) return;
    for (const callee of this.engine.evaluate(node.expression, place.frame).slice(0, 4)) this.follow(callee, node, inner);
    for (const argument of node.arguments ?? []) this.enterHanded(argument, inner);
  }

  /** `queues.forEach((queue) => …)`. */
  private visitElements(node: ts.CallExpression | ts.NewExpression, place: Place): boolean {
    const callee = node.expression;
    const handed = node.arguments?.[0];
    if (!handed || !ts.isPropertyAccessExpression(callee) || !overElements.test(callee.name.text)) return false;
    for (const fn of this.engine.evaluate(handed, place.frame)) {
      if (fn.kind !== "function") continue;
      for (const row of this.rows(callee.expression, place)) this.enterFunction(fn.node, makeFrame({ scope: fn.node, args: [row], outer: fn.frame ?? place.frame, depth: depthOf(place) + 1 }), place.way);
    }
    return true;
  }

  private follow(callee: Value, node: ts.CallExpression | ts.NewExpression, place: Place): void {
    const args = argumentsOf(node, place.frame, this.engine);
    if (callee.kind === "library" && isConstructPackage(callee.package)) this.meetings.push({ handle: callee, args, node, way: place.way });
    if (callee.kind === "function") this.enterFunction(callee.node, makeFrame({ scope: callee.node, args, outer: callee.frame, depth: depthOf(place) + 1, ...(callee.self ? { self: callee.self } : {}) }), place.way);
    if (callee.kind !== "class" || !ts.isNewExpression(node)) return;
    for (const value of merge(this.engine.evaluate(node, place.frame))) if (value.kind === "instance") this.enterInstance(value, place);
  }

  /** A function that is handed to a library or to anything unknown is called at some time. */
  private enterHanded(argument: ts.Expression, place: Place): void {
    const node = unwrap(argument);
    if (ts.isObjectLiteralExpression(node)) return node.properties.forEach((one) => (ts.isMethodDeclaration(one) ? this.enterOnce(one, place) : ts.isPropertyAssignment(one) && isFunctionNode(one.initializer) ? this.enterOnce(one.initializer, place) : undefined));
    if (isFunctionNode(node)) return this.enterOnce(node, place);
    if (ts.isIdentifier(node)) for (const value of this.engine.evaluate(node, place.frame)) if (value.kind === "function") this.enterOnce(value.node, place);
  }

  private enterOnce(node: FunctionNode, place: Place): void {
    if (!this.entered.has(node)) this.enterFunction(node, makeFrame({ scope: node, outer: place.frame, depth: depthOf(place) + 1 }), place.way);
  }

  private enterFunction(node: FunctionNode, frame: Frame, way: readonly ts.Node[]): void {
    if (frame.depth > maxDepth || way.filter((one) => one === way.at(-1)).length > 2) return;
    this.entered.add(node);
    if (node.body) this.visit(node.body, { frame, way });
  }

  private enterInstance(self: InstanceValue, place: Place): void {
    for (const owner of lineage(this.engine, self.node)) {
      this.entered.add(owner);
      const frame = { ...constructorFrame(this.engine, self, owner), depth: depthOf(place) + 1 };
      for (const member of owner.members) if (ts.isPropertyDeclaration(member) && member.initializer && !ts.isArrowFunction(member.initializer)) this.visit(member.initializer, { frame, way: place.way });
      const constructor = constructorOf(owner);
      if (constructor) this.entered.add(constructor);
      if (constructor?.body) this.visit(constructor.body, { frame, way: place.way });
    }
  }
}

const depthOf = ({ frame }: Place): number => frame?.depth ?? 0;
