/** What a file of the system exports under a name, through re-exports, barrels and CommonJS. */
import type { Engine } from "./engine.js";
import { merge, type Value } from "./value.js";
import type { Exported } from "../program/module-table.js";
import { moduleByName } from "./expressions.js";
import type { ts } from "ts-morph";

export function exportedValue(engine: Engine, file: string, name: string, visited: Set<string> = new Set()): Value[] {
  if (file.endsWith(".json")) return jsonValue(engine, file, name);
  if (visited.has(file) || !mayExport(engine, file, name)) return [];
  const parsed = engine.program.file(file);
  if (!parsed) return [];
  visited.add(file);
  const { names, stars, whole } = parsed.exports;
  if (name === "*") return whole.length && names.size === 0 ? merge(...whole.map((node) => engine.evaluate(node, undefined))) : [{ kind: "module", file }];
  const direct = names.get(name);
  if (direct) return exportedTarget(engine, direct, { file, source: parsed.source });
  const fromWhole = merge(...whole.map((node) => (name === "default" ? engine.evaluate(node, undefined) : engine.member(engine.evaluate(node, undefined), name))));
  if (fromWhole.length) return fromWhole;
  if (name === "default") return names.size > 0 && stars.length === 0 && whole.length === 0 ? [{ kind: "module", file }] : [];
  return merge(...stars.map((specifier) => fromStar(engine, specifier, { file, name, visited, at: parsed.source })));
}

/** A module that neither writes the name nor passes on other modules' names need not be parsed. */
function mayExport(engine: Engine, file: string, name: string): boolean {
  if (name === "*" || name === "default" || engine.program.mentions(file, name)) return true;
  const text = engine.program.text(file) ?? "";
  return text.includes("export *") || text.includes("export*") || text.includes("module.exports") || text.includes("export =");
}

function fromStar(engine: Engine, specifier: string, place: { file: string; name: string; visited: Set<string>; at: ts.Node }): Value[] {
  const target = engine.program.resolver.resolve(specifier, place.file);
  return target.kind === "file" ? exportedValue(engine, target.file, place.name, place.visited) : [];
}

function exportedTarget(engine: Engine, target: Exported, place: { file: string; source: ts.SourceFile }): Value[] {
  switch (target.kind) {
    case "declaration":
      return engine.declaration(target.node, undefined);
    case "expression":
      return engine.evaluate(target.node, undefined);
    case "local": {
      const declaration = engine.program.scopes.find(target.name, target.at);
      return declaration ? engine.declaration(declaration, undefined) : [];
    }
    case "from":
      return moduleByName(engine, { specifier: target.specifier, from: place.file, name: target.name, at: place.source });
  }
}

function jsonValue(engine: Engine, file: string, name: string): Value[] {
  const data = engine.program.json(file);
  if (data === undefined) return [];
  return name === "*" || name === "default" ? [{ kind: "json", data }] : engine.member([{ kind: "json", data }], name);
}
