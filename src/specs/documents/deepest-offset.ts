/**
 * Parsers recurse once per level, and where their stack ends depends on the machine. So texts that are nested far deeper than
 * `maximumDepth` are recognised before parsing; the same text is then refused everywhere.
 */
const maximumBrackets = 300;
/** Block levels of YAML cost a column each: spaces, or a dash, question mark or colon before a blank. */
const deepLine = /^(?: |[-?:] ){400}/m;

/** Where the text goes too deep; undefined if it does not. Brackets in quoted texts are counted too: they come in pairs there. */
export function deepestOffset(text: string, language: "json" | "yaml"): number | undefined {
  return tooManyBrackets(text) ?? (language === "yaml" ? deepLine.exec(text)?.index : undefined);
}

function tooManyBrackets(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // [ and {, then ] and }
    if (code === 0x5b || code === 0x7b) depth += 1;
    else if ((code === 0x5d || code === 0x7d) && depth > 0) depth -= 1;
    if (depth > maximumBrackets) return at;
  }
  return undefined;
}
