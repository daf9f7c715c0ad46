/** The one implementation of `CallUse`: a call on a library handle, as a model may ask about it. */
import { ts } from "ts-morph";
import type { Engine } from "../values/engine.js";
import { argumentsOf } from "../values/frames.js";
import { ancestry } from "../values/library-handles.js";
import type { Argument, LibraryValue, Value } from "../values/value.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { compilePath, expandBraces } from "./path-pattern.js";
import type { ValueView } from "./value-view.js";
import { nothing, typeView, viewOf, ViewOfValues } from "./view-of-values.js";

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
  const args = given.map((one) => new ViewOfValues(engine, () => engine.argument(one), "node" in one ? { node: one.node } : {}));
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
    typeArg: (index) => typeArgument(parts, index) ?? none,
    callsOf: (on) => expandBraces(on).flatMap((pattern) => callsAt(parts, pattern)),
  };
}

function madeBy(parts: UseParts, member: string): CallUse | undefined {
  const start = parts.args ? parts.handle : parts.handle.parent;
  if (!start) return undefined;
  for (const step of ancestry(start)) {
    const isRoot = member === "" && step.call !== undefined && step.parent?.path === "";
    if (step.call && (isRoot || (member !== "" && step.name === member))) return callUse({ engine: parts.engine, handle: step, wildcards: [], model: parts.model });
  }
  return undefined;
}

/** Calls of the model's path anywhere in the service's code. */
function callsAt({ engine, model }: UseParts, on: string): CallUse[] {
  const path = compilePath(on);
  return engine.program.callsNamed(path.last).flatMap((node): CallUse[] => {
    if (ts.isTaggedTemplateExpression(node)) return [];
    return engine.evaluate(node.expression, undefined).flatMap((handle) => {
      const wildcards = handle.kind === "library" && model.packages.includes(handle.package) ? path.match(handle.path) : undefined;
      return handle.kind === "library" && wildcards ? [callUse({ engine, handle, wildcards, model, args: argumentsOf(node, undefined), node })] : [];
    });
  });
}

function typeArgument(parts: UseParts, index: number): ValueView | undefined {
  const written = parts.node && (ts.isCallExpression(parts.node) || ts.isNewExpression(parts.node)) ? parts.node.typeArguments : undefined;
  const type = written?.[index] ?? parts.handle.typeArgs?.[index];
  return type && typeView(parts.engine, type);
}

export function viewValues(view: ValueView): Value[] {
  return [...view.values];
}
