/**
 * What a loop goes through: lists, maps and sets of the language, the keys of an object. Maps and sets are handles of the global package; what they
 * hold is what they were made of and what the code puts into them later. In: a value. Out: its rows in the order of the code. Bounded by count.
 */
import { ts } from "ts-morph";
import { propertyNameOf, unwrap } from "../program/syntax.js";
import { classOf, thisContainer } from "./frames.js";
import type { Engine } from "./engine.js";
import { globalPackage } from "./library-handles.js";
import { constantText } from "./text.js";
import { merge, textValue, type Argument, type Entry as Named, type Frame, type LibraryValue, type Value } from "./value.js";

const maxRows = 64;
/** A registry's `register(key, handler)` is followed to so many callers. */
const maxFillers = 40;

interface Entry {
  key: Value[];
  value: Argument;
}

/** What the variable of the loop goes through: `for (const row of list)`, `for (const key in object)`. */
export function rowsOfLoop(engine: Engine, loop: ts.ForOfStatement | ts.ForInStatement, frame: Frame | undefined): Argument[] {
  const values = engine.evaluate(loop.expression, frame);
  return values.flatMap((value) => (ts.isForOfStatement(loop) ? rowsOf(engine, value) : entriesOf(engine, value).map(({ name }) => ({ values: [textValue(name)] }))));
}

/** The rows of a list, a map or a set. */
export function rowsOf(engine: Engine, value: Value): Argument[] {
  if (value.kind === "array") return value.elements;
  if (isMade(value, ".Map()")) return mapEntries(engine, value).map(({ key, value: held }) => ({ values: [{ kind: "array", elements: [{ values: key }, held] }] }));
  return isMade(value, ".Set()") ? setElements(engine, value) : [];
}

/** The arguments of the function in `value.forEach(…)`: a map hands over the value first. */
export function rowArguments(engine: Engine, value: Value): Argument[][] {
  if (isMade(value, ".Map()")) return mapEntries(engine, value).map(({ key, value: held }) => [held, { values: key }]);
  return rowsOf(engine, value).map((row) => [row]);
}

/** Members of objects, enums and JSON; of a name that is written twice, the last. */
export function entriesOf(engine: Engine, object: Value): Named[] {
  const members = new Map(engine.entries(object).map((entry) => [entry.name, entry]));
  return [...members.values()].slice(0, maxRows * 4);
}

/** `map.get(key)`: what is held under the key, or, of a key that is not known, anything. */
export function heldUnder(engine: Engine, map: Value, keys: Value[]): Value[] {
  if (!isMade(map, ".Map()")) return [];
  const wanted = keys.map(constantText);
  const isKnown = wanted.length > 0 && !wanted.includes(undefined);
  const find = (): Value[] => merge(...mapEntries(engine, map).filter(({ key }) => !isKnown || key.some((one) => wanted.includes(constantText(one)))).map(({ value }) => engine.argument(value)));
  // a cache is asked for what is put into it: a question, so that it is not asked inside its own answer. What it was made of depends on the call
  return map.origin && !map.call?.args.length ? engine.remember(engine.handedMembersOf(map.origin), `get ${isKnown ? wanted.join("\0") : ""}`, find) : find();
}

function isMade(value: Value, path: string): value is LibraryValue {
  return value.kind === "library" && value.package === globalPackage && value.path === path;
}

function mapEntries(engine: Engine, map: LibraryValue): Entry[] {
  const initial = firstRows(engine, map).flatMap((row) => engine.argument(row)).flatMap((pair): Entry[] => (pair.kind === "array" && pair.elements[0] && pair.elements[1] ? [{ key: engine.argument(pair.elements[0]), value: pair.elements[1] }] : []));
  const later = fillers(engine, map, "set").flatMap((call): Entry[] => {
    const [key, value] = call.arguments;
    return key && value ? filledBy(engine, key).map(({ values, at }) => ({ key: values, value: { node: value, frame: at } })) : [];
  });
  return [...initial, ...later].slice(0, maxRows);
}

function setElements(engine: Engine, set: LibraryValue): Argument[] {
  const later = fillers(engine, set, "add").flatMap((call) => (call.arguments[0] ? filledBy(engine, call.arguments[0]).map(({ values }) => ({ values })) : []));
  return [...firstRows(engine, set), ...later].slice(0, maxRows);
}

function firstRows(engine: Engine, made: LibraryValue): Argument[] {
  const given = made.call?.args[0];
  return given ? engine.argument(given).flatMap((value) => rowsOf(engine, value)) : [];
}

/** What is put in; where it is a parameter, what its callers hand in. */
function filledBy(engine: Engine, node: ts.Expression): { values: Value[]; at: Frame | undefined }[] {
  const values = engine.evaluate(node, undefined);
  const parameter = values.find((value) => value.kind === "param");
  const frames = parameter?.kind === "param" ? engine.framesFor(parameter.declaration).slice(0, maxFillers) : [];
  if (!frames.length) return [{ values, at: undefined }];
  return frames.map((frame) => ({ values: engine.evaluate(node, frame), at: frame }));
}

/** `handlers.set(…)`, `this.handlers.set(…)` on the variable or field that the collection was made for, in the same file. */
function fillers(engine: Engine, made: LibraryValue, method: string): ts.CallExpression[] {
  const isHolder = made.origin && holderTest(engine, made.origin);
  const calls = (made.origin && engine.program.file(engine.program.fileOf(made.origin))?.index.calls.get(method)) ?? [];
  return isHolder ? calls.filter((call): call is ts.CallExpression => ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) && isHolder(unwrap(call.expression.expression))) : [];
}

function holderTest(engine: Engine, origin: ts.Node): ((receiver: ts.Expression) => boolean) | undefined {
  const holder = origin.parent;
  if (ts.isVariableDeclaration(holder)) return (receiver) => ts.isIdentifier(receiver) && engine.program.scopes.find(receiver.text, receiver) === holder;
  const field = ts.isPropertyDeclaration(holder) ? propertyNameOf(holder.name) : ts.isBinaryExpression(holder) && isOwnField(holder.left) ? holder.left.name.text : undefined;
  const owner = classAround(holder);
  return field === undefined || !owner ? undefined : (receiver) => isOwnField(receiver) && receiver.name.text === field && classAround(receiver) === owner;
}

const isOwnField = (node: ts.Expression): node is ts.PropertyAccessExpression => ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword;

function classAround(node: ts.Node): ts.Node | undefined {
  const container = thisContainer(node);
  return container && classOf(container);
}
