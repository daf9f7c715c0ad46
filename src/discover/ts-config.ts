/** `paths` and `baseUrl` of tsconfig and jsconfig files, `extends` inside the roots followed. */
import type { PathAliases } from "../model/layout.js";
import { parseJson } from "./documents.js";
import { baseOf, byText, folderOf, joinInside } from "./paths.js";
import { recordOf, textEntries, textOf, textsOf } from "./plain-values.js";
import type { Tree } from "./tree.js";

interface Resolved {
  baseUrl?: string;
  paths: PathAliases["paths"];
}

/** The aliases in effect below each folder that has a configuration. */
export function readPathAliases(tree: Tree): PathAliases[] {
  const byFolder = new Map<string, string>();
  for (const file of tree.files) {
    const name = baseOf(file.path);
    if (file.reason || !/^(?:tsconfig(?:\.(?:base|app|json|build))?|jsconfig)\.json$/.test(name)) continue;
    const folder = folderOf(file.path);
    const rank = ["tsconfig.json", "jsconfig.json", "tsconfig.base.json", "tsconfig.app.json", "tsconfig.build.json"];
    const earlier = byFolder.get(folder);
    if (earlier === undefined || rank.indexOf(name) < rank.indexOf(baseOf(earlier))) byFolder.set(folder, file.path);
  }
  return [...byFolder].sort(([a], [b]) => byText(a, b)).flatMap(([folder, file]) => {
    const { baseUrl, paths } = resolve(tree, file, 0);
    return baseUrl === undefined && paths.length === 0 ? [] : [{ folder, ...(baseUrl === undefined ? {} : { baseUrl }), paths }];
  });
}

function resolve(tree: Tree, file: string, depth: number): Resolved {
  const text = depth > 8 || !tree.byPath.has(file) ? undefined : tree.reader.read(file);
  if (text === undefined) return { paths: [] };
  const root = recordOf(parseJson(text, file, (each) => (depth === 0 ? tree.diagnostics.push(each) : undefined)).value);
  const options = recordOf(root["compilerOptions"]);
  const folder = folderOf(file);
  const inherited = parents(root, folder, tree).map((parent) => resolve(tree, parent, depth + 1)).reduce<Resolved>((all, each) => ({ ...all, ...each, paths: each.paths.length > 0 ? each.paths : all.paths }), { paths: [] });
  const written = textOf(options["baseUrl"]);
  const baseUrl = written === undefined ? inherited.baseUrl : joinInside(folder, written);
  const own = options["paths"] === undefined ? inherited.paths : pathsOf(options["paths"], written === undefined ? (inherited.baseUrl ?? folder) : (baseUrl ?? folder));
  return { ...(baseUrl === undefined ? {} : { baseUrl }), paths: own };
}

function parents(root: Record<string, unknown>, folder: string, tree: Tree): string[] {
  return textsOf(root["extends"]).filter((each) => each.startsWith(".")).flatMap((each) => {
    const path = joinInside(folder, each);
    return path === undefined ? [] : [tree.byPath.has(path) ? path : `${path}.json`];
  });
}

function pathsOf(value: unknown, base: string): PathAliases["paths"] {
  const single = Object.fromEntries(textEntries(value));
  const entries = Object.entries(recordOf(value)).map(([pattern, targets]): [string, string[]] => [pattern, textsOf(single[pattern] ?? targets)]);
  return entries.map(([pattern, targets]) => ({ pattern, targets: targets.flatMap((target) => joinInside(base, target) ?? []) })).filter((each) => each.targets.length > 0);
}
