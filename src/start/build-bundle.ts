/**
 * `npm run build`: puts the compiled code and what it needs of other packages into two files, and stores what V8 compiles of them.
 * In: `dist/main.js`. Out: `dist/headwater.cjs`, `dist/compiler.cjs` and their caches. No part of the product: nothing may import it.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type BuildOptions } from "esbuild-wasm";
import { Bundle, bundleFolder, entryFile, separateFiles } from "./bundled.js";

/** Programs and data that are found by their path, and native code: they stay packages. */
const stayPackages = ["graphviz-cli", "libpg-query", "@hpcc-js/wasm-graphviz", "@resvg/resvg-js"];

const options: BuildOptions = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  logLevel: "warning",
  mainFields: ["module", "main"],
  // V8 loses what `import()` needs in code that comes from a cache; `require` it is
  supported: { "dynamic-import": false },
  define: { "import.meta.url": "bundleUrl" },
  banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
};

await build({ ...options, entryPoints: [join(bundleFolder, "main.js")], outfile: join(bundleFolder, entryFile), external: [...stayPackages, ...Object.keys(separateFiles)] });
// all that is used of ts-morph is the compiler inside it (`ts`); test/architecture.test.ts keeps it so
const compiler = createRequire(createRequire(import.meta.url).resolve("ts-morph")).resolve("@ts-morph/common/dist/typescript.js");
await build({ ...options, stdin: { contents: `exports.ts = require(${JSON.stringify(compiler)});`, resolveDir: bundleFolder }, outfile: join(bundleFolder, separateFiles["ts-morph"] ?? "") });
await warmUp();

/** What runs here is compiled in the cache. The sample systems use every stage. */
async function warmUp(): Promise<void> {
  const bundle = new Bundle();
  const { main } = bundle.load(entryFile) as typeof import("../main.js");
  const scratch = mkdtempSync(join(tmpdir(), "headwater-build-"));
  const io = { stdout: process.stdout, stderr: process.stderr, isTty: { stdout: false, stderr: false }, columns: 100, colour: false, cwd: join(bundleFolder, "..") };
  for (const system of ["fixtures/rides", "fixtures/shop"]) {
    const code = await main(["report", system, "--quiet", "--output", join(scratch, "report.txt")], io);
    if (code !== 0) throw new Error(`headwater report ${system} ended with ${code}`);
  }
  rmSync(scratch, { recursive: true });
  bundle.writeCaches();
}
