/**
 * The evaluator as its own parts see it. Each kind of question is a file of functions that take the engine; `create-engine` joins them.
 * In: an expression and the frame of the call in which it is asked. Out: alternatives. Bounded by counts, never by a clock.
 */
import type { ts } from "ts-morph";
import type { Declaration } from "../program/scopes.js";
import type { CallUse } from "../libraries/library-model.js";
import type { ClassNode } from "../program/syntax.js";
import type { SourceProgram } from "../program/source-program.js";
import type { SqlParser } from "../sql/sql-parser.js";
import type { Memo } from "./answers.js";
import type { Argument, Entry, Frame, InstanceValue, LibraryValue, ParamDeclaration, Value } from "./value.js";

export interface Engine {
  readonly program: SourceProgram;
  readonly libraries: LibraryKnowledge;
  /** Started only for systems that speak SQL. */
  readonly parseSql: SqlParser | undefined;
  /** The remembered or computed answer; nothing while the same question is being answered. */
  remember<K, T>(memo: Memo<K, T[]>, key: K, compute: () => T[]): T[];
  /** Marks the start of a new question from outside, which gets a count of its own; `isNewUse`: about another use than before. */
  begin(isNewUse: boolean): void;
  /** Did the questions about this use come to an end because they were too many? */
  isExhausted(): boolean;
  evaluate(node: ts.Expression, frame: Frame | undefined): Value[];
  argument(argument: Argument): Value[];
  /** The member `name` of each value. */
  member(values: Value[], name: string): Value[];
  /** What is remembered of the members of an object. Objects of which nothing but the class is known share it. */
  membersOf(self: InstanceValue): Memo<string, Value[]>;
  /** What is remembered of the members that an object literal spreads. */
  membersOfSpread(node: ts.SpreadAssignment, frame: Frame | undefined): Memo<string, Value[]>;
  /** What is remembered of what other code puts into something that is made here: the members of an object literal, what a map holds. */
  handedMembersOf(made: ts.Node): Memo<string, Value[]>;
  /** The members of a value by their names; nothing for what has no members with known names. A later entry of a name replaces an earlier one. */
  entries(value: Value): Entry[];
  /** What is remembered of the runs of code inside this frame. */
  runsIn(frame: Frame | ts.Node | undefined): Memo<ts.Node, (Frame | undefined)[]>;
  /** What is remembered of the members that are put into objects after they were written. */
  fillsIn(frame: Frame | undefined): Memo<ts.Node, Entry[]>;
  /** The value of a call of `callee` with arguments. */
  call(callee: Value, call: CallSite): Value[];
  declaration(node: Declaration, frame: Frame | undefined): Value[];
  /** What a type annotation says about the value that carries it: an instance, a library handle. */
  ofType(type: ts.TypeNode, at: ts.Node): Value[];
  /** The export `name` (`default`, `*` for all) of a file. */
  exported(file: string, name: string): Value[];
  /** Calls that may run the function that `parameter` belongs to, as frames for it. */
  framesFor(parameter: ParamDeclaration): Frame[];
  /** Classes of the system that extend this one. */
  subclasses(node: ClassNode): ClassNode[];
  /** Calls of a model's path that were looked up before, by model and path. */
  readonly calls: Map<string, readonly CallUse[]>;
  /** Drops remembered answers, after `handed` has changed. */
  forget(): void;
  /** Functions that were handed to a library by reference, with what the library passes them: parameter index → value. */
  readonly handed: Map<ts.Node, Map<number, Value[]>>;
  /** Calls of a library that run such a function with something the code wrote there, as frames for it: function → call → frame. */
  readonly invoked: Map<ts.Node, Map<ts.Node, Frame>>;
}

export interface CallSite {
  /** Where it is called: a call, a `new`, a tagged template; for getters and implicit constructors the member or class. */
  node: ts.Node;
  args: readonly Argument[];
  frame: Frame | undefined;
}

/** What the evaluator has to know about libraries; answered from the models. */
export interface LibraryKnowledge {
  /** Is there a model for this package? Handles of other packages are followed too, but not far. */
  isModelled(packageName: string): boolean;
  /** Does a model say anything of this object or of what it leads to? */
  speaksOf(packageName: string, path: string): boolean;
  /** The path under which a model speaks of this object: `.create()` of axios → `` (an instance does what axios does). */
  canonical(packageName: string, path: string): string;
  /** Does every call that leads to this path give an object of its own? */
  isBuilder(packageName: string, path: string): boolean;
  /** The value of a library call or member where the library computes one: `ConfigService.get("X")`, `path.join(a, b)`. */
  valueOf(handle: LibraryValue, engine: Engine): Value[] | undefined;
  /** The package that a global name stands for (`$`), if a model says so. */
  globalNamed(name: string): string | undefined;
  /** What a container puts into a parameter of this name, in a file with this text. */
  injectedNamed(name: string, text: () => string): LibraryValue | undefined;
  /** What a library passes to a function that is handed to it in this place. */
  callbackParameter(handle: LibraryValue, place: CallbackPlace, engine: Engine): Value[] | undefined;
}

/** Where a function is handed to a library, and which of its parameters is asked for. */
export interface CallbackPlace {
  call: CallSite;
  argument: number;
  /** The function is this member of the argument. */
  member?: string | undefined;
  parameter: number;
  /** How many parameters the function has. */
  count: number;
}

export const maxDepth = 12;
export const maxCallers = 200;
