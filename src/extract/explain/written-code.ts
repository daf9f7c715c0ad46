import type { ts } from "ts-morph";

const longest = 72;
const secret = /((?:pass(?:word|wd)?|pwd|secret|token|credentials?|api_?key|private_?key)\w*["']?\s*[:=,]\s*)(["'`])(?:(?!\2).)+\2/gi;

/** Code in one line, shortened; what stands beside a secret's name is not shown. */
export function writtenShort(node: ts.Node): string {
  const text = node.getText().slice(0, 400).replace(/\s+/g, " ").replace(secret, "$1$2…$2").replace(/:\/\/[^/@\s"'`]*@/g, "://…@");
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Where a node stands: file and line, from 1. */
export function placeOf(node: ts.Node): { file: string; line: number } {
  const source = node.getSourceFile();
  return { file: source.fileName, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 };
}
