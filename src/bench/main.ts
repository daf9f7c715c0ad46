/**
 * `npm run bench -- DIR`: what a cold scan costs, against a process that only reads and parses the same files.
 * In: a folder. Out: times, peak memory and their ratio on stdout. No part of the product: nothing may import it.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { measureProcess, medianOf, type Cost } from "./measure-process.js";
import { readSources } from "./read-sources.js";

/** Enough for a median on a machine that does other things too. */
const runs = 5;

const besideThis = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

function bench(folder: string): void {
  const scratch = mkdtempSync(join(tmpdir(), "headwater-bench-"));
  try {
    const { files, bytes } = readSources(folder);
    const list = join(scratch, "sources.json");
    writeFileSync(list, JSON.stringify(files));
    say(`${files.length} source files, ${(bytes / 1e6).toFixed(1)} MB; medians of ${runs} runs, each a process of its own`);
    const scan = { script: besideThis("../../bin/headwater.js"), parameters: ["scan", folder, "--format", "json", "--output", join(scratch, "graph.json")], scratch };
    const parse = { script: besideThis("./parse-only.js"), parameters: [list], scratch };
    // in turn, so that what else the machine does meets both alike
    const costs = Array.from({ length: runs }, () => ({ scan: measureProcess(scan), parse: measureProcess(parse) }));
    const [ofScan, ofParse] = [medianOf(costs.map((cost) => cost.scan)), medianOf(costs.map((cost) => cost.parse))];
    say("                 time   processor       peak memory");
    say(`scan        ${row(ofScan)}`);
    say(`parse only  ${row(ofParse)}`);
    say(`ratio       ${ratio(ofScan.seconds, ofParse.seconds)} ${ratio(ofScan.processor, ofParse.processor)}`);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

const row = ({ seconds, processor, megabytes }: Cost): string => `${seconds.toFixed(2).padStart(7)} s ${processor.toFixed(2).padStart(9)} s ${megabytes.toFixed(0).padStart(14)} MB`;
const ratio = (a: number, b: number): string => `${(a / b).toFixed(2).padStart(7)}    `;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: npm run bench -- DIR");
bench(resolve(process.env["INIT_CWD"] ?? process.cwd(), folder));
