import type { Confidence } from "../model/graph.js";
import type { IndexedOperation } from "./operation-index.js";
import type { RouteFit, RoutePattern, RouteSegment } from "./route-match.js";
import { fitRoute, patternOf } from "./route-match.js";

/** A request as far as matching looks at it. */
export interface CalledRoute {
  /** Upper case, `*` when unknown. */
  method: string;
  path: string;
  segments: readonly RouteSegment[];
}

export function calledRoute(method: string, path: string): CalledRoute {
  return { method, path, segments: patternOf(path).segments };
}

export type Picked =
  | { kind: "one"; operation: IndexedOperation; confidence: Confidence; reason?: string; literals: number }
  | { kind: "several"; operations: IndexedOperation[] }
  | { kind: "none" };

interface Candidate {
  operation: IndexedOperation;
  fit: RouteFit;
}

// More segments than these are no mere prefix.
const MAX_PREFIX = 4;
// Segments that deployments put before or take from paths, whatever the service.
const PREFIX_WORD = /^(api|apis|rest|public|internal|private|service|services|gateway|bff|v\d+(\.\d+)*)$/;

// Paths that many services have and that tell none from another.
const TRIVIAL = /^\/(|health|healthz|healthcheck|health-check|ping|status|info|version|metrics|ready|readyz|readiness|live|livez|liveness|index\.html|favicon\.ico|robots\.txt)$/i;

/** Paths such as `/`, `/health` and `/{path}` identify no service. */
export function isTrivialPath({ path, segments }: CalledRoute): boolean {
  return TRIVIAL.test(path) || segments.every((segment) => segment.kind === "hole");
}

/** The operation that a request meets: the most literal fit, exact method before any method. */
export function pickOperation(operations: readonly IndexedOperation[], call: CalledRoute): Picked {
  return best(fits(operations, call, (route) => fitRoute(call.segments, route)));
}

/**
 * The same when one side has leading segments that the other lacks (global prefix, context path, base path of a gateway).
 * `strict`: these may only be words such as `api` and `v1`. Always inferred.
 */
export function pickWithPrefix(operations: readonly IndexedOperation[], call: CalledRoute, strict: boolean): Picked {
  for (let extra = 1; extra <= MAX_PREFIX; extra += 1) {
    const shorter = isPrefix(call.segments, extra, strict) ? call.segments.slice(extra) : undefined;
    const candidates = [
      ...(shorter ? fits(operations, call, (route) => literalFit(shorter, route)) : []),
      ...fits(operations, call, (route) => fitBehind(call.segments, route, { extra, strict })),
    ];
    const picked = best(candidates);
    if (picked.kind === "one") return { ...picked, confidence: "inferred", reason: "path matches but for a prefix" };
    if (picked.kind === "several") return picked;
  }
  return { kind: "none" };
}

/** `{apiPath}/forms/{id}`: holes at the beginning stand for whatever the service puts before its paths. Always inferred. */
export function pickBehindHoles(operations: readonly IndexedOperation[], call: CalledRoute): Picked {
  const start = call.segments.findIndex((segment) => segment.kind !== "hole");
  const known = call.segments.slice(start);
  if (start < 1) return { kind: "none" };
  const all = [0, 1, 2, 3, MAX_PREFIX].map((extra) => best(fits(operations, call, (route) => fitBehind(known, route, { extra, strict: false }))));
  // a word that is the same says more than a parameter that takes it; of equal ones, the shorter prefix
  const most = Math.max(0, ...all.map(literalsOf));
  const picked = all.find((one) => one.kind !== "none" && literalsOf(one) === most);
  return picked?.kind === "one" ? { ...picked, confidence: "inferred", reason: "path matches behind what is put before it" } : (picked ?? { kind: "none" });
}

const literalsOf = (picked: Picked): number => (picked.kind === "one" ? picked.literals : 0);

/** The route has `extra` segments more at its beginning. */
function fitBehind(call: readonly RouteSegment[], route: RoutePattern, prefix: { extra: number; strict: boolean }): RouteFit | undefined {
  if (route.rest || route.segments.length !== call.length + prefix.extra || !isPrefix(route.segments, prefix.extra, prefix.strict)) return undefined;
  return literalFit(call, { segments: route.segments.slice(prefix.extra), rest: false, optional: 0 });
}

function isPrefix(segments: readonly RouteSegment[], extra: number, strict: boolean): boolean {
  return segments.length > extra && segments.slice(0, extra).every((segment) => segment.kind === "literal" && (!strict || PREFIX_WORD.test(segment.text)));
}

function literalFit(call: readonly RouteSegment[], route: RoutePattern): RouteFit | undefined {
  const fit = fitRoute(call, route);
  return fit && fit.literals > 0 && !fit.stretched ? fit : undefined;
}

function fits(operations: readonly IndexedOperation[], call: CalledRoute, fit: (route: RoutePattern) => RouteFit | undefined): Candidate[] {
  const candidates: Candidate[] = [];
  for (const operation of operations) {
    const { method, protocol } = operation.operation;
    if (protocol !== "http" || !sameMethod(method, call.method)) continue;
    const found = fit(operation.route);
    if (found) candidates.push({ operation, fit: { ...found, score: found.score + (method === call.method ? 0.5 : 0) } });
  }
  return candidates;
}

function sameMethod(a: string, b: string): boolean {
  return a === b || a === "*" || b === "*";
}

function best(candidates: readonly Candidate[]): Picked {
  const top = Math.max(...candidates.map((candidate) => candidate.fit.score));
  const winners = candidates.filter((candidate) => candidate.fit.score === top);
  const winner = winners[0];
  if (!winner) return { kind: "none" };
  if (winners.length > 1) return { kind: "several", operations: winners.map((one) => one.operation) };
  return { kind: "one", operation: winner.operation, confidence: winner.fit.stretched ? "inferred" : "certain", literals: winner.fit.literals };
}
