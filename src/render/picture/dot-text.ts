/** A quoted DOT string. `prepared`: backslash escapes in it are meant. */
export function quoted(text: string, prepared = false): string {
  return `"${prepared ? text : escapeText(text)}"`;
}

/** Quotes, backslashes and line ends of foreign text; control characters are made visible. */
export function escapeText(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/"/g, '\\"')
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, "\u00b7");
}

/** A left-aligned label with room at its end: viewers without Helvetica draw wider letters than the layout reckons with. */
export function leftLabel(text: string): string {
  return quoted(`${escapeText(text)}${" ".repeat(Math.ceil(text.length / 4))}\\l`, true);
}
