/** Loaded before the measured program: stores the peak memory (kilobytes) when the process ends. */
import { writeFileSync } from "node:fs";

const file = process.env["HEADWATER_BENCH_PEAK"];
if (file !== undefined) process.on("exit", () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
