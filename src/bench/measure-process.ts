import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

/** What one whole process took. */
export interface Cost {
  seconds: number;
  megabytes: number;
}

/** Runs a script from start to end; the peak memory is what the process itself saw when it ended. */
export function measureProcess({ script, parameters, scratch }: { script: string; parameters: string[]; scratch: string }): Cost {
  const peak = join(scratch, "peak");
  const start = performance.now();
  const child = spawnSync(process.execPath, ["--import", new URL("./record-peak.js", import.meta.url).href, script, ...parameters], {
    env: { ...process.env, HEADWATER_BENCH_PEAK: peak },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const seconds = (performance.now() - start) / 1000;
  if (child.status !== 0) throw new Error(`${script} ended with ${child.status ?? child.signal}`);
  return { seconds, megabytes: Number(readFileSync(peak, "utf8")) / 1024 };
}

/** Time and memory each by their own median. */
export function medianOf(costs: Cost[]): Cost {
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return { seconds: median(costs.map((cost) => cost.seconds)), megabytes: median(costs.map((cost) => cost.megabytes)) };
}
