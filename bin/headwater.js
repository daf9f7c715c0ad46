#!/usr/bin/env node
// Passes the arguments and the streams to src/main.ts (built: dist/headwater.cjs) and sets the exit code; nothing else.
import { existsSync } from "node:fs";
import process from "node:process";

const start = new URL("../dist/start/bundled.js", import.meta.url);
if (existsSync(new URL("../dist/headwater.cjs", import.meta.url))) {
  const { Bundle, entryFile } = await import(start.href);
  const { main } = new Bundle().load(entryFile);
  process.exitCode = await main(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    isTty: { stdout: process.stdout.isTTY === true, stderr: process.stderr.isTTY === true },
    columns: process.stdout.columns || 100,
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
    cwd: process.cwd(),
  });
} else {
  process.stderr.write("headwater is not built: dist/headwater.cjs is missing\n  run `npm ci` (or `npm run build`) in the folder of headwater first\n");
  process.exitCode = 2;
}
