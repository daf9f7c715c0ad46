/** Single-file components of Vue, Svelte and Astro. In: their text. Out: the code in it, and the language in which a file is parsed. */
import { ts } from "ts-morph";

/** The language of a file, by its name. */
export function scriptKind(path: string): ts.ScriptKind {
  if (path.endsWith(".tsx") || isComponent(path)) return ts.ScriptKind.TSX;
  return /\.[mc]?ts$/.test(path) ? ts.ScriptKind.TS : ts.ScriptKind.JSX;
}

/** Code stands in a part of these files. */
export const isComponent = (path: string): boolean => /\.(?:vue|svelte|astro)$/.test(path);

/** Is it a program? Bundlers let code import styles, pictures and texts too. Files without an extension are programs with a `#!` line. */
export const isProgram = (path: string): boolean => isComponent(path) || /\.(?:[mc]?[jt]sx?|es6?)$|(?:^|\/)[^./]+$/.test(path);

/** Keeps `<script>` contents of a single-file component, and what Astro has between `---` at the top; blanks the rest, so that lines stay right. */
export function scriptBlocks(text: string): string {
  let out = "";
  let at = 0;
  for (const match of text.matchAll(/^\s*---([\s\S]*?\n)---|<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
    const start = match.index + (match[2] === undefined ? match[0].indexOf("---") + 3 : match[0].indexOf(">") + 1);
    out += text.slice(at, start).replace(/[^\n]/g, " ") + (match[2] ?? match[1] ?? "");
    at = start + (match[2] ?? match[1] ?? "").length;
  }
  return out + text.slice(at).replace(/[^\n]/g, " ");
}
