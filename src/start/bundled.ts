/**
 * Starts from one file with V8's code cache beside it: hundreds of small modules and a large compiler take longer to load than a small system to read.
 * In: the bundle that `build-bundle` wrote. Out: its exports. Knows nothing of what headwater does.
 */
import { readFileSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import vm from "node:vm";

export const bundleFolder = fileURLToPath(new URL("../", import.meta.url));
export const entryFile = "headwater.cjs";
/** Packages that stay in a file of their own, loaded when they are first asked for. */
export const separateFiles: Readonly<Record<string, string>> = { "ts-morph": "compiler.cjs" };

/** A function is optimised after four times as much work as usual (V8: 132 KB): a scan ends soon, and on two cores the optimiser takes turns with it. */
const optimiseLater = "--interrupt-budget=540672";
/** Young objects are collected by the thread that made them: helpers would take the processor from the threads that read. */
const collectAlone = "--no-parallel-scavenge";

const cacheOf = (file: string): string => `${file}.cache`;

/** CommonJS files of the bundle. A cache of another V8 or of older code is not used, and nothing else changes. */
export class Bundle {
  readonly #scripts = new Map<string, vm.Script>();
  readonly #loaded = new Map<string, unknown>();

  constructor() {
    // before anything is compiled: a cache is only good for the flags it was made with
    setFlagsFromString(optimiseLater);
    setFlagsFromString(collectAlone);
  }

  load(name: string): unknown {
    const known = this.#loaded.get(name);
    if (known !== undefined) return known;
    const file = join(bundleFolder, name);
    const script = compile(file);
    this.#scripts.set(file, script);
    const module = { exports: {} };
    const outside = createRequire(file);
    const require = Object.assign((id: string): unknown => this.#separate(id) ?? outside(id), { resolve: outside.resolve });
    script.runInThisContext()(module.exports, require, module, file, dirname(file));
    this.#loaded.set(name, module.exports);
    return module.exports;
  }

  #separate(id: string): unknown {
    const name = separateFiles[id];
    return name === undefined ? undefined : this.load(name);
  }

  /** Stores what V8 has compiled so far, functions that have run included. Throws if V8 would not take it back: nobody else would notice. */
  writeCaches(): void {
    for (const [file, script] of this.#scripts) {
      writeFileSync(cacheOf(file), script.createCachedData());
      if (compile(file).cachedDataRejected !== false) throw new Error(`${cacheOf(file)}: V8 does not accept the code cache that it has just written`);
    }
  }
}

function compile(file: string): vm.Script {
  const cachedData = readCache(file);
  return new vm.Script(Module.wrap(readFileSync(file, "utf8")), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
}

function readCache(file: string): Buffer | undefined {
  try {
    return readFileSync(cacheOf(file));
  } catch {
    return undefined;
  }
}
