/** Safe looks into parsed YAML and JSON, whose form nobody guarantees. */
export type PlainRecord = Record<string, unknown>;

/** The value as a record; anything else is an empty one. */
export function recordOf(value: unknown): PlainRecord {
  // A parsed document holds only plain objects, arrays and scalars, so that a non-array object is a string-keyed record.
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as PlainRecord) : {};
}

/** The value as an array; a single value becomes an array of one, nothing an empty one. */
export function arrayOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** Text of a scalar (numbers and booleans as they print); undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** The scalar members as texts. */
export function textsOf(value: unknown): string[] {
  return arrayOf(value).map(textOf).filter((text) => text !== undefined);
}

/** The scalar entries of a record as texts. */
export function textEntries(value: unknown): [string, string][] {
  return Object.entries(recordOf(value)).flatMap(([key, entry]): [string, string][] => {
    const text = textOf(entry);
    return text === undefined ? [] : [[key, text]];
  });
}
