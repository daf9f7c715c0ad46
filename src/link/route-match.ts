/** How well a called path fits a served one; higher is better. */
export interface RouteFit {
  score: number;
  /** Literal segments that are the same on both sides. */
  literals: number;
  /** A hole of the call had to stand for a literal of the route. */
  stretched: boolean;
}

const PARAMETER = /\{[^{}]*\}/g;
const WILD = "\uE000";

/** Writes a served path the one way: leading slash, `{name}` parameters, no double or trailing slashes. */
export function normalisePath(path: string): string {
  const braces = path.replace(/:([A-Za-z_]\w*)(\([^)]*\))?[?*+]?/g, "{$1}");
  const clean = `/${braces.trim()}`.replace(/\/{2,}/g, "/");
  return clean.length > 1 ? clean.replace(/\/+$/, "") || "/" : clean;
}

/** The same for `/users/{id}` and `/Users/{userId}`: parameter names and letter case do not tell routes apart. */
export function routeKey(path: string): string {
  return normalisePath(path).replace(PARAMETER, "{}").toLowerCase();
}

/** Segments of a path, `/` being none. */
export function segmentsOf(path: string): string[] {
  return normalisePath(path).split("/").filter(Boolean);
}

/** Fits a called path to a served one segment by segment; undefined if they cannot be the same. */
export function fitRoute(call: readonly string[], route: readonly string[]): RouteFit | undefined {
  const last = route.at(-1);
  if (last !== undefined && isRest(last) && call.length >= route.length - 1) return fitRest(call, route.slice(0, -1));
  if (call.length !== route.length) return undefined;
  const fit: RouteFit = { score: 0, literals: 0, stretched: false };
  for (const [i, segment] of call.entries()) {
    const part = fitSegment(segment, route[i] ?? "");
    if (!part) return undefined;
    fit.score += part.score;
    fit.literals += part.literals;
    fit.stretched ||= part.stretched;
  }
  return fit;
}

/** A catch-all at the end of a route takes whatever is left; it is the last choice. */
function fitRest(call: readonly string[], head: readonly string[]): RouteFit | undefined {
  const fit = fitRoute(call.slice(0, head.length), head);
  return fit && { ...fit, score: fit.score - 1 };
}

function isRest(segment: string): boolean {
  return /^(\*+|\{\*[^}]*\}|\{[^}]*\*\}|\{\.\.\.[^}]*\})$/.test(segment);
}

function fitSegment(call: string, route: string): RouteFit | undefined {
  const [a, b] = [call.replace(PARAMETER, WILD).toLowerCase(), route.replace(PARAMETER, WILD).toLowerCase()];
  const [holeA, holeB] = [a.includes(WILD), b.includes(WILD)];
  if (!holeA && !holeB) return a === b ? { score: 5, literals: 1, stretched: false } : undefined;
  if (a === WILD) return b === WILD ? { score: 4, literals: 0, stretched: false } : { score: 1, literals: 0, stretched: !holeB };
  if (b === WILD) return { score: 2, literals: 0, stretched: false };
  return globsMeet(a, b) ? { score: 3, literals: literalPart(a, b), stretched: false } : undefined;
}

/** `users{query}` against `users`: the whole route segment is spelt out by the call. */
function literalPart(a: string, b: string): number {
  return a.replaceAll(WILD, "") === b.replaceAll(WILD, "") ? 1 : 0;
}

/** Is there a text that both patterns accept? A wildcard accepts any text, the empty one too. */
function globsMeet(a: string, b: string): boolean {
  // Row by row over the suffixes of `a`: below[j] says whether a[i+1..] and b[j..] can meet.
  let below = Array.from({ length: b.length + 1 }, (_, j) => b.slice(j).replaceAll(WILD, "") === "");
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row: boolean[] = Array.from({ length: b.length + 1 }, () => false);
    for (let j = b.length; j >= 0; j -= 1) row[j] = meetsAt({ a: a[i], b: b[j] }, { below: below[j], right: row[j + 1], diagonal: below[j + 1] });
    below = row;
  }
  return below[0] ?? false;
}

interface Neighbours {
  below: boolean | undefined;
  right: boolean | undefined;
  diagonal: boolean | undefined;
}

function meetsAt(at: { a: string | undefined; b: string | undefined }, next: Neighbours): boolean {
  if (at.a === WILD) return Boolean(next.below) || (at.b !== undefined && Boolean(next.right));
  if (at.b === WILD) return Boolean(next.right) || Boolean(next.below);
  return at.a === at.b && Boolean(next.diagonal);
}
