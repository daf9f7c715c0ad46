/**
 * Who calls this function, with what? The way in which a question about a parameter moves outwards: through a project's own wrappers,
 * constructors, callbacks and loops over tables. Bounded by count.
 */
import { ts } from "ts-morph";
import { functionName, isFunctionNode, type ClassNode, type FunctionNode } from "../program/syntax.js";
import type { CallNode } from "../program/file-index.js";
import { usesOfName } from "../program/name-uses.js";
import { importedAs, isExportedAlone, passedOnAs } from "../program/renamed-exports.js";
import { Memo } from "./answers.js";
import { baseOf, constructorFrame, constructorOf, superCall } from "./class-members.js";
import { maxCallers, type Engine } from "./engine.js";
import { argumentsOf, classOf, makeFrame } from "./frames.js";
import { forEachRows, forOfRows, type Row } from "./loop-rows.js";
import { closureCalls } from "./runs.js";
import { rowsOfLoop } from "./rows.js";
import type { Frame, ParamDeclaration } from "./value.js";

const rowFrame = (scope: Frame["scope"], { args, site }: Row): Frame => makeFrame({ scope, args, ...(site ? { site } : {}) });

/** Of the calls in files that import something, so many are looked at. */
const maxPlainCalls = 400;

const iterators = new Set(["lodash", "lodash-es", "underscore", "async"]);

/** The list of `list.forEach(…)`, `_.each(list, …)`. */
function iterated(engine: Engine, call: ts.CallExpression): ts.Expression | undefined {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const isIterator = /^(?:forEach|each|map|eachSeries)$/.test(callee.name.text) && engine.evaluate(callee.expression, undefined).some((value) => value.kind === "library" && iterators.has(value.package));
  return isIterator ? call.arguments[0] : callee.expression;
}

export class CallerIndex {
  private readonly memo = new Memo<ts.Node, Frame[]>();

  constructor(private readonly engine: Engine) {}

  framesFor(declaration: ParamDeclaration): Frame[] {
    const scope = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration.parent;
    return this.engine.remember(this.memo, scope, () => this.find(scope).slice(0, maxCallers));
  }

  private find(scope: ts.Node): Frame[] {
    if (ts.isForOfStatement(scope) || ts.isForInStatement(scope)) return (ts.isForOfStatement(scope) ? forOfRows(this.engine, scope.expression) : rowsOfLoop(this.engine, scope, undefined).map((row) => ({ args: [row] }))).map((row) => rowFrame(scope, row));
    if (!isFunctionNode(scope)) return [];
    if (ts.isConstructorDeclaration(scope)) return this.constructions(scope);
    const handed = this.engine.handed.get(scope);
    if (handed) return [];
    const inline = this.inlineUses(scope);
    if (inline.length) return inline;
    const invoked = [...(this.engine.invoked.get(scope)?.values() ?? [])];
    const name = functionName(scope);
    const direct = name === undefined ? [] : this.callsOf(scope, [name, ...importedAs(this.engine.program, { home: this.engine.program.fileOf(scope), name })].flatMap((one) => this.engine.program.callsNamed(one)));
    const indirect = name === undefined ? [] : [...this.indirectCalls(scope, name), ...closureCalls(this.engine, { scope, name })];
    return direct.length || invoked.length || indirect.length ? [...invoked, ...direct, ...indirect] : this.renamedCalls(scope);
  }

  /** Calls under another name that a file gives it, and by functions that it is handed to. */
  private indirectCalls(scope: FunctionNode, name: string): Frame[] {
    const { program } = this.engine;
    const { aliases, handed } = usesOfName(program, name);
    const renamed = aliases.flatMap(({ file, alias, declaration }) => (alias === name ? [] : (program.file(file)?.index.calls.get(alias) ?? []).filter((call) => program.scopes.find(alias, call) === declaration)));
    const isMeant = (written: ts.Expression): boolean => this.engine.evaluate(written, undefined).some((value) => value.kind === "function" && value.node === scope);
    return [...this.callsOf(scope, renamed), ...handed.flatMap(({ call, position, name: written }) => (isMeant(written) ? this.handedUses(scope, call, position) : []))];
  }

  /** A function written as an argument: of `rows.forEach(…)`, or of a function of the system that calls it back. */
  private inlineUses(scope: FunctionNode): Frame[] {
    const call = scope.parent;
    return ts.isCallExpression(call) ? this.handedUses(scope, call, call.arguments.findIndex((one) => one === scope)) : [];
  }

  private handedUses(scope: FunctionNode, call: ts.CallExpression, position: number): Frame[] {
    const callee = call.expression;
    const list = iterated(this.engine, call);
    const rows = list && forEachRows(this.engine, list);
    if (rows?.length) return rows.map((row) => rowFrame(scope, row));
    return this.engine.evaluate(callee, undefined).flatMap((value) => (value.kind === "function" ? this.callbacks(scope, { owner: value.node, position, call }) : []));
  }

  private callbacks(scope: FunctionNode, use: { owner: FunctionNode; position: number; call: ts.CallExpression }): Frame[] {
    const parameter = use.owner.parameters[use.position];
    if (!parameter || !ts.isIdentifier(parameter.name)) return [];
    const calls = this.engine.program.file(this.engine.program.fileOf(use.owner))?.index.calls.get(parameter.name.text) ?? [];
    const owner = makeFrame({ scope: use.owner, args: argumentsOf(use.call, undefined, this.engine) });
    return calls.filter((call) => call.pos >= use.owner.pos && call.end <= use.owner.end && !ts.isTaggedTemplateExpression(call)).map((call) => makeFrame({ scope, args: argumentsOf(call as ts.CallExpression, owner, this.engine), site: use.call }));
  }

  private callsOf(scope: FunctionNode, candidates: readonly CallNode[]): Frame[] {
    const found: Frame[] = [];
    for (const call of candidates) {
      if (found.length >= maxCallers) break;
      if (ts.isTaggedTemplateExpression(call)) continue;
      for (const callee of this.engine.evaluate(call.expression, undefined)) {
        if (callee.kind !== "function" || callee.node !== scope) continue;
        found.push(makeFrame({ scope, args: [...(callee.bound ?? []), ...argumentsOf(call, undefined, this.engine)], outer: callee.frame, site: call, ...(callee.self ? { self: callee.self } : {}) }));
        break;
      }
    }
    return found;
  }

  /** `import send from "./send"`, `const send = require("./send")`: the caller knows the function by another name. */
  private renamedCalls(scope: FunctionNode): Frame[] {
    const isPlain = (call: CallNode): boolean => !ts.isTaggedTemplateExpression(call) && (ts.isIdentifier(call.expression) || ts.isCallExpression(call.expression));
    return this.callsOf(scope, this.callsByImporters(scope, isPlain));
  }

  /** Calls that may be of what a module exports alone. */
  private callsByImporters(scope: FunctionNode | ClassNode, isMeant: (call: CallNode) => boolean): CallNode[] {
    const { program } = this.engine;
    const home = program.fileOf(scope);
    if (!isExportedAlone(scope, program.file(home))) return [];
    const candidates = program.importersOf(home).flatMap((file) => [...(program.file(file)?.index.calls.values() ?? [])].flat());
    const passedOn = passedOnAs(program, home).flatMap((name) => program.callsNamed(name));
    return [...new Set([...candidates.filter(isMeant).slice(0, maxPlainCalls), ...passedOn])];
  }

  /** `new Client(…)` of the class or of a subclass: the frame in which this constructor then runs. */
  private constructions(scope: ts.ConstructorDeclaration): Frame[] {
    const owner = classOf(scope);
    if (!owner) return [];
    const classes = [owner, ...this.engine.subclasses(owner)];
    const calls = new Set(classes.flatMap((node) => [...this.callsByName(node), ...this.callsByImporters(node, ts.isNewExpression)]));
    const built = new Set<ClassNode>();
    const frames = [...calls].flatMap((call): Frame[] => {
      if (!ts.isNewExpression(call)) return [];
      const made = this.engine.evaluate(call.expression, undefined).find((value) => value.kind === "class" && classes.includes(value.node));
      if (made?.kind !== "class") return [];
      built.add(made.node);
      const frame = constructorFrame(this.engine, { kind: "instance", node: made.node, args: argumentsOf(call, undefined, this.engine), frame: undefined }, owner);
      return [{ ...frame, site: call }];
    });
    return [...frames, ...classes.filter((node) => node !== owner && !built.has(node)).flatMap((node) => this.injected(node, owner))];
  }

  private callsByName(node: ClassNode): CallNode[] {
    const { program } = this.engine;
    const name = node.name?.text;
    return name === undefined ? [] : [name, ...importedAs(program, { home: program.fileOf(node), name })].flatMap((one) => program.callsNamed(one));
  }

  /** A subclass that nobody constructs, for a container does it: what its `super(…)` hands on is known all the same. */
  private injected(node: ClassNode, owner: ClassNode): Frame[] {
    const constructor = constructorOf(node);
    const call = constructor && superCall(constructor);
    if (!call) return [];
    const frame = constructorFrame(this.engine, { kind: "instance", node, frame: undefined }, owner);
    return frame.args.length ? [{ ...frame, site: call }] : [];
  }

  /** Classes of the system that extend this one, directly or not. */
  subclasses(owner: ClassNode): ClassNode[] {
    const { program } = this.engine;
    const name = owner.name?.text;
    if (!name) return [];
    const direct = program.classesExtending(name).filter((node) => node !== owner && baseOf(this.engine, node)?.values.some((value) => value.kind === "class" && value.node === owner));
    return [...new Set(direct.flatMap((node) => [node, ...this.subclasses(node)]))];
  }
}
