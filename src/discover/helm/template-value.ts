/** Values inside a template, and what is not there or not known. */

/** A value that nobody gives. It counts as nothing and is printed as a hole: `${users.url}`. */
export class Missing {
  constructor(
    readonly path: string,
    /** Whether there is one cannot be told. */
    readonly unknown = false,
  ) {}
}

export const unknownValue = new Missing("template", true);

/** Is it something whose truth cannot be told? */
export function isUnknown(value: unknown): boolean {
  return value instanceof Missing && value.unknown;
}

/** Empty in the sense of templates. What cannot be told is something. */
export function isNothing(value: unknown): boolean {
  if (value instanceof Missing) return !value.unknown;
  if (value === undefined || value === null || value === false || value === 0 || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** As it is printed. */
export function textOfValue(value: unknown): string {
  if (value instanceof Missing) return `\${${value.path}}`;
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
