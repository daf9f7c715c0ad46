/** Segments of file paths → segments of routes, as far as frameworks agree. */
const parameter = /\[\[?(\.\.\.)?([^[\]=]*)(?:=[^[\]]*)?\]\]?/g;

/** `[id]` → `{id}`, `[...rest]` → `{*rest}`, `[[optional]]` and `[id=matcher]` like `[id]`, also as part of a segment. */
export function bracketSegment(segment: string): string {
  return segment.replace(parameter, (_whole, rest: string | undefined, name: string) => (rest ? `{*${name}}` : `{${name || "*"}}`));
}

/** `(shop)`: a folder that groups files and is no part of the path. */
export const isGroup = (segment: string): boolean => /^\([^()]*\)$/.test(segment);

/** The file's path without its extension, in segments. */
export function segmentsOf(path: string): string[] {
  return path.replace(/\.[cm]?[jt]sx?$|\.(?:astro|svelte|vue|mdx?|html)$/, "").split("/");
}

/** Segments as a route. `base`: a prefix of the whole application. */
export function routePath(segments: readonly string[], base = ""): string {
  return `/${[...base.split("/"), ...segments].filter(Boolean).join("/")}`;
}

/** All but a last segment that stands for the folder itself. */
export function withoutIndex(segments: readonly string[]): readonly string[] {
  return segments.at(-1) === "index" ? segments.slice(0, -1) : segments;
}

/** Exports that are called like the methods that they answer. */
export const methodExports: readonly string[] = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];
