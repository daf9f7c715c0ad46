/** Loads the HCL grammar and the program that runs it. Both stay outside the bundle: few systems need them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Parser } from "web-tree-sitter";

/** Undefined: the optional packages are not installed. */
export async function loadGrammar(): Promise<Parser | undefined> {
  const load = createRequire(import.meta.url);
  try {
    const grammar = readFileSync(load.resolve("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm"));
    // the package's own types say what it exports; `require` does not know them
    const { Language, Parser } = load("web-tree-sitter") as typeof import("web-tree-sitter");
    await Parser.init();
    return new Parser().setLanguage(await Language.load(new Uint8Array(grammar)));
  } catch {
    return undefined;
  }
}
