/** What calls of the language's own functions give: `orders.map(…)`, `JSON.stringify(…)`, `new Map<string, Order>()`. */
import { ts } from "ts-morph";
import { isFunctionNode, type FunctionNode } from "../program/syntax.js";
import { awaited, knownType } from "./known-types.js";
import { behind, elementOf, intersectionOf, keysOf } from "./combine-types.js";
import type { MemberReader } from "./read-members.js";
import { nothing, plain, unionOf, unknown, without, type Type } from "./type.js";

const list = (element: Type): Type => ({ kind: "list", element: () => element });
const promise = (type: Type): Type => ({ kind: "known", name: "Promise", args: [type] });

const sameList: ReadonlySet<string> = new Set(["filter", "slice", "sort", "reverse", "concat", "splice", "toSorted", "toReversed", "with", "toSpliced"]);
const oneElement: ReadonlySet<string> = new Set(["find", "findLast", "at", "pop", "shift"]);
const texts: ReadonlySet<string> = new Set(["join", "toString", "toISOString", "toJSON", "toLowerCase", "toUpperCase", "trim", "slice", "substring", "substr", "replace", "replaceAll", "padStart", "padEnd", "toFixed", "charAt", "toLocaleString", "toLocaleDateString", "normalize", "repeat", "concat"]);
const numbers: ReadonlySet<string> = new Set(["getTime", "valueOf", "indexOf", "findIndex", "charCodeAt", "getFullYear", "getMonth", "getDate", "push", "unshift", "lastIndexOf"]);
const truths: ReadonlySet<string> = new Set(["includes", "some", "every", "startsWith", "endsWith", "test", "has"]);

/** Functions of the language by their written names. */
const globals: Readonly<Record<string, (argument: Type, others: readonly Type[]) => Type>> = {
  "JSON.stringify": () => plain("string"), String: () => plain("string"), Number: () => plain("number"), Boolean: () => plain("boolean"), parseInt: () => plain("number"), parseFloat: () => plain("number"),
  "Date.now": () => plain("number"), "crypto.randomUUID": () => plain("string"), randomUUID: () => plain("string"), encodeURIComponent: () => plain("string"),
  "Object.keys": (of) => list(unionOf([keysOf(of)])), "Object.values": (of) => list(behind(of, keysOf(of))), "Object.assign": (first, others) => others.at(-1) ?? first,
  "Promise.resolve": (type) => promise(awaited(type)), "Promise.all": (type) => promise(allOf(type)), "Buffer.from": () => ({ kind: "known", name: "Buffer", args: [] }), "Array.from": (of) => list(elementOf(of)),
};

function allOf(type: Type): Type {
  if (type.kind === "tuple") return { kind: "tuple", elements: type.elements.map((one) => ({ ...one, type: () => awaited(one.type()) })) };
  return list(awaited(elementOf(type)));
}

/** Functions of @nestjs/swagger, @nestjs/mapped-types and @nestjs/graphql that make a class out of classes. */
const madeClasses: Readonly<Record<string, (types: readonly Type[]) => Type>> = {
  PartialType: ([of]) => knownType("Partial", [of ?? unknown]) ?? unknown,
  PickType: ([of, keys]) => knownType("Pick", [of ?? unknown, elementOf(keys ?? unknown)]) ?? unknown,
  OmitType: ([of, keys]) => knownType("Omit", [of ?? unknown, elementOf(keys ?? unknown)]) ?? unknown,
  IntersectionType: (types) => intersectionOf(types),
};

/** What `new` makes of the class that is given, or the type itself. */
const madeBy = (type: Type): Type => (type.kind === "function" ? (type.constructs?.() ?? type) : type);

function madeClass(reader: MemberReader, node: ts.CallExpression): Type | undefined {
  const name = ts.isIdentifier(node.expression) ? node.expression.text : "";
  const make = Object.hasOwn(madeClasses, name) ? madeClasses[name] : undefined;
  return make && { kind: "function", parameters: () => [], returns: () => unknown, constructs: () => make(node.arguments.map((one) => madeBy(reader.expression(one, true)))) };
}

/** Undefined: it is no function of the language. */
export function callOfKnown(reader: MemberReader, node: ts.CallExpression): Type | undefined {
  const [first] = node.arguments;
  const isConstant = first !== undefined && ts.isArrayLiteralExpression(first);
  const known = globals[node.expression.getText()];
  if (known && Object.hasOwn(globals, node.expression.getText())) return known(first ? reader.expression(first, isConstant) : unknown, node.arguments.slice(1).map((one) => reader.expression(one)));
  if (!ts.isPropertyAccessExpression(node.expression)) return madeClass(reader, node);
  const name = node.expression.name.text;
  const owner = without(reader.expression(node.expression.expression), "null", "undefined");
  return ofRepository(owner, name) ?? ofPromise(reader, { owner, name }, first) ?? ofList(reader, { owner, name }, first) ?? ofPlain(owner, name);
}

const repository = /(?:Repository|^Model|^PaginateModel|^Collection|^ReturnModelType)$/;
const givesList: ReadonlySet<string> = new Set(["find", "findAll", "findBy", "findMany", "findByIds", "findAllBy", "query"]);
const givesOne: ReadonlySet<string> = new Set(["findOne", "findOneBy", "findById", "findOneOrFail", "findOneByOrFail", "findByPk", "findUnique", "findFirst", "findOneAndUpdate", "findByIdAndUpdate", "findOneAndDelete", "findByIdAndDelete", "preload"]);
const givesWhole: ReadonlySet<string> = new Set(["save", "create", "insertOne", "upsert", "persistAndFlush", "update"]);

/** `Repository<Order>` of TypeORM and MikroORM, `Model<Order>` of Mongoose: their types are in packages, what they give is in their names. */
function ofRepository(owner: Type, name: string): Type | undefined {
  const [entity] = owner.kind === "foreign" && repository.test(owner.name) ? owner.args : [];
  if (!entity) return undefined;
  if (givesList.has(name)) return promise(list(entity));
  if (name === "findAndCount") return promise({ kind: "tuple", elements: [{ type: () => list(entity) }, { type: () => plain("number") }] });
  if (givesOne.has(name)) return promise(unionOf([entity, plain("null")]));
  return givesWhole.has(name) ? promise(entity) : undefined;
}

/** Steps of a query that change nothing of its type. */
const querySteps: ReadonlySet<string> = new Set(["exec", "lean", "populate", "sort", "limit", "skip", "select", "session", "orFail", "catch", "finally"]);

interface Asked {
  owner: Type;
  name: string;
}

function ofPromise(reader: MemberReader, { owner, name }: Asked, first: ts.Expression | undefined): Type | undefined {
  if (owner.kind !== "known" || owner.name !== "Promise") return undefined;
  if (querySteps.has(name)) return owner;
  return name === "then" ? promise(awaited(resultOf(reader, first))) : undefined;
}

function ofList(reader: MemberReader, { owner, name }: Asked, first: ts.Expression | undefined): Type | undefined {
  if (owner.kind !== "list" && owner.kind !== "tuple") return undefined;
  if (sameList.has(name)) return list(elementOf(owner));
  if (oneElement.has(name)) return unionOf([elementOf(owner), nothing]);
  if (name === "map") return list(resultOf(reader, first));
  if (name === "flatMap") return list(flatElement(resultOf(reader, first)));
  return name === "flat" ? list(flatElement(elementOf(owner))) : undefined;
}

const flatElement = (type: Type): Type => (type.kind === "list" || type.kind === "tuple" ? elementOf(type) : type);

function ofPlain(owner: Type, name: string): Type | undefined {
  if (owner.kind === "object") return undefined;
  if (owner.kind === "known" && (owner.name === "Map" || owner.name === "ReadonlyMap")) return name === "get" ? unionOf([owner.args[1] ?? unknown, nothing]) : name === "values" ? list(owner.args[1] ?? unknown) : undefined;
  if (truths.has(name)) return plain("boolean");
  if (texts.has(name)) return plain("string");
  if (numbers.has(name)) return plain("number");
  return name === "split" ? list(plain("string")) : undefined;
}

function resultOf(reader: MemberReader, callback: ts.Expression | undefined): Type {
  const type = callback ? reader.expression(callback) : unknown;
  return type.kind === "function" ? type.returns() : unknown;
}

const givesElements: ReadonlySet<string> = new Set(["map", "forEach", "filter", "find", "flatMap", "some", "every", "findLast", "findIndex"]);

/** What a parameter of a callback gets: elements of the list, what the promise gives. */
export function elementGivenTo(reader: MemberReader, call: ts.CallExpression, { fn, index }: { fn: FunctionNode; index: number }): Type | undefined {
  if (!ts.isPropertyAccessExpression(call.expression) || call.arguments[0] !== fn || !isFunctionNode(fn)) return undefined;
  const name = call.expression.name.text;
  const owner = without(reader.expression(call.expression.expression), "null", "undefined");
  if (name === "then" && index === 0) return awaited(owner);
  if (name === "reduce" && index === 1) return elementOf(owner);
  if (!givesElements.has(name)) return undefined;
  return index === 0 ? elementOf(owner) : index === 1 ? plain("number") : undefined;
}

/** `new Map<string, Order>()` */
export function madeByNew(reader: MemberReader, node: ts.NewExpression): Type | undefined {
  if (!ts.isIdentifier(node.expression)) return undefined;
  const args = (node.typeArguments ?? []).map((one) => reader.read(one));
  const [first] = node.arguments ?? [];
  if (node.expression.text === "Set" && !args.length && first) return { kind: "known", name: "Set", args: [elementOf(reader.expression(first))] };
  return knownType(node.expression.text, args);
}

