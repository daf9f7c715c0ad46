/** Where a name stands in a text as a whole word. In: text and name. Out: offsets. Much faster than a pattern that starts with anything else than the name. */

export function* placesInText(text: string, name: string): Generator<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) if (!isNamePart(text[at - 1]) && !isNamePart(text[at + name.length])) yield at;
}

export const isNamePart = (character: string | undefined): boolean => character !== undefined && /[\w$]/.test(character);

/** The last character before a place that is no white space. */
export function characterBefore(text: string, at: number): string | undefined {
  let before = at - 1;
  while (before >= 0 && /\s/.test(text[before] ?? "")) before--;
  return text[before];
}

/** Does the pattern (sticky) match there? */
export function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
