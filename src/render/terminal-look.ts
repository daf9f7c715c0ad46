import { Chalk, type ChalkInstance } from "chalk";
import { plainText, wrap, type TerminalOptions } from "./terminal-text.js";

/** What the terminal renderers write with: colours (or none) and the width. */
export interface Look {
  paint: ChalkInstance;
  columns: number;
}

/** Narrower windows would leave no room for names. */
const narrowest = 72;

/** Never wider than 100 columns: longer lines are hard to read. */
export function lookOf(options: TerminalOptions): Look {
  return { paint: new Chalk({ level: options.colour ? 1 : 0 }), columns: Math.max(narrowest, Math.min(100, options.columns)) };
}

/** A heading with a count beside it. */
export const heading = (look: Look, title: string, beside = ""): string => look.paint.bold(title) + (beside ? look.paint.dim(`  ${plainText(beside)}`) : "");

/** Wrapped and indented. `indents`: before the first line, before the others. */
export function paragraph(text: string, columns: number, [first, others]: readonly [string, string] = ["", ""]): string[] {
  return wrap(text, columns - others.length).map((line, at) => (at === 0 ? first : others) + line);
}
