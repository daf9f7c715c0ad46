/** Languages by file extension. */
import { isWithin } from "./paths.js";
import type { Tree } from "./tree.js";

const byExtension: Record<string, string> = {
  ts: "typescript", tsx: "typescript", mts: "typescript", cts: "typescript",
  js: "javascript", jsx: "javascript", mjs: "javascript", cjs: "javascript", vue: "javascript", svelte: "javascript", astro: "javascript", coffee: "javascript",
  py: "python", go: "go", java: "java", kt: "kotlin", rb: "ruby", php: "php", cs: "csharp", rs: "rust", scala: "scala", ex: "elixir", exs: "elixir",
  swift: "swift", dart: "dart", clj: "clojure", cpp: "cpp", cc: "cpp", c: "c", fs: "fsharp", hs: "haskell", erl: "erlang", lua: "lua",
};

/** The language of a file, if it is code. */
export function languageOf(path: string): string | undefined {
  return byExtension[/\.([a-z]+)$/.exec(path)?.[1] ?? ""];
}

/** The languages of a folder, the largest first; those with less than a tenth of the files are left out. */
export function languagesOf(tree: Tree, folder: string, inner: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of tree.files) {
    if (file.reason || !isWithin(file.path, folder) || inner.some((each) => isWithin(file.path, each))) continue;
    const language = languageOf(file.path);
    if (language) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].filter(([, count]) => count * 10 >= total).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([language]) => language);
}
