import type { Confidence } from "../model/graph.js";
import type { IndexedOperation } from "./operation-index.js";
import type { RouteFit } from "./route-match.js";
import { fitRoute, segmentsOf } from "./route-match.js";

/** A request as far as matching looks at it. */
export interface CalledRoute {
  /** Upper case, `*` when unknown. */
  method: string;
  path: string;
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
const PREFIX_WORD = /^(api|apis|rest|public|internal|private|service|services|gateway|bff|v\d+(\.\d+)*)$/i;

// Paths that many services have and that tell none from another.
const TRIVIAL = /^\/(|health|healthz|healthcheck|health-check|ping|status|info|version|metrics|ready|readyz|readiness|live|livez|liveness|index\.html|favicon\.ico|robots\.txt)$/i;

/** Paths such as `/` and `/health` identify no service. */
export function isTrivialPath(path: string): boolean {
  return TRIVIAL.test(path) || segmentsOf(path).every((segment) => /^\{[^}]*\}$/.test(segment));
}

/** The operation that a request meets: the most literal fit, exact method before any method. */
export function pickOperation(operations: readonly IndexedOperation[], call: CalledRoute): Picked {
  const segments = segmentsOf(call.path);
  return best(fits(operations, call, (route) => fitRoute(segments, route)));
}

/**
 * The same when one side has leading segments that the other lacks (global prefix, context path, base path of a gateway).
 * `strict`: these may only be words such as `api` and `v1`. Always inferred.
 */
export function pickWithPrefix(operations: readonly IndexedOperation[], call: CalledRoute, strict: boolean): Picked {
  const segments = segmentsOf(call.path);
  for (let extra = 1; extra <= MAX_PREFIX; extra += 1) {
    const candidates = [
      ...fits(operations, call, (route) => (isPrefix(segments, extra, strict) ? literalFit(segments.slice(extra), route) : undefined)),
      ...fits(operations, call, (route) => (isPrefix(route, extra, strict) ? literalFit(segments, route.slice(extra)) : undefined)),
    ];
    const picked = best(candidates);
    if (picked.kind === "one") return { ...picked, confidence: "inferred", reason: "path matches but for a prefix" };
    if (picked.kind === "several") return picked;
  }
  return { kind: "none" };
}

function isPrefix(segments: readonly string[], extra: number, strict: boolean): boolean {
  const prefix = segments.slice(0, extra);
  return prefix.length === extra && prefix.every((segment) => !segment.includes("{") && (!strict || PREFIX_WORD.test(segment)));
}

function literalFit(call: readonly string[], route: readonly string[]): RouteFit | undefined {
  const fit = fitRoute(call, route);
  return fit && fit.literals > 0 && !fit.stretched ? fit : undefined;
}

function fits(operations: readonly IndexedOperation[], call: CalledRoute, fit: (route: readonly string[]) => RouteFit | undefined): Candidate[] {
  return operations.flatMap((operation) => {
    const { method, protocol } = operation.operation;
    if (protocol !== "http" || !sameMethod(method, call.method)) return [];
    const found = fit(operation.segments);
    return found ? [{ operation, fit: { ...found, score: found.score + (method === call.method ? 0.5 : 0) } }] : [];
  });
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
