/** The one implementation of `CallUse`: a call on a library handle, as a model may ask about it. */
import { posix } from "node:path";
import { ts } from "ts-morph";
import type { Alternatives } from "../../model/facts.js";
import type { CallNode } from "../program/file-index.js";
import type { ImportTarget } from "../program/resolve-import.js";
import { calleeName, enclosingClass, enclosingFunction, passingFunction, unwrap } from "../program/syntax.js";
import type { Engine } from "../values/engine.js";
import { argumentsOf, framesAround } from "../values/frames.js";
import { ancestry } from "../values/library-handles.js";
import { toTemplate } from "../values/text.js";
import type { Argument, LibraryValue, Value } from "../values/value.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { compilePath, expandBraces } from "./path-pattern.js";
import type { ValueView } from "./value-view.js";
import { argumentViews, nothing, typeView, viewOf, ViewOfValues } from "./view-of-values.js";

export interface UseParts {
  engine: Engine;
  /** The handle of the call itself (its path ends in `()`), or of the callee with `args`. */
  handle: LibraryValue;
  wildcards: readonly string[];
  model: LibraryModel;
  args?: readonly Argument[];
  node?: ts.Node;
}

export function callUse(parts: UseParts): CallUse {
  const { engine, handle } = parts;
  const given = parts.args ?? handle.call?.args ?? [];
  const args = given.map((one) => new ViewOfValues(engine, () => engine.argument(one), "node" in one ? one : {}));
  const none = nothing(engine);
  const receiver = handle.call && !parts.args ? handle.parent?.parent : handle.parent;
  return {
    member: handle.name,
    wildcards: parts.wildcards,
    args,
    arg: (index) => args[index] ?? none,
    lastArg: () => args.at(-1) ?? none,
    made: (member) => madeBy(parts, member),
    receiver: viewOf(engine, receiver ? [receiver] : []),
    result: new ViewOfValues(engine, () => resultOf(parts)),
    assignedTo: parts.node && assignedName(parts.node),
    isInside: (fn) => fn.values.some((value) => value.kind === "function" && parts.node !== undefined && contains(value.node, parts.node)),
    passedOn: passedOn(parts),
    typeArg: (index) => typeArgument(parts, index) ?? none,
    owner: viewOf(engine, ownerOf(handle)),
    following: following(parts.node ?? handle.call?.node),
    preceding: preceding(parts.node ?? handle.call?.node),
    variable: variableOf(parts.node ?? handle.call?.node),
    insideFunction: Boolean(parts.node && enclosingFunction(parts.node)),
    settingsFile: (path) => settingsFile(engine, path, parts.node ?? handle.call?.node ?? handle.origin),
    view: (text) => viewOf(engine, text.map((template) => ({ kind: "text", template }))),
    chained: (member) => chainedArgument(parts, member) ?? none,
    modulesBelow: (folder) => modulesBelow(engine, folder),
    object: (path, given) => viewOf(engine, [madeObject(parts, { path, given })]),
    callsOf: (on) => callsOf(parts, on),
    further: (member) => furtherCalls(parts, member).map((call) => argumentViews(engine, call)),
    parseSql: engine.parseSql,
    get handedIn() {
      return handedIn(parts);
    },
    beside: (member) => isCalledBeside(parts, member),
  };
}

function resultOf({ engine, handle, args, node }: UseParts): readonly Value[] {
  return args && node ? engine.call(handle, { node, args, frame: undefined }) : [handle];
}

function assignedName(call: ts.Node): string | undefined {
  const holder = call.parent;
  if (ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder)) return ts.isIdentifier(holder.name) ? holder.name.text : undefined;
  return ts.isBinaryExpression(holder) && holder.right === call ? calleeName(holder.left) : undefined;
}

const contains = (outer: ts.Node, inner: ts.Node): boolean => outer.getSourceFile() === inner.getSourceFile() && outer.pos <= inner.pos && inner.end <= outer.end;

function passedOn({ engine, handle, node: call }: UseParts): CallUse["passedOn"] {
  const node = call && passingFunction(call);
  return node && { by: viewOf(engine, [{ kind: "function", node, frame: undefined }]), to: viewOf(engine, [handle]) };
}

/** Of a class with subclasses, those that the method is called on say what is handed in: see `used-subclasses`. */
function handedIn({ engine, handle }: UseParts): Alternatives {
  const parameter = [...ancestry(handle)].find((one) => one.handedTo)?.handedTo;
  const owner = parameter && enclosingClass(parameter);
  return parameter && owner && !engine.subclasses(owner).length ? [toTemplate({ kind: "param", declaration: parameter, path: [] })] : [];
}

function isCalledBeside({ engine, node }: UseParts, member: string): boolean {
  const calls = node && engine.program.file(engine.program.fileOf(node))?.index.calls.get(member);
  return (calls?.length ?? 0) > 0;
}

/** Calls of the model's paths anywhere in the service's code. */
export function callsOf(parts: Pick<UseParts, "engine" | "model">, on: string): CallUse[] {
  const key = `${parts.model.id} ${on}`;
  const known = parts.engine.calls.get(key);
  if (known) return [...known];
  // a question that asks itself finds nothing more
  parts.engine.calls.set(key, []);
  const found = expandBraces(on).flatMap((pattern) => callsAt(parts, pattern));
  parts.engine.calls.set(key, found);
  return [...found];
}

/** Calls by the last name of the path. The import itself goes by whatever name a file gives it. */
function candidates({ engine, model }: Pick<UseParts, "engine" | "model">, last: string): CallNode[] {
  const { program } = engine;
  if (last !== "") return program.callsNamed(last);
  const importing = program.reachable().filter((file) => program.specifiers(file).some((specifier) => isOf(model, program.resolver.resolve(specifier, file))));
  return importing.flatMap((file) => [...(program.file(file)?.index.calls.values() ?? [])].flat().filter((call) => !ts.isTaggedTemplateExpression(call) && (ts.isIdentifier(call.expression) || ts.isCallExpression(call.expression))));
}

function isOf(model: LibraryModel, target: ImportTarget): boolean {
  return target.kind === "package" && (model.packages.includes(target.name) || model.packages.includes(`${target.name}/${target.subpath}`));
}

function chainedArgument(parts: UseParts, member: string): ValueView | undefined {
  const [call] = furtherCalls(parts, member);
  return call && argumentViews(parts.engine, call)[0];
}

/** `a.b(…).send(x)`: climbs from the call through the member calls made on its result. */
function furtherCalls({ node }: UseParts, member: string): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  for (let at = node; at && ts.isPropertyAccessExpression(at.parent) && at.parent.expression === at && ts.isCallExpression(at.parent.parent); at = at.parent.parent) {
    const call = at.parent.parent;
    if (at.parent.name.text === member && call.expression === at.parent) found.push(call);
  }
  return found;
}

/** Files below a folder of the system; a folder that is not wholly known has none. */
function modulesBelow(engine: Engine, folder: ValueView): { path: string; exports: ValueView }[] {
  return folder.constants().flatMap((written) => {
    const start = `${posix.normalize(written).replace(/^\/|\/$/g, "")}/`;
    const files = engine.program.own.filter((file) => file.startsWith(start) && sourceFile.test(file));
    return files.map((file) => ({ path: file.slice(start.length), exports: new ViewOfValues(engine, () => engine.exported(file, "*")) }));
  });
}

const sourceFile = /\.[mc]?[jt]sx?$/;

export function settingsFile(engine: Engine, path: string, from: ts.Node | undefined): ValueView {
  for (let folder = from && posix.dirname(engine.program.fileOf(from)); folder !== undefined; folder = folder === "." ? undefined : posix.dirname(folder)) {
    const values = engine.exported(posix.join(folder, path), "*");
    if (values.length) return viewOf(engine, values);
  }
  return nothing(engine);
}

function ownerOf(handle: LibraryValue): Value[] {
  for (const step of ancestry(handle)) if (step.owner) return [{ kind: "class", node: step.owner, frame: undefined }];
  return [];
}

function variableOf(node: ts.Node | undefined): string | undefined {
  const holder = node?.parent;
  return holder && ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? holder.name.text : undefined;
}

function following(node: ts.Node | undefined): string[] {
  const names: string[] = [];
  for (let at = node; at && ts.isPropertyAccessExpression(at.parent) && ts.isCallExpression(at.parent.parent) && at.parent.parent.expression === at.parent; at = at.parent.parent) names.push(at.parent.name.text);
  return names;
}

function preceding(node: ts.Node | undefined): string[] {
  const names: string[] = [];
  for (let at = node && calledOn(node); at && ts.isCallExpression(at); at = calledOn(at)) names.push(calleeName(at.expression) ?? "");
  return names;
}

const calledOn = (call: ts.Node): ts.Expression | undefined => (ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) ? unwrap(call.expression.expression) : undefined);

function madeBy(parts: UseParts, member: string): CallUse | undefined {
  const start = parts.args ? parts.handle : parts.handle.parent;
  if (!start) return undefined;
  for (const step of ancestry(start)) {
    const called = member === "" || /[.(]/.test(member) ? step.parent?.path === member : step.name === member && !step.parent?.call;
    if (step.call && called) return callUse({ engine: parts.engine, handle: step, wildcards: [], model: parts.model });
  }
  return undefined;
}

function callsAt({ engine, model }: Pick<UseParts, "engine" | "model">, on: string): CallUse[] {
  const path = compilePath(on);
  return candidates({ engine, model }, path.last).flatMap((node): CallUse[] => {
    if (ts.isTaggedTemplateExpression(node)) return [];
    return engine.evaluate(node.expression, undefined).flatMap((handle) => {
      const wildcards = handle.kind === "library" && model.packages.includes(handle.package) ? path.match(handle.path) : undefined;
      if (handle.kind !== "library" || !wildcards) return [];
      return framesAround(engine, node, maxSettings).map((frame) => callUse({ engine, handle, wildcards, model, args: argumentsOf(node, frame, engine), node }));
    });
  });
}

const maxSettings = 40;

/** What a call of `path` with these arguments would give. */
function madeObject({ handle, model }: UseParts, { path, given }: { path: string; given: readonly ValueView[] }): LibraryValue {
  const packageName = model.packages[0] ?? handle.package;
  const name = /([^.()]*)$/.exec(path)?.[1] ?? "";
  const parent: LibraryValue = { kind: "library", package: packageName, path, name };
  const call = handle.call && { ...handle.call, args: given.map((one) => ({ values: viewValues(one) })) };
  return { ...parent, path: `${path}()`, parent, ...(call ? { call, origin: call.node } : {}) };
}

function typeArgument(parts: UseParts, index: number): ValueView | undefined {
  const written = parts.node && (ts.isCallExpression(parts.node) || ts.isNewExpression(parts.node)) ? parts.node.typeArguments : undefined;
  const type = written?.[index] ?? parts.handle.typeArgs?.[index];
  return type && typeView(parts.engine, type);
}

export function viewValues(view: ValueView): Value[] {
  return [...view.values];
}
