/** Loaded before the measured program: stores what the process used (memory in kilobytes, times in microseconds) when it ends. */
import { writeFileSync } from "node:fs";

const file = process.env["HEADWATER_BENCH_USAGE"];
if (file !== undefined) process.on("exit", () => writeFileSync(file, JSON.stringify(process.resourceUsage())));
