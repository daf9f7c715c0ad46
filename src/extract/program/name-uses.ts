/**
 * Where a function's name stands without being called: it is given another name, handed to a call, or listed in a table.
 * In: a name. Out: those places. Texts are scanned first; only what looks like such a place is looked up in the tree.
 */
import { ts } from "ts-morph";
import { characterBefore, matchesAt, placesInText } from "./places-in-text.js";
import type { SourceProgram } from "./source-program.js";

export interface NameUses {
  /** `const ask = HTTP.request`, `const ask = request.bind(null, base)`, `const { request: ask } = HTTP`: what the function is called in that file. */
  aliases: { file: string; alias: string; declaration: ts.Node }[];
  /** `retry(request, 3)`. */
  handed: { call: ts.CallExpression; position: number; name: ts.Expression }[];
}

/** What follows a name that is renamed, handed on or listed. */
const notCalled = /\s*(?::\s*[A-Za-z_$]|as\s|[,;)\n]|$)/y;
const bound = /\s*\.\s*bind\s*\(/y;
const openers: ReadonlySet<string> = new Set([".", "(", "{", ","]);

const memo = new WeakMap<SourceProgram, Map<string, NameUses>>();

/** Many functions have the same name: the answer is kept as long as the program. */
export function usesOfName(program: SourceProgram, name: string): NameUses {
  let known = memo.get(program);
  if (!known) memo.set(program, (known = new Map()));
  let uses = known.get(name);
  if (!uses) known.set(name, (uses = findUses(program, name)));
  return uses;
}

function findUses(program: SourceProgram, name: string): NameUses {
  const found: NameUses = { aliases: [], handed: [] };
  if (!/^[\w$]+$/.test(name)) return found;
  for (const file of program.mentioning(name)) {
    const text = program.text(file) ?? "";
    for (const at of placesInText(text, name)) if (isPlace(text, at, name.length)) place(program, found, { file, name, at });
  }
  return found;
}

function isPlace(text: string, at: number, length: number): boolean {
  return matchesAt(bound, text, at + length) || (matchesAt(notCalled, text, at + length) && openers.has(characterBefore(text, at) ?? ""));
}

function place(program: SourceProgram, found: NameUses, { file, name, at }: { file: string; name: string; at: number }): void {
  const node = program.nodeAt(file, at);
  if (!node || !ts.isIdentifier(node) || node.text !== name) return;
  const written = withBind(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node);
  const holder = written.parent;
  if (ts.isCallExpression(holder) && holder.expression !== written) found.handed.push({ call: holder, position: holder.arguments.findIndex((one) => one === written), name: written });
  else if (ts.isVariableDeclaration(holder) && holder.initializer === written && ts.isIdentifier(holder.name)) found.aliases.push({ file, alias: holder.name.text, declaration: holder });
  else if (ts.isBindingElement(holder) && holder.propertyName === node && ts.isIdentifier(holder.name)) found.aliases.push({ file, alias: holder.name.text, declaration: holder });
}

/** `request.bind(null, base)`: the function again, with arguments. */
function withBind(written: ts.Expression): ts.Expression {
  const member = written.parent;
  return ts.isPropertyAccessExpression(member) && member.expression === written && member.name.text === "bind" && ts.isCallExpression(member.parent) ? member.parent : written;
}
