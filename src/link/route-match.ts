/** How well a called path fits a served one; higher is better. */
export interface RouteFit {
  score: number;
  /** Literal segments that are the same on both sides. */
  literals: number;
  /** A hole of the call had to stand for a literal of the route. */
  stretched: boolean;
}

/** One segment of a path, prepared for comparison: lower case, every hole one wildcard. */
export interface RouteSegment {
  text: string;
  kind: "literal" | "hole" | "mixed";
}

/** A path prepared for matching. `rest`: a catch-all at its end (not among the segments) takes whatever follows. */
export interface RoutePattern {
  segments: readonly RouteSegment[];
  rest: boolean;
  /** How many of the last segments may be missing. */
  optional: number;
}

const PARAMETER = /\{[^{}]*\}/g;
/** `{/page}`, a segment that may be missing (RFC 6570). */
const OPTIONAL = /\{\/([^{}]*)\}/g;
const WILD = "\uE000";
const CATCH_ALL = /^(\*+|\{\*[^}]*\}|\{[^}]*\*\}|\{\.\.\.[^}]*\})$/;

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

/** The keys of all paths that a path with optional segments stands for. */
export function routeKeys(path: string): string[] {
  const last = /\{\/([^{}]*)\}$/.exec(path);
  if (!last) return [routeKey(path)];
  const shorter = path.slice(0, last.index);
  return [...routeKeys(shorter), routeKey(`${shorter.replace(OPTIONAL, "/{$1}")}/{${last[1] ?? ""}}`)];
}

/** Prepares a path for matching. */
export function patternOf(path: string): RoutePattern {
  const optional = /(?:\{\/[^{}]*\})*$/.exec(path)?.[0].match(OPTIONAL)?.length ?? 0;
  const segments = normalisePath(path.replace(OPTIONAL, "/{$1}")).split("/").filter(Boolean);
  const rest = CATCH_ALL.test(segments.at(-1) ?? "");
  return { segments: (rest ? segments.slice(0, -1) : segments).map(segmentOf), rest, optional };
}

function segmentOf(segment: string): RouteSegment {
  const text = segment.replace(PARAMETER, WILD).toLowerCase();
  if (text === WILD) return { text, kind: "hole" };
  return { text, kind: text.includes(WILD) ? "mixed" : "literal" };
}

/** Fits a called path to a served one segment by segment; undefined if they cannot be the same. A catch-all is the last choice. */
export function fitRoute(call: readonly RouteSegment[], route: RoutePattern): RouteFit | undefined {
  const { segments, rest, optional } = route;
  const missing = segments.length - call.length;
  if (missing > optional || (missing < 0 && !rest)) return undefined;
  const fit: RouteFit = { score: rest ? -1 : 0, literals: 0, stretched: false };
  for (const [i, segment] of segments.slice(0, call.length).entries()) {
    const called = call[i];
    const part = called && fitSegment(called, segment);
    if (!part) return undefined;
    fit.score += part.score;
    fit.literals += part.literals;
    fit.stretched ||= part.stretched;
  }
  return fit;
}

function fitSegment(call: RouteSegment, route: RouteSegment): RouteFit | undefined {
  if (call.kind === "literal" && route.kind === "literal") return call.text === route.text ? { score: 5, literals: 1, stretched: false } : undefined;
  if (call.kind === "hole") return route.kind === "hole" ? { score: 4, literals: 0, stretched: false } : { score: 1, literals: 0, stretched: route.kind === "literal" };
  if (route.kind === "hole") return { score: 2, literals: 0, stretched: false };
  if (!endsAgree(call.text, route.text) || !globsMeet(call.text, route.text)) return undefined;
  return { score: 3, literals: literalPart(call.text, route.text), stretched: false };
}

/** `users{query}` against `users`: the whole route segment is spelt out by the call. */
function literalPart(a: string, b: string): number {
  return a.replaceAll(WILD, "") === b.replaceAll(WILD, "") ? 1 : 0;
}

/** The cheap test before the thorough one: what stands before the first and behind the last wildcards must agree. */
function endsAgree(a: string, b: string): boolean {
  const [x, y] = [a.slice(0, a.includes(WILD) ? a.indexOf(WILD) : undefined), b.slice(0, b.includes(WILD) ? b.indexOf(WILD) : undefined)];
  const [u, v] = [a.slice(a.lastIndexOf(WILD) + 1), b.slice(b.lastIndexOf(WILD) + 1)];
  return (x.startsWith(y) || y.startsWith(x)) && (u.endsWith(v) || v.endsWith(u));
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
