/**
 * The form in which "routes by files" are described: which files of an application answer requests, under which path, and which exports are methods.
 * In: nothing. Out: types only. How an application is known to be one of the framework is said in `knowledge/file-routers`.
 */
import type { OperationKind } from "../../model/graph.js";
import type { FileRouterId } from "../../knowledge/file-routers.js";
import type { FactDraft } from "./draft.js";
import type { ValueView } from "./value-view.js";

export interface FileRoutes {
  router: FileRouterId;
  /** Which files are asked about; tested against the path below the application's folder. */
  file: RegExp;
  routes(file: RouteFile): FileRoute[];
  /** What a file says beside its routes. */
  facts?(file: RouteFile): PlacedDraft[];
  /** What the settings of the application say beside its routes: proxies. */
  settings?(settings: ValueView): PlacedDraft[];
  /** Functions in such a file that the framework calls, and the path that their first parameter stands for. */
  functions?(file: RouteFile): ValueView[];
  parameter?: string;
}

/** A fact, and the value that says so. */
export interface PlacedDraft {
  draft: FactDraft;
  at: ValueView;
}

/** One method of one path. */
export interface FileRoute {
  /** Upper case; `*` for any. */
  method: string;
  /** Whole, with `{name}` parameters; `{*name}` takes the rest of a path. */
  path: string;
  /** What answers: an export of the file, or `RouteFile.whole`. */
  handler: ValueView;
  kind?: OperationKind;
  /** If it is not certain that the framework serves it so. */
  confidence?: "inferred";
}

export interface RouteFile {
  /** Below the application's folder. */
  readonly path: string;
  readonly application: RouteApplication;
  /** Names of the values that it exports, through `export *` too. */
  exports(): readonly string[];
  /** An export; a view of nothing if there is none. Its place is where this file names it. */
  exported(name: string): ValueView;
  /** The file itself, for pages that export nothing. */
  readonly whole: ValueView;
  mentions(text: string): boolean;
  /** Functions that a directive (`"use server"`) makes callable from outside, at the head of the file or of the function. */
  functionsWith(directive: string): { name: string; handler: ValueView }[];
  /** The methods that the code in this file tells apart (`req.method === "POST"`); `*` if it answers others as well, or compares none. */
  comparedMethods(): string[];
  /** Names of the calls made in the file. */
  calls(name: string): boolean;
}

/** The application that a file belongs to. */
export interface RouteApplication {
  /** What its settings file exports: the object, unwrapped from functions and wrappers such as `defineConfig`. */
  readonly settings: ValueView;
  /** The version range under which its manifest lists the package; undefined if it does not. */
  version(packageName: string): string | undefined;
  /** The content of a JSON or YAML file below the application's folder. */
  document(path: string): ValueView;
  /** A file below the application's folder; the extension may be left out. */
  file(path: string): RouteFile | undefined;
}
