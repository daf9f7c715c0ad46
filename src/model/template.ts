/**
 * A value as far as it is known: text with named holes. The common currency of extract and link.
 * In: nothing. Out: the type and its pure helpers. Plain JSON, so facts can be stored.
 */

/** What a hole stands for. `env` and `config` can be filled by the deployment, `path` and `param` vary per request. */
export type HoleKind = "env" | "config" | "param" | "unknown";

/**
 * An unknown part with what is known about it.
 * `name`: variable, setting or parameter name. `fallback`: alternatives that the code itself gives when nothing else fills the hole.
 */
export interface Hole {
  hole: HoleKind;
  name: string;
  fallback?: Template[];
}

/** Known text and holes in order: `["http://", {hole:"env",name:"USERS_HOST"}, "/users/", {hole:"param",name:"id"}]`. */
export type Template = (string | Hole)[];

/** The template as one string; holes print as `{name}`. */
export function printTemplate(template: Template): string {
  return template.map((part) => (typeof part === "string" ? part : `{${part.name || "…"}}`)).join("");
}

/** A path under which something is served, as one string: where the code has a default for what the deployment may set, that. */
export function printPath(template: Template): string {
  return template.map((part) => (typeof part === "string" ? part : (part.fallback?.map(constantOf).find((one) => one !== undefined) ?? printTemplate([part])))).join("");
}

/**
 * Each path once. What the deployment may set is left out where another of the paths says what it is otherwise: `setting ? setting : "/api/v1"`
 * is `/api/v1`, as with a default.
 */
export function printPaths(paths: readonly Template[]): string[] {
  return printKnown(paths, (hole) => hole.hole === "env" || hole.hole === "config");
}

/** Each prefix once; of several, those that are known. */
export function printPrefixes(prefixes: readonly Template[]): string[] {
  return printKnown(prefixes, () => true);
}

function printKnown(paths: readonly Template[], isSetting: (hole: Hole) => boolean): string[] {
  const known = paths.flatMap((path) => constantOf(path) ?? []);
  const isKnown = (path: Template): boolean => path.every((part) => typeof part === "string" || isSetting(part)) && known.some((text) => canBecome(path, text));
  return [...new Set(paths.filter((path) => constantOf(path) !== undefined || !isKnown(path)).map(printPath))];
}

/** Is the text what the template becomes when its holes are filled somehow? */
export function canBecome(template: Template, text: string): boolean {
  const [start = "", ...rest] = template.reduce<string[]>((pieces, part) => (typeof part === "string" ? [...pieces.slice(0, -1), (pieces.at(-1) ?? "") + part] : [...pieces, ""]), [""]);
  const end = rest.pop();
  if (end === undefined) return text === start;
  if (!text.startsWith(start) || !text.endsWith(end) || text.length < start.length + end.length) return false;
  // each piece where it first stands leaves most room for those behind it
  let at = start.length;
  return rest.every((piece) => {
    const found = text.indexOf(piece, at);
    at = found + piece.length;
    return found >= 0 && at <= text.length - end.length;
  });
}

/** A value as it may be shown: no credentials, no query (it may carry keys). */
export function printSafely(template: Template): string {
  const text = printTemplate(template);
  const withoutQuery = /^[^?]*[/:]/.test(text) ? text.replace(/\?.*$/s, "") : text;
  return withoutQuery.replace(/:\/\/[^/@\s]*@/g, "://");
}

/** The text, if there is no hole left. */
export function constantOf(template: Template): string | undefined {
  return template.every((part) => typeof part === "string") ? template.join("") : undefined;
}

/** Joins neighbouring strings and drops empty ones, so that equal templates are equal as JSON. */
export function normalise(template: Template): Template {
  const out: Template = [];
  for (const part of template) {
    const last = out.at(-1);
    if (typeof part !== "string") out.push(part);
    else if (typeof last === "string") out[out.length - 1] = last + part;
    else if (part !== "") out.push(part);
  }
  return out;
}
