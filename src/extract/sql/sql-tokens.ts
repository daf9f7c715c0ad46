/** Splits SQL text with holes into tokens. Strings and comments are dropped; a hole is part of the name it stands in. */
import { normalise, type Template } from "../../model/template.js";

export type SqlToken =
  /** A bare word: perhaps a keyword, perhaps a name. */
  | { kind: "word"; upper: string; text: Template }
  /** A quoted name, or one with a hole in it: never a keyword. */
  | { kind: "name"; text: Template }
  | { kind: "string" }
  | { kind: "mark"; mark: string };

const open = "\uE000";
const close = "\uE001";
const holeMark = new RegExp(`${open}(\\d+)${close}`);

/** Comments; strings of each dialect (after `ESCAPE`, a backslash is a letter); quoted names of each dialect; words (holes inside); anything else, one character. */
const token = new RegExp(
  [
    "--[^\\n]*", "/\\*[\\s\\S]*?\\*/",
    "(?<string>(?<=\\bescape\\s{1,3})'\\\\'|'(?:[^'\\\\]|''|\\\\.)*'|\\$(?<tag>\\w*)\\$[\\s\\S]*?\\$\\k<tag>\\$)",
    '(?<quoted>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\\[[\\p{L}_][^\\]\\n]*\\])',
    `(?<word>(?:[\\p{L}_@#]|${open}\\d+${close})(?:[\\p{L}\\p{N}_$@#]|${open}\\d+${close})*)`,
    "\\s+", "(?<mark>[\\s\\S])",
  ].join("|"),
  "giu",
);

/** Longer texts are no queries that people write. */
const longest = 20_000;

export function sqlTokens(sql: Template): SqlToken[] {
  const holes: Exclude<Template[number], string>[] = [];
  const text = sql.map((part) => (typeof part === "string" ? part : `${open}${holes.push(part) - 1}${close}`)).join("").slice(0, longest);
  const filled = (written: string): Template => normalise(written.split(holeMark).map((part, index) => (index % 2 ? (holes[Number(part)] ?? "") : part)));
  const tokens: SqlToken[] = [];
  for (const { groups = {} } of text.matchAll(token)) {
    const { string, quoted, word, mark } = groups;
    if (string !== undefined) tokens.push({ kind: "string" });
    else if (quoted !== undefined) tokens.push({ kind: "name", text: filled(quoted.slice(1, -1).replace(/(["`])\1/g, "$1")) });
    else if (word !== undefined) tokens.push(word.includes(open) ? { kind: "name", text: filled(word) } : { kind: "word", upper: word.toUpperCase(), text: [word] });
    else if (mark !== undefined) tokens.push({ kind: "mark", mark });
  }
  return tokens;
}
