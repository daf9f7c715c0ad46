/**
 * The shared pass over a service's code: every call and decorator that may belong to a library model, asked once.
 * In: an engine and the models. Out: drafts with their places. Knows no single library.
 */
import { ts } from "ts-morph";
import type { Draft } from "../libraries/draft.js";
import type { CallbackRule, CallUse, LibraryModel, LibraryUse } from "../libraries/library-model.js";
import { callUse } from "../libraries/call-use.js";
import { throughSidecar } from "../libraries/dapr-sidecar.js";
import { parameterOf } from "../libraries/view-of-values.js";
import { decoratorUse } from "../libraries/decorator-use.js";
import type { LibraryRegistry } from "../libraries/registry.js";
import type { CallNode } from "../program/file-index.js";
import type { ParsedFile } from "../program/source-program.js";
import { calleeName, decoratorName, isFunctionNode, passingFunction, type FunctionNode } from "../program/syntax.js";
import { constructorOf } from "../values/class-members.js";
import type { Engine } from "../values/engine.js";
import { argumentsOf, framesAround, makeFrame } from "../values/frames.js";
import type { Argument, Frame, LibraryValue, ParamDeclaration, Value } from "../values/value.js";
import { calleeOf, mayBeLibrary, passedThrough } from "./may-be-library.js";
import { evidenceAt } from "./finish-facts.js";
import type { Reach } from "./reach.js";
import { settle, type Attempt, type Settled } from "./settle.js";

export interface Collection {
  engine: Engine;
  registry: LibraryRegistry;
  /** Callee names that can matter here. */
  names: ReadonlySet<string>;
  /** Titles of the libraries that were met. */
  met: Set<string>;
  /** Packages with a model that the service's code imports. */
  packages: ReadonlySet<string>;
  /** Model id by the place that it spoke of. */
  detectors: Map<ts.Node, string>;
}

/** Uses in one file. Those in functions that the service does not reach are not even asked about. */
export function collectFile(collection: Collection, file: ParsedFile, reach: Reach): Settled[] {
  const isOwn = reach.isOwnFile(file.path);
  const every = mayCallAnyName(collection, file.path);
  const calls = [...file.index.calls].flatMap(([name, nodes]) => (every || name === "super" || collection.names.has(name) ? nodes : nodes.filter((call) => isRootCall(call) || isPassedOn(collection, call))));
  const found = calls.sort((a, b) => a.pos - b.pos).flatMap((call) => (isOwn || reach.isReached([call]) ? collectCall(collection, call, reach) : []));
  return [...found, ...file.index.decorators.flatMap((decorator) => collectDecorator(collection, decorator))];
}

/** A vendor's SDK or a remote procedure can be called by any name; in files that import one, every call is looked at. Clients are often made in another file. */
function mayCallAnyName({ engine, registry }: Collection, file: string): boolean {
  const targetsOf = (from: string) => engine.program.targets(from);
  const isOpen = (name: string): boolean => registry.hasOpenUses(name) && !registry.isNearImports(name);
  return targetsOf(file).some((target) => (target.kind === "package" ? registry.hasOpenUses(target.name) : targetsOf(target.file).some((next) => next.kind === "package" && isOpen(next.name))));
}

/** `axios(…)`, `new Link(…)`, `(given || fetch)(…)`: what was imported is called, under whatever name the file gave it. `axios[verb](…)` has no name before it is known. */
function isRootCall(call: CallNode): boolean {
  if (ts.isTaggedTemplateExpression(call)) return false;
  if (ts.isIdentifier(call.expression)) return true;
  return ts.isCallExpression(call) && (ts.isCallExpression(call.expression) || ts.isElementAccessExpression(call.expression) || (ts.isParenthesizedExpression(call.expression) && !isFunctionNode(call.expression.expression)));
}

function isPassedOn({ names }: Collection, call: CallNode): boolean {
  const callee = passedThrough(call)?.callee;
  return callee !== undefined && (ts.isElementAccessExpression(callee) || names.has(calleeName(callee) ?? ""));
}

/** What the callee gets: `call` hands over an object before the arguments, `apply` a list of them. */
function givenTo(call: Exclude<CallNode, ts.TaggedTemplateExpression>, frame: Frame | undefined, engine: Engine): Argument[] {
  const args = argumentsOf(call, frame, engine);
  const by = passedThrough(call)?.by;
  if (by === undefined) return args;
  return by === "call" ? args.slice(1) : args.slice(1, 2).flatMap((list) => engine.argument(list)).flatMap((value) => (value.kind === "array" ? value.elements : []));
}

function collectCall(collection: Collection, call: CallNode, reach: Reach): Settled[] {
  // a decorator's call is asked about as a decorator
  if (ts.isDecorator(call.parent) || !mayBeLibrary(collection.engine, calleeOf(call))) return [];
  const { engine } = collection;
  engine.begin(true);
  const settled = whileStackLasts(collection, call, () => settle({ engine, isReached: (place) => reach.isReached([place]) }, call, (frame) => attemptCall(collection, call, frame)));
  if (!settled.length && engine.isExhausted()) tellExhausted(collection, call, reach);
  return settled;
}

/** A use of which nothing is known because too much would have to be asked is told. */
function tellExhausted({ engine, registry }: Collection, call: CallNode, reach: Reach): void {
  engine.begin(true);
  const isUse = engine.evaluate(calleeOf(call), undefined).some((callee) => callee.kind === "library" && registry.usesOf(callee).length > 0);
  if (!isUse || !reach.isReached([call])) return;
  const { file, line } = evidenceAt(call, { detector: "", confidence: "certain" });
  engine.program.diagnostics.push({ severity: "warning", code: "value-too-large", message: "what is used here depends on more code than could be followed", file, line });
}

/** One use that leads deeper than any stack is told, and nothing else is lost. */
function whileStackLasts({ engine }: Collection, call: CallNode, run: () => Settled[]): Settled[] {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { file, line } = evidenceAt(call, { detector: "", confidence: "certain" });
    engine.program.diagnostics.push({ severity: "warning", code: "value-too-deep", message: "what is used here depends on itself in a way that could not be followed", file, line });
    return [];
  }
}

/** What a call says under one frame. */
export function attemptCall(collection: Collection, call: CallNode, frame: Frame | undefined): Attempt {
  const { engine } = collection;
  const drafts: Draft[] = [];
  let waitsFor: ParamDeclaration | undefined;
  for (const callee of engine.evaluate(calleeOf(call), frame)) {
    if (callee.kind === "library") {
      drafts.push(...draftsOf(collection, callee, { call, frame }));
      if (!drafts.length || hasOpenList(collection, callee)) waitsFor ??= wholeArgument(collection, callee, { call, frame });
    } else if (callee.kind === "param" && callee.path.length > 0 && collection.names.has(callee.path.at(-1) ?? "")) waitsFor ??= callee.declaration;
    else if (callee.kind === "param" && (isComputedMember(engine, call, frame) || passingFunction(call))) waitsFor ??= callee.declaration;
  }
  return waitsFor ? { drafts, waitsFor } : { drafts };
}

/** `app[route.method](…)`: which member of a library's object is called, callers or the rows of a table know. */
function isComputedMember(engine: Engine, call: CallNode, frame: Frame | undefined): boolean {
  const callee = calleeOf(call);
  return ts.isElementAccessExpression(callee) && engine.evaluate(callee.expression, frame).some((value) => value.kind === "library" || value.kind === "param");
}

/** The parameter that has to be known before a use can say anything. */
function wholeArgument({ engine, registry }: Collection, handle: LibraryValue, { call, frame }: { call: CallNode; frame: Frame | undefined }): ParamDeclaration | undefined {
  const found = registry.usesOf(handle).find(({ use }) => use.rule.whole !== undefined);
  const asked = found?.use.rule.whole;
  if (!found || asked === undefined || ts.isTaggedTemplateExpression(call)) return undefined;
  const args = givenTo(call, frame, engine);
  const use = callUse({ engine, handle, wildcards: found.wildcards, model: found.use.model, args, node: call });
  const views = typeof asked === "function" ? asked(use) : asked === "any" ? use.args : [use.arg(asked)];
  return views.map(parameterOf).find((one) => one !== undefined);
}

/** Each argument says something by itself: what is known of one does not wait for the others. */
const hasOpenList = ({ registry }: Collection, handle: LibraryValue): boolean => registry.usesOf(handle).some(({ use }) => use.rule.whole === "any");

function draftsOf(collection: Collection, handle: LibraryValue, { call, frame }: { call: CallNode; frame: Frame | undefined }): Draft[] {
  const { engine, registry } = collection;
  const args = ts.isTaggedTemplateExpression(call) ? [{ values: engine.evaluate(call, frame) }] : givenTo(call, frame, engine);
  const said = registry.usesOf(handle).flatMap(({ use, wildcards }) => {
    const asked = callUse({ engine, handle, wildcards, model: use.model, args, node: call });
    const drafts = use.rule.facts(asked).flatMap((draft): Draft[] => (draft.type === "http-call" ? throughSidecar(draft, asked, engine.program.mentioning("dapr").length > 0) : [draft]));
    return [...(drafts.length ? [{ model: use.model, drafts }] : []), ...calledByLibrary(collection, { asked, rule: use.rule, node: call })];
  });
  // that data goes to a third party says less than which of its stores it goes to
  const telling = said.filter(({ model }) => model.category !== "third-party");
  return (telling.length ? telling : said).flatMap(({ model, drafts }) => {
    note(collection, { model, at: call });
    return drafts;
  });
}

interface Said {
  model: LibraryModel;
  drafts: Draft[];
}

/** Functions of libraries that another library is handed and calls. */
function calledByLibrary({ engine, registry }: Collection, { asked, rule, node }: { asked: CallUse; rule: LibraryUse; node: ts.Node }): Said[] {
  return (rule.calls?.(asked) ?? []).flatMap(({ callee, args }) => callee.values.flatMap((handle): Said[] => {
    if (handle.kind !== "library") return [];
    const given = args.map((one) => ({ values: [...one.values] }));
    return registry.usesOf(handle).map(({ use, wildcards }) => ({ model: use.model, drafts: use.rule.facts(callUse({ engine, handle, wildcards, model: use.model, args: given, node })) })).filter(({ drafts }) => drafts.length > 0);
  }));
}

function note(collection: Collection, { model, at }: { model: LibraryModel; at: ts.Node }): void {
  if (model.category !== "third-party") collection.met.add(model.title);
  collection.detectors.set(at, model.id);
}

/** What a decorator says. */
export function collectDecorator(collection: Collection, decorator: ts.Decorator): Settled[] {
  const { engine } = collection;
  engine.begin(true);
  const named = engine.evaluate(decoratorName(decorator), undefined);
  return [...named, ...madeDecorators(engine, decorator, named)].flatMap((handle) => (handle.kind === "library" ? decorated(collection, decorator, handle) : []));
}

function decorated(collection: Collection, decorator: ts.Decorator, handle: LibraryValue): Settled[] {
  const { engine, registry } = collection;
  const isMade = handle.path.endsWith("()");
  const plain = isMade ? { ...handle, path: handle.path.slice(0, -2) } : handle;
  return registry.decoratorsOf(plain).flatMap(({ rule, model }) => {
    const drafts = rule.facts(decoratorUse({ engine, decorator, model, ...(isMade ? { made: { name: handle.name, args: handle.call?.args ?? [] } } : {}) }));
    if (drafts.length) note(collection, { model, at: decorator });
    return drafts.map((draft) => ({ draft, sites: [decorator] }));
  });
}

/** `@ListOrders()`, where a function of the system gives `Get("orders")`, or several of them put together. */
function madeDecorators(engine: Engine, { expression }: ts.Decorator, named: readonly Value[]): Value[] {
  if (!ts.isCallExpression(expression) || !named.some(({ kind }) => kind === "function")) return [];
  const flat = (values: readonly Value[]): Value[] => values.flatMap((value) => (value.kind === "array" ? value.elements.flatMap((one) => engine.argument(one)) : [value]));
  return flat(engine.evaluate(expression, undefined)).filter((value) => value.kind === "library" && value.path.endsWith("()"));
}

/**
 * Functions handed to a library by name (`app.register(plugin)`): their parameters get the value that the library passes. Repeated until nothing
 * new is found, because a plugin may register further plugins. Returns whether anything was found.
 */
export function findHandedFunctions(collection: Collection, files: readonly ParsedFile[]): boolean {
  const { engine, registry } = collection;
  const before = engine.handed.size + engine.invoked.size;
  const names = registry.callbackNames(collection.packages);
  for (const file of files) {
    for (const [name, calls] of file.index.calls) {
      const isNamed = names.has(name);
      if (!isNamed && !names.has("")) continue;
      for (const call of calls) {
        if (ts.isTaggedTemplateExpression(call) || !(isNamed || (ts.isIdentifier(call.expression) && mayBeLibrary(engine, call.expression)))) continue;
        engine.begin(true);
        for (const handle of handlesOf(engine, call.expression)) handOver(collection, handle, { call, rules: registry.callbacksOf(handle) });
      }
    }
  }
  return engine.handed.size + engine.invoked.size > before;
}

/** What a library gave; where the function around only gets it from its callers, what they hand in. */
function handlesOf(engine: Engine, callee: ts.Expression): LibraryValue[] {
  const isLibrary = (one: Value): one is LibraryValue => one.kind === "library";
  const values = engine.evaluate(callee, undefined);
  const handles = values.filter(isLibrary);
  if (handles.length || !values.some((one) => one.kind === "param")) return handles;
  return framesAround(engine, callee, maxCallersAsked).flatMap((frame) => (frame ? engine.evaluate(callee, frame).filter(isLibrary) : []));
}

type HandedCall = ts.CallExpression | ts.NewExpression;

function handOver(collection: Collection, handle: LibraryValue, { call, rules }: { call: HandedCall; rules: readonly CallbackRule[] }): void {
  const { engine } = collection;
  for (const rule of rules) {
    for (const handed of handedValues(collection, handle, { call, rule })) {
      const value = calledBy(handed);
      if (!value || (rule.count !== undefined && value.node.parameters.length !== rule.count)) continue;
      const args = argumentsOf(call, undefined, engine);
      const received = rule.receives === undefined ? undefined : args[rule.receives];
      if (received) {
        engine.invoked.set(value.node, (engine.invoked.get(value.node) ?? new Map()).set(call, makeFrame({ scope: value.node, args: [received], outer: value.frame, site: call })));
        continue;
      }
      const given = collection.registry.handedTo(handle, { rule, call: { node: call, args, frame: undefined } }, engine);
      const parameters = engine.handed.get(value.node) ?? new Map<number, Value[]>();
      if (!parameters.has(rule.parameter) && given.length) parameters.set(rule.parameter, given.map((one) => (rule.scope && one.kind === "library" ? { ...one, origin: value.node } : one)));
      engine.handed.set(value.node, parameters);
    }
  }
}

/** The function itself; of a class, its constructor. */
function calledBy(value: Value): { node: FunctionNode; frame: Frame | undefined } | undefined {
  if (value.kind === "function") return value;
  const node = value.kind === "class" ? constructorOf(value.node) : undefined;
  return node && { node, frame: undefined };
}

/** The functions that a call hands over: where the rule says they are, else the argument or its member. */
function handedValues({ engine, registry }: Collection, handle: LibraryValue, { call, rule }: { call: HandedCall; rule: CallbackRule }): readonly Value[] {
  const model = registry.modelOf(handle.package);
  if (rule.functions && model) return rule.functions(callUse({ engine, handle, wildcards: [], model, args: argumentsOf(call, undefined, engine).map((one) => passedOn(engine, one)), node: call })).flatMap((one) => [...one.values]);
  const args = call.arguments ?? [];
  const argument = rule.argument === "last" ? args.at(-1) : args[rule.argument];
  if (!argument || ts.isSpreadElement(argument)) return [];
  const handed = engine.evaluate(argument, undefined);
  return rule.member === undefined ? handed : engine.member(handed, rule.member);
}

const maxCallersAsked = 8;

/** An argument that is but a parameter of the function around it: what the callers of that function hand in. */
function passedOn(engine: Engine, argument: Argument): Argument {
  const values = engine.argument(argument);
  const open = values.filter((value) => value.kind === "param" && value.path.length === 0);
  if (!open.length || !("node" in argument)) return argument;
  const frames = open.flatMap((value) => (value.kind === "param" ? engine.framesFor(value.declaration) : [])).slice(0, maxCallersAsked);
  return { values: [...values, ...frames.flatMap((frame) => engine.evaluate(argument.node, frame))] };
}
