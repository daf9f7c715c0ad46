/** JSON as people and diffs like it: two spaces, one newline at the end. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
