/** What a text says without being parsed. */
import { placesInText } from "./places-in-text.js";

/** Of all that a name can hold, only `$` means something in a pattern. */
export const escapeName = (name: string): string => name.replaceAll("$", "\\$");

/** How far a declaration's head is looked at. */
const headLength = 400;
const arrowFunction = /^const\s+[\w$]+\s*=\s*(?:async\s*)?(?:function\b|\((?:[^()]|\([^()]*\))*\)\s*(?::[^=;]*)?=>|[\w$]+\s*=>)/;
const plainClass = /^(?:abstract\s+)?class\s+[\w$]+\s*(?:implements\b[^{]*)?\{/;

const declaring = /\bexport\s+(?:async\s+function\s*\*?|function\s*\*?|const|(?:abstract\s+)?class)\s+$/;
/** What stands before a declared name is shorter, unless it is written over many lines. */
const maxBefore = 60;

/** Does the file itself declare the export as code of its own: `export function name`, `export const name = async (`, `export class name {`? */
export function exportsOwnCode(text: string, name: string): boolean {
  for (const place of placesInText(text, name)) {
    const before = declaring.exec(text.slice(Math.max(0, place - maxBefore), place));
    if (!before) continue;
    const at = place - before[0].length + "export".length;
    const head = text.slice(at, at + headLength).trimStart();
    if (head.startsWith("const")) return arrowFunction.test(head);
    return /^(?:abstract|class)/.test(head) ? plainClass.test(head) : true;
  }
  return false;
}
