/** Handles: steps along a library's access path. Globals (`fetch`, `process.env`) are the members of a package called `global`. */
import { ts } from "ts-morph";
import type { Engine } from "./engine.js";
import type { CallSite } from "./engine.js";
import type { LibraryValue, Value } from "./value.js";

export const globalPackage = "global";
const globalObjects = new Set(["window", "globalThis", "self", "global"]);
/** Longer paths than this belong to no model; following them would only cost. */
const maxSteps = 12;

export function globalValue(name: string, at: ts.Node): LibraryValue {
  return { kind: "library", package: globalPackage, path: globalObjects.has(name) ? "" : `.${name}`, name, origin: at };
}

export function handleMember(engine: Engine, handle: LibraryValue, name: string): Value[] {
  if (name === "default" && handle.path === "") return [handle];
  const path = engine.libraries.canonical(handle.package, `${handle.path}.${name}`);
  const next: LibraryValue = { kind: "library", package: handle.package, path, name, parent: handle };
  if (handle.origin) next.origin = handle.origin;
  if (handle.typeArgs) next.typeArgs = handle.typeArgs;
  return engine.libraries.valueOf(next, engine) ?? (steps(path) > maxSteps ? [] : [next]);
}

export function handleCall(engine: Engine, handle: LibraryValue, call: CallSite): Value[] {
  const path = engine.libraries.canonical(handle.package, `${handle.path}()`);
  // a call that leads back to the object it was made on (`app.get(…)`) gives the same object
  const same = engine.libraries.isBuilder(handle.package, path) ? undefined : sameObject(handle, path);
  if (same) return [same];
  const next: LibraryValue = { kind: "library", package: handle.package, path, name: handle.name, parent: handle, call: { node: call.node, args: call.args, frame: call.frame }, origin: call.node };
  const types = ts.isCallExpression(call.node) || ts.isNewExpression(call.node) ? call.node.typeArguments : undefined;
  if (types?.length) next.typeArgs = types;
  else if (handle.typeArgs) next.typeArgs = handle.typeArgs;
  return engine.libraries.valueOf(next, engine) ?? (steps(path) > maxSteps ? [] : [next]);
}

/** The nearest handle on the way here that has the same path: the object that a fluent call returns. */
function sameObject(handle: LibraryValue, path: string): LibraryValue | undefined {
  if (path === "") return undefined;
  for (let at = handle.parent; at; at = at.parent) if (at.path === path) return at;
  return undefined;
}

function steps(path: string): number {
  let count = 0;
  for (const character of path) if (character === "." || character === "(") count++;
  return count;
}

/** The handle and those on the way to it, nearest first. */
export function* ancestry(handle: LibraryValue): Generator<LibraryValue> {
  for (let at: LibraryValue | undefined = handle; at; at = at.parent) yield at;
}
