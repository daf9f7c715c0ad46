/**
 * Where a thing is written that a call hands over as a part of something larger: an action of a schema, a row of a table, a file of a folder.
 * In: the value that says so. Out: its places, the service's own first.
 */
import type { ts } from "ts-morph";
import type { ValueView } from "../libraries/value-view.js";
import type { Engine } from "../values/engine.js";
import type { Frame, Value } from "../values/value.js";

/** The sites of a fact with those places in front; without any, the service's own places come first. */
export function writtenFirst(engine: Engine, written: ValueView | undefined, sites: ts.Node[]): ts.Node[] {
  if (!written) return sites;
  const isOwn = (node: ts.Node): boolean => engine.program.isOwn(engine.program.fileOf(node));
  const places = written.values.flatMap((value) => placeOf(engine, value, isOwn));
  return [...new Set([...places, ...sites.filter(isOwn), ...sites])];
}

type Test = (node: ts.Node) => boolean;

function placeOf(engine: Engine, value: Value, isOwn: Test): ts.Node[] {
  if (value.kind === "array") {
    const [first] = value.elements;
    return first && "node" in first && isOwn(first.node.parent) ? [first.node.parent] : [];
  }
  if (value.kind !== "object" && value.kind !== "function") return [];
  return isOwn(value.node) ? [value.node] : aboutWhat(engine, value.frame, isOwn);
}

/** A framework wraps what it is given: the object of the service's own code that its function was called with. */
function aboutWhat(engine: Engine, frame: Frame | undefined, isOwn: Test): ts.Node[] {
  for (let at = frame; at; at = at.outer) {
    for (const argument of at.args) for (const value of engine.argument(argument)) if (value.kind === "object" && isOwn(value.node)) return [value.node];
  }
  return [];
}
