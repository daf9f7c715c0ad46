/**
 * Files that a library finds by their name and loads by itself: what they export means something without any call.
 * In: files and the models' rules for them. Out: drafts; and functions in such files get the values that the library passes to them.
 */
import { settingsFile } from "../libraries/call-use.js";
import type { LibraryModel, ModuleRule } from "../libraries/library-model.js";
import type { ValueView } from "../libraries/value-view.js";
import { viewOf } from "../libraries/view-of-values.js";
import type { LibraryValue, Value } from "../values/value.js";
import type { Collection } from "./collect-uses.js";
import type { Settled } from "./settle.js";

interface LoadedModule {
  rule: ModuleRule;
  model: LibraryModel;
  exported: ValueView;
}

export function collectModules(collection: Collection, files: readonly string[]): Settled[] {
  return files.flatMap((file) => loadedModules(collection, file)).flatMap(({ rule, model, exported }) => {
    collection.engine.begin(true);
    const at = exported.values.flatMap((value) => ("node" in value && value.node ? [value.node] : []))[0];
    const drafts = rule.facts(exported, { settingsFile: (path) => settingsFile(collection.engine, path, at) });
    if (!at || !drafts.length) return [];
    collection.met.add(model.title);
    collection.detectors.set(at, model.id);
    return drafts.map((draft) => ({ draft, sites: [at] }));
  });
}

/** Their first parameter and their `this`, as the library gives them. */
export function handModuleFunctions(collection: Collection, files: readonly string[]): void {
  const { engine } = collection;
  for (const { rule, model, exported } of files.flatMap((file) => loadedModules(collection, file))) {
    engine.begin(true);
    for (const value of rule.functions?.(exported).flatMap((view) => view.values) ?? []) {
      if (value.kind !== "function") continue;
      const given = engine.handed.get(value.node) ?? new Map<number, Value[]>();
      if (rule.parameter !== undefined) given.set(0, [handleOf(model, rule.parameter)]);
      for (const [index, path] of (rule.further ?? []).entries()) given.set(index + 1, [handleOf(model, path)]);
      if (rule.self !== undefined) given.set(-1, [handleOf(model, rule.self)]);
      engine.handed.set(value.node, given);
    }
  }
  engine.forget();
}

function handleOf(model: LibraryModel, path: string): LibraryValue {
  return { kind: "library", package: model.packages[0] ?? "", path, name: /([^.()]*)(?:\(\))?$/.exec(path)?.[1] ?? "" };
}

function loadedModules({ engine, registry }: Collection, file: string): LoadedModule[] {
  return registry.moduleRules(file, () => engine.program.text(file) ?? "").flatMap(({ rule, model }) => {
    const values = [...engine.exported(file, "default"), ...engine.exported(file, "*")].filter((value) => value.kind !== "module" && value.kind !== "unknown");
    return values.length ? [{ rule, model, exported: viewOf(engine, values.slice(0, 1)) }] : [];
  });
}
