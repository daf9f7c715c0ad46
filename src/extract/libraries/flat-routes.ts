/**
 * Names of route files in Remix and React Router → paths, as `@react-router/fs-routes`, `remix-flat-routes` and the convention of Remix 1 read them.
 * https://reactrouter.com/how-to/file-route-conventions, https://remix.run/docs/en/v1/file-conventions/routes-files.
 */
export interface FlatRoute {
  /** `{name}` parameters; `{*}` for a splat. */
  segments: string[];
  /** The path of a layout that has no segment of its own: only what lies below it can be reached. */
  isLayout: boolean;
}

interface Segment {
  text: string;
  /** As written, with escapes: a leading or trailing underscore counts only if it is not escaped. */
  raw: string;
}

/** How a project names its route files. */
export type RouteConvention = "flat" | "hybrid" | "nested";

/** The path below the folder of routes, without extension → the dotted id that names the route; undefined: no route file. */
export function routeId(stem: string, convention: RouteConvention): string | undefined {
  const parts = stem.split("/");
  if (convention === "nested" || parts.length === 1) return stem;
  const name = parts.at(-1) ?? "";
  const folders = parts.slice(0, -1);
  if (convention === "flat") return folders.length === 1 && /^(?:route|index)$/.test(name) ? folders[0] : undefined;
  // of remix-flat-routes: folders that end in `+` are part of the id; a folder without it holds one route and what belongs to it
  const own = folders.findIndex((folder) => !folder.endsWith("+"));
  const joined = (own < 0 ? folders : folders.slice(0, own + 1)).map((folder) => folder.replace(/\+$/, ""));
  if (own < 0) return [...joined, ...(name === "index" ? ["_index"] : [name])].join(".");
  if (own !== folders.length - 1 || !/^(?:route|index|page|layout|_.*)$/.test(name)) return undefined;
  return joined.join(".");
}

/** The path that an id stands for. */
export function flatRoute(id: string, convention: RouteConvention): FlatRoute {
  const nested = convention === "nested";
  const all = segmentsOf(id);
  const last = all.at(-1)?.raw ?? "";
  const isIndex = last === (nested ? "index" : "_index") || (convention === "hybrid" && last === "index");
  const hidden = nested ? "__" : "_";
  const named = isIndex ? all.slice(0, -1) : all;
  const segments = named.filter((one) => !one.raw.startsWith(hidden)).map((one) => withParameter(!nested && one.raw.endsWith("_") ? one.text.slice(0, -1) : one.text)).filter(Boolean);
  return { segments, isLayout: !isIndex && last.startsWith(hidden) };
}

/** `users.$id[.]json`, `($lang).about`, `files.$`: dots and slashes separate, brackets escape, parentheses make optional. */
function segmentsOf(id: string): Segment[] {
  const found: Segment[] = [];
  let segment: Segment = { text: "", raw: "" };
  for (const [token] of id.matchAll(/\[[^\]]*\]|\(\$?|\)|[./]|\$|[^[\](){}./$]+|./g)) {
    if (token === "." || token === "/") {
      found.push(segment);
      segment = { text: "", raw: "" };
    } else segment = { text: segment.text + tokenText(token, segment), raw: segment.raw + token };
  }
  return [...found, segment].filter((one) => one.raw !== "");
}

/** Where a parameter begins; its name is what follows in the same segment. */
const mark = "\uE000";

function tokenText(token: string, { text }: Segment): string {
  if (token.startsWith("[")) return token.slice(1, -1);
  if (token === ")" || token === "(") return "";
  if (token === "($" || (token === "$" && text === "")) return mark;
  return token;
}

/** What follows the parameter's name, as an escaped ending does, stays as it is. */
function withParameter(text: string): string {
  return text.replace(/^\uE000([\w-]*)/, (_whole, name: string) => `{${name || "*"}}`);
}
