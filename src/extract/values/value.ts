/**
 * What an expression can be, as far as the code says. Internal to extract: values hold syntax nodes; facts hold templates.
 * Question of the folder: "what string, object, function or library handle can this expression be?"
 */
import type { ts } from "ts-morph";
import type { Hole, Template } from "../../model/template.js";
import type { ClassNode, FunctionNode } from "../program/syntax.js";
import type { Memo } from "./answers.js";

/** Bindings of one call: its arguments and `this`. `outer` is the frame of the enclosing function, as closures see it. */
export interface Frame {
  scope: FunctionNode | ClassNode | ts.ForOfStatement | ts.ForInStatement;
  args: readonly Argument[];
  self?: Value;
  outer: Frame | undefined;
  /** The call that made it, if the question moved here from a callee: a place that supports the answer. */
  site?: ts.Node;
  /** The call that it is the frame of, where an expression was evaluated. */
  madeAt?: ts.Node;
  depth: number;
  /** How often the function called itself on the way to this call. */
  again?: number;
  memo: Memo<ts.Node, Value[]>;
  /** `self` as other methods see it after this call: one object, so that what is known of it is known once. */
  after?: InstanceValue;
}

/** A member of an object, where its name is known. */
export interface Entry {
  name: string;
  argument: Argument;
}

/** An argument as written (evaluated in the frame of the call), or values that are already known. */
export type Argument = { node: ts.Expression; frame: Frame | undefined } | { values: Value[] };

/** A hole that remembers the parameter behind it, so that the question can move to the callers. Printed like any other hole. */
export interface ParamHole extends Hole {
  declaration: ParamDeclaration;
}

/** Where a value enters from outside: a parameter, or the variable of a loop over a table. */
export type ParamDeclaration = ts.ParameterDeclaration | ts.VariableDeclaration;

export type Value =
  | { kind: "text"; template: Template }
  | { kind: "object"; node: ts.ObjectLiteralExpression; frame: Frame | undefined }
  | { kind: "array"; elements: Argument[] }
  // an object that no literal stands for: the modules of a folder, what a loop has put together
  | RecordValue
  /** `bound`: arguments that `bind` has put before those of the call. */
  | { kind: "function"; node: FunctionNode; frame: Frame | undefined; self?: Value; bound?: readonly Argument[] }
  | { kind: "class"; node: ClassNode; frame: Frame | undefined }
  | InstanceValue
  | { kind: "enum"; node: ts.EnumDeclaration }
  | { kind: "module"; file: string }
  | { kind: "json"; data: unknown }
  | LibraryValue
  // `path`: members on the way, `()` for a call
  | { kind: "param"; declaration: ParamDeclaration; path: string[] }
  | { kind: "unknown"; name: string; at?: ts.Node };

export interface RecordValue {
  kind: "record";
  members: ReadonlyMap<string, Argument>;
  /** It has more members, of which nothing is known. */
  open?: true;
}

/** An object of a class of the system. Without `args`, it is whatever is injected or handed in. */
export interface InstanceValue {
  kind: "instance";
  node: ClassNode;
  args?: readonly Argument[];
  frame: Frame | undefined;
  typeArgs?: readonly ts.TypeNode[];
  /** A call of one of its methods that is known to have happened before: what that method put into fields was given by this call. */
  setup?: Frame;
}

/**
 * Something that came out of a library: the package and the access path from its import, `.Kafka().producer()`.
 * `parent` and `call` keep the way there, so that arguments of earlier calls (`axios.create({baseURL})`) can be asked for.
 */
export interface LibraryValue {
  kind: "library";
  package: string;
  path: string;
  parent?: LibraryValue;
  /** The last member name on the way, for calls the callee's. */
  name: string;
  call?: { node: ts.Node; args: readonly Argument[]; frame: Frame | undefined };
  /** The node that created it; two handles with the same origin are the same object. */
  origin?: ts.Node;
  typeArgs?: readonly ts.TypeNode[];
  /** Nothing but its name says that it is this object. */
  guessed?: boolean;
  /** Only its type is known: the object itself is what callers hand to this parameter of a constructor. */
  handedTo?: ts.ParameterDeclaration;
  /** The class of the system whose base is the library's: `User` in `User.findAll()` where `class User extends Model`. */
  owner?: ClassNode;
}

export const maxAlternatives = 16;
/** Functions, modules and library objects multiply nothing; a folder of models that is loaded in a loop has many. */
const maxObjects = 64;

export const textValue = (text: string): Value => ({ kind: "text", template: text === "" ? [] : [text] });
export const unknownValue = (name: string): Value => ({ kind: "unknown", name });

/** Alternatives without repetition, bounded by count. */
export function merge(...lists: Value[][]): Value[] {
  const all = onlyFilled(lists) ?? lists.flat();
  if (all.length < 2) return all;
  const out: Value[] = [];
  const seen = new Set<string>();
  for (const value of all) {
    const key = keyOf(value);
    if (key !== undefined && seen.has(key)) continue;
    if (key !== undefined) seen.add(key);
    if (out.length < (isObject(value) ? maxObjects : maxAlternatives) && !(key === undefined && out.includes(value))) out.push(value);
  }
  return out;
}

/** The only list that has anything, if there is but one: the most frequent case by far. */
function onlyFilled(lists: readonly Value[][]): Value[] | undefined {
  let only: Value[] | undefined;
  for (const list of lists) {
    if (!list.length) continue;
    if (only) return undefined;
    only = list;
  }
  return only ?? [];
}

const isObject = (value: Value): boolean => value.kind === "function" || value.kind === "class" || value.kind === "module" || value.kind === "library";

function keyOf(value: Value): string | undefined {
  if (value.kind === "text") return `t${value.template.map(keyOfPart).join("\0")}`;
  if (value.kind === "unknown") return `u${value.name}`;
  if (value.kind === "module") return `m${value.file}`;
  if (value.kind === "library") return `l${value.package}${value.path}@${value.origin ? `${value.origin.getSourceFile().fileName}:${value.origin.pos}` : ""}`;
  return undefined;
}

/** The declaration behind a hole is left out: two parameters of one name are one alternative. */
function keyOfPart(part: Template[number]): string {
  return typeof part === "string" ? part : `\0${part.hole}\0${part.name}\0${part.fallback?.map((one) => `(${one.map(keyOfPart).join("\0")})`).join("") ?? ""}`;
}
