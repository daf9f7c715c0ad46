import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

/** What one whole process took. */
export interface Cost {
  seconds: number;
  /** Seconds of all its threads; less disturbed by what else the machine does. */
  processor: number;
  megabytes: number;
}

/** Runs a script from start to end; memory and processor time are what it saw itself when it ended. */
export function measureProcess({ script, parameters, scratch }: { script: string; parameters: string[]; scratch: string }): Cost {
  const usage = join(scratch, "usage");
  const start = performance.now();
  const child = spawnSync(process.execPath, ["--import", new URL("./record-usage.js", import.meta.url).href, script, ...parameters], {
    env: { ...process.env, HEADWATER_BENCH_USAGE: usage },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const seconds = (performance.now() - start) / 1000;
  if (child.status !== 0) throw new Error(`${script} ended with ${child.status ?? child.signal}`);
  const used: { maxRSS: number; userCPUTime: number; systemCPUTime: number } = JSON.parse(readFileSync(usage, "utf8"));
  return { seconds, processor: (used.userCPUTime + used.systemCPUTime) / 1e6, megabytes: used.maxRSS / 1024 };
}

/** Time and memory each by their own median. */
export function medianOf(costs: Cost[]): Cost {
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return { seconds: median(costs.map((cost) => cost.seconds)), processor: median(costs.map((cost) => cost.processor)), megabytes: median(costs.map((cost) => cost.megabytes)) };
}
