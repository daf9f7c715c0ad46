/** Foreign text as Markdown prose: nothing in it is markup, one line. */
export function proseOf(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>|~#]/g, "\\$&")
    .replace(/&/g, "&amp;");
}

/** Foreign text as a code span that also survives in a table cell; an empty text becomes empty. */
export function codeOf(text: string): string {
  const line = oneLine(text);
  if (line === "") return "";
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const room = longest > 0 ? " " : "";
  return `${fence}${room}${line.replace(/\|/g, "\\|")}${room}${fence}`;
}

/** Up to `most` code spans, then `+n`. */
export function codesOf(texts: readonly string[], most = 6): string {
  const shown = texts.slice(0, most).map(codeOf).join(", ");
  return texts.length > most ? `${shown} +${texts.length - most}` : shown;
}

/** A table; cells are Markdown already. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** Folded away on a code host when it is long. */
export function foldedWhen(long: boolean, summary: string, lines: readonly string[]): string[] {
  return long ? ["<details>", `<summary>${summary}</summary>`, "", ...lines, "", "</details>"] : [...lines];
}

const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
