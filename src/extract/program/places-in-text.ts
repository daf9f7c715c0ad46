/** Where a name stands in a text as a whole word. In: text and name. Out: offsets. Much faster than a pattern that starts with anything else than the name. */

export function* placesInText(text: string, name: string): Generator<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) if (!isNamePart(text.charCodeAt(at - 1)) && !isNamePart(text.charCodeAt(at + name.length))) yield at;
}

/** Does the name stand in the text as a member: `.name`? */
export function isMemberInText(text: string, name: string): boolean {
  for (const at of placesInText(text, name)) if (characterBefore(text, at) === ".") return true;
  return false;
}

/** ASCII letters, digits, `_` and `$`; nothing (NaN) is none. */
export const isNamePart = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36;

/** The last character before a place that is no white space. */
export function characterBefore(text: string, at: number): string | undefined {
  let before = at - 1;
  while (before >= 0 && isSpace(text.charCodeAt(before))) before--;
  return text[before];
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)));

/** Does the pattern (sticky) match there? */
export function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
