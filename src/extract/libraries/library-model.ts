/**
 * The form in which a library is described: which packages, which access paths from the import, which argument is what.
 * In: nothing. Out: types only. A model knows no syntax trees; it asks for values through `CallUse` and `DecoratorUse`.
 */
import type { Field } from "../../model/graph.js";
import type { Alternatives } from "../../model/facts.js";
import type { SqlParser } from "../sql/sql-parser.js";
import type { Draft } from "./draft.js";
import type { FileRoutes } from "./file-routes.js";
import type { ValueView } from "./value-view.js";

export type LibraryCategory = "http-server" | "http-client" | "rpc" | "messaging" | "database" | "object-store" | "configuration" | "third-party";

/** One record per library: what it is, what Headwater finds of it, and what it cannot see. */
export interface LibraryModel {
  /** kebab-case; the file's name. */
  id: string;
  title: string;
  packages: readonly string[];
  category: LibraryCategory;
  /** OpenTelemetry's name of the system: `kafka`, `postgresql` …; `http` for HTTP. */
  system?: string;
  /** One clause for the README's table. */
  finds: string;
  /** One clause for the README's table: what no fact is given for. */
  cannotSee: string;
  /**
   * Other paths to the same thing: `".create()": ""` says that what `axios.create()` gives behaves as `axios`. A TypeScript type `T` of the package
   * stands for the path `.T()`, so `".AxiosInstance()": ""` covers `http: AxiosInstance`. `{a,b}` lists alternatives.
   */
  aliases?: Readonly<Record<string, string>>;
  /** Paths of immutable builders: a call that leads back to such a path gives a new object all the same. */
  builders?: readonly string[];
  /** Calls that mean something. */
  uses?: readonly LibraryUse[];
  decorators?: readonly DecoratorRule[];
  /** Calls and members whose value can be given: `".ConfigService().get()"`. A path that ends in `()` is a call, else a member. */
  values?: readonly ValueRule[];
  /** What the library passes to functions that are handed to it. */
  callbacks?: readonly CallbackRule[];
  modules?: readonly ModuleRule[];
  /** Uses under any name are looked for only in files that import it, not in those that import such a file. */
  nearImports?: boolean;
  /** Paths of objects that its values are said to give (`CallUse.object`). */
  makes?: readonly string[];
  /** Files whose place is their route. */
  fileRoutes?: FileRoutes;
  /** The path that a parameter called like a router stands for, in a function that nothing is seen to call: route files loaded by computed names. */
  assumed?: string;
  /** Global names that stand for the import itself where no import brings them (a script tag): `$` for jQuery. */
  globals?: readonly string[];
  /** Parameters that a container fills by their name, in files that contain the word `marker`: `$http` in files with `angular`. */
  injected?: readonly InjectedName[];
}

/**
 * `on`: the path of the callee without the call's `()`: `.create().get`, `` for a call of the import itself, `.Queue` for `new Queue()`. `{a,b}` lists
 * alternatives, `*` stands for any one member (its name is `use.wildcards[n]`), and `**` alone for every path (which is then `use.wildcards[0]`).
 */
export interface LibraryUse {
  on: string;
  facts(use: CallUse): Draft[];
  /** What the library calls by itself, with which arguments: `useMutation({ mutationFn: signIn })`. A library's function among them says here what it says where it is called. */
  calls?(use: CallUse): readonly { callee: ValueView; args: readonly ValueView[] }[];
  /** Nothing can be said before this argument, or one of those things in it, is known as a whole: a schema, a table. If it is a parameter, its callers are asked. `any`: whichever of them is one. */
  whole?: number | "any" | ((use: CallUse) => readonly ValueView[]);
}

export interface ValueRule {
  on: string;
  value(use: CallUse): ValueView;
}

export interface InjectedName {
  name: string;
  /** The path that the parameter stands for. */
  gives: string;
  marker: string;
}

export interface CallbackRule {
  /** Path of the callee. */
  on: string;
  /** Which argument is the function; `last` for the last one. */
  argument: number | "last";
  /** The function is a member of that argument: `createChannel({ setup: (channel) => … })`. */
  member?: string;
  /** Its parameter; -1 is its `this`. */
  parameter: number;
  /** The path that the parameter stands for. */
  gives: string;
  /** Instead of `gives`: the members of the object that the function gets, where the library puts it together from what it was told elsewhere. */
  hands?(use: CallUse): Readonly<Record<string, ValueView>>;
  /** The function is a scope of its own (a Fastify plugin): routes inside it are mounted where it is registered. */
  scope?: boolean;
  /** Applies only if the function has exactly so many parameters. */
  count?: number;
  /** The library calls the function with what it was itself given as this argument: `useSWR("/api/orders", (url) => …)`. */
  receives?: number;
  /** Where the functions are, if they are not the argument itself: a member of a plugin object, files of a folder. */
  functions?(use: CallUse): ValueView[];
}

/** Files that a library finds by their name and loads by itself; what they export is handed to it. */
export interface ModuleRule {
  file: RegExp;
  /** Words of the file without which it is none of them. */
  marker: RegExp;
  facts(exported: ValueView, module: ModulePlace): Draft[];
  /** Functions in it that the library calls, with the path that their first parameter and their `this` stand for. */
  functions?(exported: ValueView): ValueView[];
  parameter?: string;
  /** The same for the parameters behind the first. */
  further?: readonly string[];
  self?: string;
}

/** What a rule for a file may ask about the place where it lies. */
export type ModulePlace = Pick<CallUse, "settingsFile">;

export interface DecoratorRule {
  /** Path of the decorator: `.Get`. `{a,b}` lists alternatives. */
  on: string;
  facts(use: DecoratorUse): Draft[];
}

/** What a model may ask of a call. Views are cheap; nothing is computed before it is asked for. */
export interface CallUse {
  /** The callee's last name: `get`. */
  readonly member: string;
  /** Names that stood for `*` in the path. */
  readonly wildcards: readonly string[];
  readonly args: readonly ValueView[];
  /** The argument, or a view of nothing. */
  arg(index: number): ValueView;
  /** The last argument: often the handler or callback. */
  lastArg(): ValueView;
  /** The call named `member` on the way to this object, `axios.create(…)` → `create`; `` for a call of the import itself; or by the path of what was called, `()`, `().from`. */
  made(member: string): CallUse | undefined;
  /** The object the member was called on, to tell routers apart. */
  readonly receiver: ValueView;
  /** What the call gives. */
  readonly result: ValueView;
  /** The name of the variable, export or member that the result is put into right where it is made. */
  readonly assignedTo: string | undefined;
  /** Does the call stand in this function? */
  isInside(fn: ValueView): boolean;
  /** `(req, res, next) => router(req, res, next)`: the function that hands on what it is given, and what it hands it to. */
  readonly passedOn: { by: ValueView; to: ValueView } | undefined;
  /** A type argument of this call or of the receiver's type. */
  typeArg(index: number): ValueView;
  /** The class of the system that has the library's class as its base, if the call goes through one: `User.findAll()`, `this.find()`. */
  readonly owner: ValueView;
  /** Names of the calls that follow on the result, in the same expression: `db("orders").where(…).update(…)` → `where`, `update`. */
  readonly following: readonly string[];
  /** Names of the calls in front of it, in the same expression, nearest first: at `into`, `db.insert(order).into("orders")` → `insert`. */
  readonly preceding: readonly string[];
  /** Does it stand in a function, and not in the code that runs when the module is loaded? */
  readonly insideFunction: boolean;
  /** What the file at this path exports or holds (a module, JSON, YAML), in the folder of the calling file or the nearest one above it. */
  settingsFile(path: string): ValueView;
  /** The variable that the call's result is put into. */
  readonly variable: string | undefined;
  /** A view of these texts: for rules that compute a value. */
  view(text: Alternatives): ValueView;
  /** Other calls in this service with the same package: `on` is a path of this model. For settings made elsewhere. */
  callsOf(on: string): CallUse[];
  /** The parameter of a constructor that the object came in by, if nothing but its type is known: a hole that callers are asked for. */
  readonly handedIn: Alternatives;
  /** Is a member of this name called in the same file, on whatever object? For objects that callers hand in. */
  beside(member: string): boolean;
  /** What a call of `path` of the model's first package with these arguments would give: for containers that make objects from settings. */
  object(path: string, args: readonly ValueView[]): ValueView;
  /** The first argument of a call further along the same chain: `request.post(url).send(body)` → `send`. */
  chained(member: string): ValueView;
  /** Arguments of every call of that name further along the same chain: `find().populate("customer").populate("lines")`. */
  further(member: string): readonly (readonly ValueView[])[];
  /** The SQL parser, where it was started for the system. */
  readonly parseSql: SqlParser | undefined;
  /** Source files below a folder (`path.join(__dirname, "routes")`), each with its path below it and what it exports. */
  modulesBelow(folder: ValueView): { path: string; exports: ValueView }[];
}

/** What a model may ask of a decorator. */
/** A parameter of a decorated method. `fields`: what it adds to a payload under a name. */
export interface DecoratedParameter {
  decorator: DecoratorUse;
  name: string;
  type: ValueView;
  fields(path: string): Field[];
}

export interface DecoratorUse {
  /** Where it stands in the file, to compare neighbours. */
  readonly position: number;
  readonly member: string;
  readonly args: readonly ValueView[];
  arg(index: number): ValueView;
  /** Decorators of the same library on the same target or, for a method, on its class: by name. */
  sibling(name: string): DecoratorUse | undefined;
  siblings(name: string): DecoratorUse[];
  onClass(name: string): DecoratorUse | undefined;
  /** Decorators on the parameters of the decorated method: by name, with the parameter's view. */
  onParameters(name: string): DecoratedParameter[];
  /** The decorated member's or class's name. */
  readonly name: string;
  readonly className: string;
  /** What the decorated method returns, or the decorated field's type. */
  readonly type: ValueView;
  /** Decorated members of the class that carry the decorator `name` of this library. */
  members(name: string): DecoratorUse[];
  /** As `CallUse.settingsFile`. */
  settingsFile(path: string): ValueView;
  /** As `CallUse.callsOf`. */
  callsOf(on: string): CallUse[];
}
