/** Models by package, and the answers that the evaluator needs from them. */
import type { CallbackPlace, CallSite, Engine, LibraryKnowledge } from "../values/engine.js";
import { ancestry, globalPackage } from "../values/library-handles.js";
import { knownFunction } from "../values/known-functions.js";
import type { LibraryValue, Value } from "../values/value.js";
import { callUse, viewValues } from "./call-use.js";
import type { CallbackRule, DecoratorRule, InjectedName, LibraryModel, LibraryUse, ModuleRule, ValueRule } from "./library-model.js";
import type { FileRouterId } from "../../knowledge/file-routers.js";
import type { FileRoutes } from "./file-routes.js";
import { compilePath, expandBraces, type CompiledPath } from "./path-pattern.js";
import { PossiblePaths, wordGivers, wordsBefore, type WordGivers, type WrittenWords } from "./possible-paths.js";

export interface Compiled<R> {
  rule: R;
  path: CompiledPath;
  model: LibraryModel;
  /** Members on the way there. */
  before: readonly string[];
  /** The import itself is called on the way; globals have none. */
  callsImport: boolean;
}

interface PackageRules {
  model: LibraryModel;
  aliases: Map<string, string>;
  builders: ReadonlySet<string>;
  /** Answers of `speaksOf`. */
  spoken: Map<string, boolean>;
  givers: WordGivers;
  uses: Map<string, Compiled<LibraryUse>[]>;
  decorators: Map<string, Compiled<DecoratorRule>[]>;
  values: Map<string, Compiled<ValueRule>[]>;
  callbacks: Map<string, Compiled<CallbackRule>[]>;
}

/** Read-only once built; shared by all services of a run. */
export class LibraryRegistry implements LibraryKnowledge {
  private readonly byPackage = new Map<string, PackageRules>();
  /** Global name → package. */
  private readonly globals = new Map<string, string>();
  private readonly injected = new Map<string, InjectedName & { package: string } & { words: string[] }>();
  private readonly fileRules: { rule: ModuleRule; model: LibraryModel }[] = [];
  private readonly routeRules = new Map<FileRouterId, { rule: FileRoutes; model: LibraryModel }[]>();

  constructor(readonly models: readonly LibraryModel[]) {
    for (const model of models) {
      const rules: PackageRules = {
        model, aliases: new Map(), spoken: new Map(), givers: wordGivers(model), builders: new Set((model.builders ?? []).flatMap(expandBraces)), uses: compileAll(model, model.uses ?? []), decorators: compileAll(model, model.decorators ?? []), values: compileAll(model, model.values ?? []), callbacks: compileAll(model, model.callbacks ?? []),
      };
      for (const [from, to] of Object.entries(model.aliases ?? {})) for (const path of expandBraces(from)) rules.aliases.set(path, to);
      for (const name of model.packages) this.byPackage.set(name, mergeRules(this.byPackage.get(name), rules));
      const main = model.packages[0] ?? "";
      for (const name of model.globals ?? []) this.globals.set(name, main);
      for (const one of model.injected ?? []) this.injected.set(one.name, { ...one, package: main, words: one.marker.split(/\W+/).filter(Boolean) });
      for (const rule of model.modules ?? []) this.fileRules.push({ rule, model });
      const routes = model.fileRoutes;
      if (routes) this.routeRules.set(routes.router, [...this.fileRoutes(routes.router), { rule: routes, model }]);
    }
  }

  /** A package that no model knows is seen as the one under `as`. The same package is always seen so: what asks for it decides by its own code. */
  adopt(packageName: string, as: string): void {
    const rules = this.byPackage.get(as);
    if (rules && !this.byPackage.has(packageName)) this.byPackage.set(packageName, rules);
  }

  modelOf(packageName: string): LibraryModel | undefined {
    return this.byPackage.get(packageName)?.model;
  }

  globalNamed(name: string): string | undefined {
    return this.globals.get(name);
  }

  injectedNamed(name: string, text: () => string): LibraryValue | undefined {
    const found = this.injected.get(name);
    return found && text().includes(found.marker) ? { kind: "library", package: found.package, path: found.gives, name } : undefined;
  }

  /** Rules for files that a library loads by their name. */
  moduleRules(file: string, text: () => string): { rule: ModuleRule; model: LibraryModel }[] {
    return this.fileRules.filter(({ rule }) => rule.file.test(file) && rule.marker.test(text()));
  }

  /** Rules for the files of an application of this framework. */
  fileRoutes(router: FileRouterId): readonly { rule: FileRoutes; model: LibraryModel }[] {
    return this.routeRules.get(router) ?? [];
  }

  /** Packages that can be used without importing them: through a global name that `stands` somewhere, or a container that injects by name. */
  packagesWithoutImport(stands: (name: string) => boolean, isWritten: (word: string) => boolean): string[] {
    const byGlobal = [...this.globals].filter(([name]) => stands(name));
    const byContainer = [...this.injected.values()].filter(({ words }) => words.every(isWritten));
    return [...byGlobal.map(([, name]) => name), ...byContainer.map((one) => one.package)];
  }

  isModelled(packageName: string): boolean {
    return this.byPackage.has(packageName);
  }

  /** Are the uses under any name to be looked for only where the package is imported? */
  isNearImports(packageName: string): boolean {
    return this.byPackage.get(packageName)?.model.nearImports === true;
  }

  /** Does a model of the package have uses under any name? */
  hasOpenUses(packageName: string): boolean {
    return this.byPackage.get(packageName)?.uses.has("*") ?? false;
  }

  /** Does a model of the package have uses that are called under whatever name the file gives them, given the names that lead there? */
  hasNamelessUses(packageName: string, isWritten: (word: string) => boolean): boolean {
    const uses = this.byPackage.get(packageName)?.uses;
    return ["*", ""].some((last) => uses?.get(last)?.some(({ path }) => path.words.every(isWritten)));
  }

  decoratorNames(packages: ReadonlySet<string>): Set<string> {
    return new Set([...packages].flatMap((name) => [...(this.byPackage.get(name)?.decorators.keys() ?? [])]));
  }

  packages(): Iterable<string> {
    return this.byPackage.keys();
  }

  speaksOf(packageName: string, path: string): boolean {
    const rules = this.byPackage.get(packageName);
    if (!rules) return false;
    const known = rules.spoken.get(path);
    if (known !== undefined) return known;
    const compiled = [rules.uses, rules.values, rules.callbacks].flatMap((table) => [...table.values()].flat());
    const isSpoken = compiled.some(({ path: pattern }) => pattern.leadsThrough(path)) || [...rules.aliases.keys(), ...rules.builders].some((one) => one.startsWith(path));
    rules.spoken.set(path, isSpoken);
    return isSpoken;
  }

  canonical(packageName: string, path: string): string {
    const aliases = this.byPackage.get(packageName)?.aliases;
    let current = path;
    for (let steps = 0; aliases && steps < 4; steps++) {
      const next = aliases.get(current);
      if (next === undefined || next === current) break;
      current = next;
    }
    return current;
  }

  isBuilder(packageName: string, path: string): boolean {
    return this.byPackage.get(packageName)?.builders.has(path) ?? false;
  }

  usesOf(handle: LibraryValue): { use: Compiled<LibraryUse>; wildcards: string[] }[] {
    const last = /\.([^.()]+)$/.exec(handle.path)?.[1] ?? "";
    return find(this.byPackage.get(handle.package)?.uses, { last, path: handle.path }).map(({ compiled, wildcards }) => ({ use: compiled, wildcards }));
  }

  decoratorsOf(handle: LibraryValue): Compiled<DecoratorRule>[] {
    const last = /\.([^.()]+)$/.exec(handle.path)?.[1] ?? "";
    return find(this.byPackage.get(handle.package)?.decorators, { last, path: handle.path }).map(({ compiled }) => compiled);
  }

  callbacksOf(handle: LibraryValue): CallbackRule[] {
    const last = /\.([^.()]+)$/.exec(handle.path)?.[1] ?? "";
    return find(this.byPackage.get(handle.package)?.callbacks, { last, path: handle.path }).map(({ compiled }) => compiled.rule);
  }

  /** Names under which uses and callbacks of these packages are called, as far as what they are called on can be there; `` stands for the import itself. */
  lastNames(packages: ReadonlySet<string>, words: WrittenWords): Set<string> {
    const names = new Set<string>();
    for (const name of packages) {
      const rules = this.byPackage.get(name);
      const possible = rules && new PossiblePaths(rules.givers, name === globalPackage ? words : { ...words, stands: words.isWritten });
      for (const table of rules ? [rules.uses, rules.callbacks] : []) {
        for (const [last, list] of table) if (!names.has(last) && list.some(({ before, callsImport }) => !(callsImport && name === globalPackage) && possible?.has(before))) names.add(last);
      }
    }
    return names;
  }

  /** Names of callees to which functions may be handed. */
  callbackNames(packages: ReadonlySet<string>): Set<string> {
    return new Set([...packages].flatMap((name) => [...(this.byPackage.get(name)?.callbacks.keys() ?? [])]));
  }

  /** Names that are of use without any import and without a member: `fetch`, `$`. What is called on them has a name of its own. */
  bareNames(globalPackage: string): string[] {
    const compiled = [...(this.byPackage.get(globalPackage)?.uses.values() ?? [])].flat();
    const called = compiled.flatMap(({ rule }) => expandBraces(rule.on).flatMap((path) => /^\.([\w$]+)$/.exec(path)?.[1] ?? []));
    return [...new Set([...called, ...this.globals.keys(), ...this.injected.keys()])].sort();
  }

  valueOf(handle: LibraryValue, engine: Engine): Value[] | undefined {
    const rules = this.byPackage.get(handle.package)?.values;
    const found = rules && find(rules, { last: lastOf(handle.path), path: handle.path })[0];
    const values = found ? viewValues(found.compiled.rule.value(callUse({ engine, handle, wildcards: found.wildcards, model: found.compiled.model }))) : [];
    return values.length ? values : knownFunction(handle, engine);
  }

  callbackParameter(handle: LibraryValue, place: CallbackPlace, engine: Engine): Value[] | undefined {
    const rule = this.callbacksOf(handle).find((one) => one.parameter === place.parameter && (one.argument === place.argument || one.argument === "last") && one.member === place.member && (one.count === undefined || one.count === place.count));
    const received = rule?.receives === undefined ? undefined : place.call.args[rule.receives];
    if (received) return engine.argument(received);
    return rule && this.handedTo(handle, { rule, call: place.call }, engine);
  }

  /** What a callback's parameter is. */
  handedTo(handle: LibraryValue, { rule, call }: { rule: CallbackRule; call: CallSite }, engine: Engine): Value[] {
    const model = this.modelOf(handle.package);
    if (!rule.hands || !model) return [callbackValue(handle, { rule, call })];
    const members = Object.entries(rule.hands(callUse({ engine, handle, wildcards: [], model, args: call.args, node: call.node }))).filter(([, view]) => view.exists);
    return members.length ? [{ kind: "record", members: new Map(members.map(([name, view]) => [name, { values: viewValues(view) }])), open: true }] : [];
  }
}

/** What a callback's parameter is: the result of the call that it is handed to, or an object further along the same way, created where the callee was. */
function callbackValue(handle: LibraryValue, { rule, call }: { rule: CallbackRule; call: CallSite }): LibraryValue {
  if (rule.gives === `${handle.path}()`) return { kind: "library", package: handle.package, path: rule.gives, name: handle.name, parent: handle, call, origin: call.node };
  const same = [...ancestry(handle)].find((one) => one.path === rule.gives);
  const name = lastOf(rule.gives.replace(/\(\)$/, ""));
  // the call it is handed to stays on the way, for its arguments: `MongoClient.connect(url, (error, client) => …)`
  const made: LibraryValue = { kind: "library", package: handle.package, path: `${handle.path}()`, name: handle.name, parent: handle, call };
  return same && !rule.scope ? same : { kind: "library", package: handle.package, path: rule.gives, name, parent: made, ...(handle.origin ? { origin: handle.origin } : {}) };
}

const lastOf = (path: string): string => /\.([^.()]+)(?:\(\))?$/.exec(path)?.[1] ?? "";

function compileAll<R extends { on: string }>(model: LibraryModel, rules: readonly R[]): Map<string, Compiled<R>[]> {
  const table = new Map<string, Compiled<R>[]>();
  for (const rule of rules) {
    for (const pattern of expandBraces(rule.on)) {
      const path = compilePath(pattern);
      const compiled = { rule, path, model, before: wordsBefore(pattern), callsImport: pattern.startsWith("()") };
      // values are asked for by the name of the call; what is called again, `createRoute("/orders")({…})`, has no name of its own
      for (const key of pattern.endsWith("()") ? [lastOf(pattern), ""] : [path.last]) table.set(key, [...(table.get(key) ?? []), compiled]);
    }
  }
  return table;
}

function find<R>(table: Map<string, Compiled<R>[]> | undefined, { last, path }: { last: string; path: string }): { compiled: Compiled<R>; wildcards: string[] }[] {
  if (!table) return [];
  return [...(table.get(last) ?? []), ...(last === "*" ? [] : (table.get("*") ?? []))].flatMap((compiled) => {
    const wildcards = compiled.path.match(path);
    return wildcards ? [{ compiled, wildcards }] : [];
  });
}

/** Several models may speak of one package (`@nestjs/common`); their tables are joined. */
function mergeRules(known: PackageRules | undefined, added: PackageRules): PackageRules {
  if (!known) return added;
  return {
    model: known.model,
    aliases: new Map([...known.aliases, ...added.aliases]),
    spoken: new Map(),
    givers: joinTables(known.givers, added.givers),
    builders: new Set([...known.builders, ...added.builders]),
    uses: joinTables(known.uses, added.uses),
    decorators: joinTables(known.decorators, added.decorators),
    values: joinTables(known.values, added.values),
    callbacks: joinTables(known.callbacks, added.callbacks),
  };
}

function joinTables<R>(a: ReadonlyMap<string, readonly R[]>, b: ReadonlyMap<string, readonly R[]>): Map<string, R[]> {
  const out = new Map([...a].map(([key, list]) => [key, [...list]]));
  for (const [key, list] of b) out.set(key, [...(out.get(key) ?? []), ...list]);
  return out;
}

