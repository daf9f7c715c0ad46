/** How text is put on a terminal. */
export interface TerminalOptions {
  colour: boolean;
  columns: number;
}

/** Foreign text may not move the cursor, change colours or break lines. */
export const plainText = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " ");

/** Columns that a text takes; wide scripts and emoji take two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += /\p{Mark}/u.test(char) ? 0 : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(char) ? 2 : 1;
  return columns;
}

/** Cut at the end so that it fits. */
export function cut(text: string, columns: number): string {
  if (columns <= 0) return "";
  if (columnsOf(text) <= columns) return text;
  let kept = "";
  for (const char of text) {
    if (columnsOf(kept + char) > columns - 1) break;
    kept += char;
  }
  return `${kept}…`;
}

/** Cut at the front: the end of a path tells more. */
export function cutFront(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  const chars = [...text];
  while (chars.length > 0 && columnsOf(chars.join("")) > columns - 1) chars.shift();
  return `…${chars.join("")}`;
}

/** Filled up with blanks, or cut. */
export function pad(text: string, columns: number): string {
  const fitted = cut(text, columns);
  return fitted + " ".repeat(Math.max(0, columns - columnsOf(fitted)));
}

/** Lines of at most `columns`, broken at blanks; words that are too long are cut. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of plainText(text).split(/ +/)) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(`${last} ${word}`) <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(cut(word, columns));
  }
  return lines;
}
