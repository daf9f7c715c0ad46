/** What a text says without being parsed. */

/** Of all that a name can hold, only `$` means something in a pattern. */
export const escapeName = (name: string): string => name.replaceAll("$", "\\$");

/** How far a declaration's head is looked at. */
const headLength = 400;
const arrowFunction = /^const\s+[\w$]+\s*=\s*(?:async\s*)?(?:function\b|\((?:[^()]|\([^()]*\))*\)\s*(?::[^=;]*)?=>|[\w$]+\s*=>)/;
const plainClass = /^(?:abstract\s+)?class\s+[\w$]+\s*(?:implements\b[^{]*)?\{/;

/** Does the file itself declare the export as code of its own: `export function name`, `export const name = async (`, `export class name {`? */
export function exportsOwnCode(text: string, name: string): boolean {
  const declared = new RegExp(`\\bexport\\s+(?:async\\s+function\\s*\\*?|function\\s*\\*?|const|(?:abstract\\s+)?class)\\s+${escapeName(name)}(?![\\w$])`);
  const at = text.search(declared);
  if (at < 0) return false;
  const head = text.slice(at + "export".length, at + headLength).trimStart();
  if (head.startsWith("const")) return arrowFunction.test(head);
  return /^(?:abstract|class)/.test(head) ? plainClass.test(head) : true;
}
