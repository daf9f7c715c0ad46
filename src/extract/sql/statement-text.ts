/**
 * An SQL text with holes in the words of PostgreSQL's parser: holes become names, placeholders of all drivers become `$1`, names quoted as MySQL and SQL
 * Server do become `"names"`. In: a template. Out: text, and the way back from a name in the answer to the name with its holes.
 */
import { normalise, type Hole, type Template } from "../../model/template.js";

export interface StatementText {
  text: string;
  /** What a name of the text was in the template. */
  nameOf(name: string): Template;
  /** A hole is all or part of this name. */
  isOpen(name: string): boolean;
}

/** Longer texts are no queries that people write. */
const longest = 20_000;

/** Comments; strings; quoted names; casts and words; placeholders `?`, `:id`, `@id`. The rest stays as it is. */
const token = /(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/|^\s*#[^\n]*)|(?<string>[eEbBxXnN]?'(?:[^'\\]|''|\\.)*'|\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$)|(?<quoted>"(?:[^"]|"")*"|`(?:[^`]|``)*`|(?<![\w\])"])\[[\p{L}_][^\]\n]*\])|(?<kept>::|:=|[\p{L}_][\p{L}\p{N}_$]*|\$\d+)|(?<placeholder>\?\d*|[:@$][\p{L}_][\p{L}\p{N}_.]*)/gu;

export function statementText(sql: Template): StatementText {
  const holes: Hole[] = [];
  const marker = unusedMarker(sql);
  const joined = sql.map((part) => (typeof part === "string" ? part : `${marker}${holes.push(part) - 1}_`)).join("").slice(0, longest);
  const text = joined.replace(token, (whole: string, ...rest: unknown[]) => inOtherWords(whole, rest.at(-1) as Record<string, string | undefined>)); // the last argument of a replacer are the named groups
  const split = new RegExp(`${marker}(\\d+)_`, "g");
  return {
    text,
    nameOf: (name) => normalise(name.split(split).map((part, index) => (index % 2 ? (holes[Number(part)] ?? "") : part))),
    isOpen: (name) => name.includes(marker),
  };
}

/** Lower case, as the parser gives names back. */
function unusedMarker(sql: Template): string {
  const text = sql.filter((part) => typeof part === "string").join(" ").toLowerCase();
  let marker = "hole_";
  while (text.includes(marker)) marker += "x_";
  return marker;
}

function inOtherWords(whole: string, { comment, string, quoted, placeholder }: Record<string, string | undefined>): string {
  if (comment !== undefined) return " ";
  if (string !== undefined) return "''";
  if (quoted !== undefined) return `"${quoted.slice(1, -1)}"`;
  return placeholder === undefined ? whole : "$1";
}
