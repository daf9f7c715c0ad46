/** What a file of the system exports under a name, through re-exports, barrels and CommonJS. */
import type { Engine } from "./engine.js";
import { merge, textValue, type Value } from "./value.js";
import type { ParsedFile } from "../program/source-program.js";
import type { Exported } from "../program/module-table.js";
import { isGraphqlFile, operationsIn } from "../program/graphql-documents.js";
import { moduleByName } from "./expressions.js";
import type { ts } from "ts-morph";

export function exportedValue(engine: Engine, file: string, name: string): Value[] {
  if (/\.(?:jsonc?|ya?ml|toml)$/.test(file)) return jsonValue(engine, file, name);
  if (isGraphqlFile(file)) return document(engine, file, name);
  const parsed = engine.program.file(file);
  if (!parsed) return [];
  const { names, stars, whole } = parsed.exports;
  if (name === "*") return whole.length && names.size === 0 ? merge(...whole.map((node) => engine.evaluate(node, undefined))) : [{ kind: "module", file }];
  const direct = names.get(name);
  if (direct) return exportedTarget(engine, direct, { file, source: parsed.source });
  const fromWhole = merge(...whole.map((node) => (name === "default" ? engine.evaluate(node, undefined) : engine.member(engine.evaluate(node, undefined), name))));
  if (fromWhole.length) return fromWhole;
  if (name === "default") return names.size > 0 && stars.length === 0 && whole.length === 0 ? [{ kind: "module", file }] : [];
  return stars.length ? throughStars(engine, parsed, name) : [];
}

/** The whole document, or the operation that loaders export under its name. */
function document({ program }: Engine, file: string, name: string): Value[] {
  const text = program.text(file) ?? "";
  const asked = name === "*" || name === "default" ? text : operationsIn(text).find((one) => one.name === name)?.text;
  return asked ? [textValue(asked)] : [];
}

/** `export *`: a file of the system that exports the name, else one of the packages passed on. */
function throughStars(engine: Engine, barrel: ParsedFile, name: string): Value[] {
  const found = engine.program.exporterBehind(barrel.path, name);
  if (found) return exportedTarget(engine, found.exported, { file: found.parsed.path, source: found.parsed.source });
  const { packages } = engine.program.starClosure(barrel.path);
  return merge(...packages.map((specifier) => moduleByName(engine, { specifier, from: barrel.path, name, at: barrel.source })));
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
