/** The members of an object by their names: `Object.keys`, spreads, tables that a library reads as a whole. In: a value. Out: names with what stands there. */
import { ts } from "ts-morph";
import { propertyNameOf } from "../program/syntax.js";
import { filledMembers } from "./computed-members.js";
import type { Engine } from "./engine.js";
import { propertyName } from "./members.js";
import type { Argument, Entry, Value } from "./value.js";

const maxSpreads = 6;

/** In the order of the code; nothing for what has no members with known names. A later entry of a name replaces an earlier one. */
export function entriesOf(engine: Engine, value: Value, level = 0): Entry[] {
  switch (value.kind) {
    case "object":
      return [...written(engine, value, level), ...filledMembers(engine, value.node, value.frame)];
    case "record":
      return [...value.members].map(([name, argument]) => ({ name, argument }));
    case "enum":
      return value.node.members.flatMap((member) => memberEntry(engine, value, propertyNameOf(member.name)));
    case "json":
      return typeof value.data === "object" && value.data && !Array.isArray(value.data) ? Object.keys(value.data).flatMap((name) => memberEntry(engine, value, name)) : [];
    case "module":
      return [...(engine.program.file(value.file)?.exports.names.keys() ?? [])].flatMap((name) => memberEntry(engine, value, name));
    default:
      return [];
  }
}

function written(engine: Engine, value: Extract<Value, { kind: "object" }>, level: number): Entry[] {
  return value.node.properties.flatMap((property) => {
    if (!ts.isSpreadAssignment(property)) return memberEntry(engine, value, propertyName(engine, property, value.frame));
    return level < maxSpreads ? engine.evaluate(property.expression, value.frame).flatMap((inner) => entriesOf(engine, inner, level + 1)) : [];
  });
}

/** What stands there is evaluated only if somebody asks. */
function memberEntry(engine: Engine, value: Value, name: string | undefined): Entry[] {
  if (name === undefined) return [];
  const argument: Argument = {
    get values() {
      return engine.member([value], name);
    },
  };
  return [{ name, argument }];
}
