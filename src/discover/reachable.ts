/** Files that an entry reaches over relative imports: tells apart the deployables of one package. */
import { folderOf, joinInside } from "./paths.js";
import type { Tree } from "./tree.js";

const specifier = /(?:from\s*|import\s*\(?\s*|require\s*\(\s*)["'](\.{1,2}\/[^"'\n]*|\.{1,2})["']/g;
/** Frameworks load a plugin by the name of a file beside this one: `.use("orders-logic")`. */
const plugin = /\.use\(\s*["']([\w-][\w./-]*)["']/g;
const extensions = ["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", "/index.ts", "/index.js", "/index.tsx", "/index.mjs"];

/** The entries and everything they import, directly or not. */
export function reachableFrom(entries: readonly string[], tree: Tree): Set<string> {
  const seen = new Set<string>();
  const open = [...entries];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = tree.reader.read(file) ?? "";
    for (const match of [...text.matchAll(specifier), ...text.matchAll(plugin)]) {
      const target = resolveImport(folderOf(file), match[1] ?? "", tree);
      if (target !== undefined) open.push(target);
    }
  }
  return seen;
}

function resolveImport(folder: string, specifierText: string, tree: Tree): string | undefined {
  const stem = joinInside(folder, specifierText);
  if (stem === undefined) return undefined;
  const stems = [stem, stem.replace(/\.[cm]?jsx?$/, "")];
  return stems.flatMap((each) => extensions.map((extension) => each + extension)).find((path) => tree.byPath.has(path));
}
