/**
 * From drafts to facts: places become evidence, the evaluator's own marks are taken off, equal facts are joined.
 * In: settled drafts of one service. Out: facts in a stable order.
 */
import { ts } from "ts-morph";
import type { Fact } from "../../model/facts.js";
import type { Confidence, Evidence } from "../../model/graph.js";
import type { Hole } from "../../model/template.js";
import type { FactDraft } from "../libraries/draft.js";

export interface Placed {
  draft: FactDraft;
  sites: ts.Node[];
  detector: string;
}

/** `own`: is this file the service's own? Evidence prefers such a place to one in a shared library. */
export function finishFacts(placed: readonly Placed[], own: (file: string) => boolean): Fact[] {
  const byKey = new Map<string, Fact>();
  for (const one of placed) {
    const fact = finish(one, own);
    const key = keyOf(fact);
    if (!byKey.has(key)) byKey.set(key, fact);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, fact]) => fact);
}

/** A wrapper may ask its table in many places for one call: that is one access, by whichever way it was found first. */
function keyOf(fact: Fact): string {
  if (fact.type !== "store-read" && fact.type !== "store-write" && fact.type !== "store-opened") return JSON.stringify(fact);
  return JSON.stringify({ ...fact, via: [], payload: undefined });
}

function finish({ draft, sites, detector }: Placed, own: (file: string) => boolean): Fact {
  const confidence: Confidence = draft.confidence ?? (sites.length > 1 ? "resolved" : "certain");
  const places = unique((isRegistration(draft) ? [...sites, ...madeAt(draft)] : [...madeAt(draft), ...sites]).map((site) => evidenceAt(site, { detector, confidence })));
  // where the object that holds the connection was made says less than where it is asked
  const used = new Set(sites.flatMap((site, index) => (index > 0 && isAccess(draft) && isConstruction(site) ? [] : [lineOf(evidenceAt(site, { detector, confidence }))])));
  const uses = places.filter((place) => used.has(lineOf(place)));
  const main = isRegistration(draft) ? places[0] : ([...uses].reverse().find((place) => own(place.file)) ?? places.findLast((place) => own(place.file)) ?? places.at(-1));
  const rest = places.filter((place) => place !== main);
  // a draft is a fact without these members, and the copy has them
  const { asks: _asks, with: _with, setup: _setup, writtenAt: _writtenAt, ...said } = draft;
  const fact = { ...plain(said), evidence: main, confidence, ...(rest.length ? { via: rest } : {}) } as Fact;
  return fact;
}

/** Where the object was made that the use is done with. */
const madeAt = (draft: FactDraft): ts.Node[] => (draft.with?.values ?? []).flatMap((value) => (value.kind === "library" && value.origin ? [value.origin] : []));

/** A route is served where its handler is registered, not where its router is mounted. */
const isRegistration = (draft: FactDraft): boolean => draft.type === "http-endpoint" || draft.type === "rpc-endpoint" || draft.type === "http-proxy";

const isAccess = (draft: FactDraft): boolean => draft.type === "store-read" || draft.type === "store-write" || draft.type === "store-opened";

const isConstruction = (site: ts.Node): boolean => ts.isNewExpression(site) || (ts.isCallExpression(site) && site.expression.kind === ts.SyntaxKind.SuperKeyword);

const lineOf = (place: Evidence): string => `${place.file}:${place.line}`;

function unique(places: Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    const key = lineOf(place);
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

export function evidenceAt(node: ts.Node, { detector, confidence }: { detector: string; confidence: Confidence }): Evidence {
  const source = node.getSourceFile();
  const place = source.getLineAndCharacterOfPosition(node.getStart(source));
  return { file: source.fileName, line: place.line + 1, column: place.character + 1, detector, confidence };
}

/** A deep copy without syntax nodes. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (isParamHole(inner) ? { hole: inner.hole, name: inner.name } : inner))) as T; // a copy has the type of its original
}

function isParamHole(value: unknown): value is Hole & { declaration: unknown } {
  return typeof value === "object" && value !== null && "declaration" in value && "hole" in value;
}
