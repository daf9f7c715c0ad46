/** Access path patterns of library models: `{a,b}` lists alternatives, `*` stands for any one member, `**` for any path. Compiled once per process run. */

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
  /** Members that are called on the way there, so that a file which has none of them cannot have this use. */
  words: string[];
  match(path: string): string[] | undefined;
  /** Can the path be a part of the way? What stands behind the first star can be anything. */
  leadsThrough(path: string): boolean;
}

export function compilePath(pattern: string): CompiledPath {
  if (pattern === "**") return { last: "*", words: [], match: (path) => [path], leadsThrough: () => true };
  const last = /\.([^.()]+)$/.exec(pattern)?.[1] ?? "";
  const words = [...pattern.matchAll(/\.([\w$]+)\(\)/g)].map((match) => match[1] ?? "").filter((word) => /^[a-z]/.test(word));
  const [sure = ""] = pattern.split("*");
  const leadsThrough = (path: string): boolean => sure.startsWith(path) || (pattern !== sure && path.startsWith(sure));
  if (!pattern.includes("*")) return { last, words, match: (path) => (path === pattern ? [] : undefined), leadsThrough };
  const regex = new RegExp(`^${pattern.replace(/[.()$]/g, "\\$&").replaceAll("*", "([^.()]+)")}$`);
  return { last, words, match: (path) => regex.exec(path)?.slice(1), leadsThrough };
}
