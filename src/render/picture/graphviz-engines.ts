import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** A program for `node` that reads DOT from its input and prints SVG. */
export interface Engine {
  name: string;
  arguments: () => string[];
}

const resolve = (name: string): string => createRequire(import.meta.url).resolve(name);

/**
 * In the order in which they are tried. The second carries on where the first stops at a warning and is three years
 * newer; the last gives up layers and clusters for a layout that always ends.
 */
export const engines: readonly Engine[] = [
  { name: "graphviz-cli", arguments: () => [join(dirname(resolve("graphviz-cli")), "..", "bin", "graphviz.cjs"), "-Tsvg"] },
  { name: "wasm-graphviz dot", arguments: () => wasmGraphviz("dot") },
  { name: "wasm-graphviz sfdp", arguments: () => wasmGraphviz("sfdp") },
];

/** Given as text, so that it needs no compiled file of its own beside this one. */
function wasmGraphviz(layout: "dot" | "sfdp"): string[] {
  const program = `
    import { readFileSync } from "node:fs";
    const { Graphviz } = await import(process.argv[1]);
    const graphviz = await Graphviz.load();
    process.stdout.write(graphviz.layout(readFileSync(0, "utf8"), "svg", process.argv[2]));
  `;
  return ["--input-type=module", "--eval", program, "--", pathToFileURL(resolve("@hpcc-js/wasm-graphviz")).href, layout];
}
