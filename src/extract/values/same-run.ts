/** Are two frames of one function the same call? The same call may have been met on different ways, each with a frame of its own. */
import { constantText } from "./text.js";
import type { Argument, Frame } from "./value.js";

const maxLevels = 6;

/** What is known of one of them only does not tell them apart. */
export function isSameRun(a: Frame | undefined, b: Frame | undefined, level = 0): boolean {
  if (a === b || !a || !b || level > maxLevels) return true;
  if (a.scope !== b.scope) return false;
  const [madeA, madeB] = [a.madeAt ?? a.site, b.madeAt ?? b.site];
  if (madeA && madeB && madeA !== madeB) return false;
  return a.args.every((one, index) => isSameArgument(one, b.args[index], level)) && isSameRun(a.outer, b.outer, level + 1);
}

function isSameArgument(a: Argument, b: Argument | undefined, level: number): boolean {
  if (!b) return true;
  if ("node" in a && "node" in b) return a.node === b.node && isSameRun(a.frame, b.frame, level + 1);
  return !("values" in a && "values" in b) || a.values === b.values || constantText(a.values[0]) === constantText(b.values[0]);
}
