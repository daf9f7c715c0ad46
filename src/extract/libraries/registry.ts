/** Models by package, and the answers that the evaluator needs from them. */
import type { Engine, LibraryKnowledge } from "../values/engine.js";
import { ancestry } from "../values/library-handles.js";
import { knownFunction } from "../values/known-functions.js";
import type { LibraryValue, Value } from "../values/value.js";
import { callUse, viewValues } from "./call-use.js";
import type { CallbackRule, DecoratorRule, LibraryModel, LibraryUse, ValueRule } from "./library-model.js";
import { compilePath, expandBraces, type CompiledPath } from "./path-pattern.js";

export interface Compiled<R> {
  rule: R;
  path: CompiledPath;
  model: LibraryModel;
}

interface PackageRules {
  model: LibraryModel;
  aliases: Map<string, string>;
  uses: Map<string, Compiled<LibraryUse>[]>;
  decorators: Map<string, Compiled<DecoratorRule>[]>;
  values: Map<string, Compiled<ValueRule>[]>;
  callbacks: Map<string, Compiled<CallbackRule>[]>;
}

/** Read-only once built; shared by all services of a run. */
export class LibraryRegistry implements LibraryKnowledge {
  private readonly byPackage = new Map<string, PackageRules>();

  constructor(readonly models: readonly LibraryModel[]) {
    for (const model of models) {
      const rules: PackageRules = {
        model, aliases: new Map(), uses: compileAll(model, model.uses ?? []), decorators: compileAll(model, model.decorators ?? []), values: compileAll(model, model.values ?? []), callbacks: compileAll(model, model.callbacks ?? []),
      };
      for (const [from, to] of Object.entries(model.aliases ?? {})) for (const path of expandBraces(from)) rules.aliases.set(path, to);
      for (const name of model.packages) this.byPackage.set(name, mergeRules(this.byPackage.get(name), rules));
    }
  }

  isModelled(packageName: string): boolean {
    return this.byPackage.has(packageName);
  }

  isThirdParty(packageName: string): boolean {
    return this.byPackage.get(packageName)?.model.category === "third-party";
  }

  packages(): Iterable<string> {
    return this.byPackage.keys();
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

  /** Names under which uses and callbacks of these packages are called; `` stands for the import itself. */
  lastNames(packages: ReadonlySet<string>): Set<string> {
    const names = new Set<string>();
    for (const name of packages) {
      const rules = this.byPackage.get(name);
      for (const table of [rules?.uses, rules?.callbacks]) for (const last of table?.keys() ?? []) names.add(last);
    }
    return names;
  }

  valueOf(handle: LibraryValue, engine: Engine): Value[] | undefined {
    const rules = this.byPackage.get(handle.package)?.values;
    const found = rules && find(rules, { last: lastOf(handle.path), path: handle.path })[0];
    if (found) return viewValues(found.compiled.rule.value(callUse({ engine, handle, wildcards: found.wildcards, model: found.compiled.model })));
    return knownFunction(handle, engine);
  }

  callbackParameter(handle: LibraryValue, place: { argument: number; parameter: number; count: number }, _engine: Engine): Value[] | undefined {
    const rule = this.callbacksOf(handle).find((one) => one.parameter === place.parameter && (one.argument === place.argument || one.argument === "last") && (one.count === undefined || one.count === place.count));
    return rule && [callbackValue(handle, rule)];
  }
}

/** What a callback's parameter is: an object further along the same way, created where the callee was. */
export function callbackValue(handle: LibraryValue, rule: CallbackRule): LibraryValue {
  const same = [...ancestry(handle)].find((one) => one.path === rule.gives);
  const name = lastOf(rule.gives.replace(/\(\)$/, ""));
  return same && !rule.scope ? same : { kind: "library", package: handle.package, path: rule.gives, name, parent: handle, ...(handle.origin ? { origin: handle.origin } : {}) };
}

const lastOf = (path: string): string => /\.([^.()]+)(?:\(\))?$/.exec(path)?.[1] ?? "";

function compileAll<R extends { on: string }>(model: LibraryModel, rules: readonly R[]): Map<string, Compiled<R>[]> {
  const table = new Map<string, Compiled<R>[]>();
  for (const rule of rules) {
    for (const pattern of expandBraces(rule.on)) {
      const path = compilePath(pattern);
      const key = pattern.endsWith("()") ? lastOf(pattern) : path.last;
      const list = table.get(key);
      const compiled = { rule, path, model };
      if (list) list.push(compiled);
      else table.set(key, [compiled]);
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
    uses: joinTables(known.uses, added.uses),
    decorators: joinTables(known.decorators, added.decorators),
    values: joinTables(known.values, added.values),
    callbacks: joinTables(known.callbacks, added.callbacks),
  };
}

function joinTables<R>(a: Map<string, R[]>, b: Map<string, R[]>): Map<string, R[]> {
  const out = new Map(a);
  for (const [key, list] of b) out.set(key, [...(out.get(key) ?? []), ...list]);
  return out;
}

