/** Access path patterns of library models: `{a,b}` lists alternatives, `*` stands for any one member. Compiled once per process run. */

/** Every plain spelling of a pattern with `{a,b}` alternatives. */
export function expandBraces(pattern: string): string[] {
  const match = /\{([^{}]*)\}/.exec(pattern);
  if (!match) return [pattern];
  const head = pattern.slice(0, match.index);
  const tail = pattern.slice(match.index + match[0].length);
  return (match[1] ?? "").split(",").flatMap((one) => expandBraces(head + one.trim() + tail));
}

export interface CompiledPath {
  /** The last member name, `` for the root itself, `*` for any. */
  last: string;
  match(path: string): string[] | undefined;
}

export function compilePath(pattern: string): CompiledPath {
  const last = /\.([^.()]+)$/.exec(pattern)?.[1] ?? "";
  if (!pattern.includes("*")) return { last, match: (path) => (path === pattern ? [] : undefined) };
  const regex = new RegExp(`^${pattern.replace(/[.()$]/g, "\\$&").replaceAll("*", "([^.()]+)")}$`);
  return { last, match: (path) => regex.exec(path)?.slice(1) };
}
