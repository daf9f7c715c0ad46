/** Looks once into every script that its path did not leave out: marks generated and minified ones, gives the signals of the rest. */
import { isScript } from "./path-classes.js";
import { looksMinified, isCompiled, saysGenerated, SourceSignals } from "./source-signals.js";
import type { SkipReason, Tree, TreeFile } from "./tree.js";

/** Signals of each source file that takes part. */
export type Signals = ReadonlyMap<string, SourceSignals>;

/** Sets `reason` of the files that are left out for what they contain. */
export function inspectSources(tree: Tree): Signals {
  const signals = new Map<string, SourceSignals>();
  for (const file of tree.files) {
    if (file.reason || !isScript(file.path)) continue;
    const compiled = compiledFrom(file.path, tree);
    const found = compiled ? "generated" : inspect(file, tree);
    if (typeof found === "string") file.reason = found;
    else signals.set(file.path, found);
  }
  return signals;
}

function inspect(file: TreeFile, tree: Tree): SkipReason | SourceSignals {
  const text = tree.reader.read(file.path);
  if (text === undefined) return "binary";
  if (isCompiled(text)) return "build-output";
  if (saysGenerated(text)) return "generated";
  if (/\.[cm]?js$/.test(file.path) && looksMinified(text)) return "minified";
  return new SourceSignals(() => tree.reader.read(file.path) ?? "");
}

/** `orders.js` beside `orders.ts` is what the compiler wrote. */
function compiledFrom(path: string, tree: Tree): boolean {
  const stem = /^(.*)\.[cm]?jsx?$/.exec(path)?.[1];
  return stem !== undefined && [".ts", ".tsx", ".mts", ".cts"].some((extension) => tree.byPath.has(stem + extension));
}
