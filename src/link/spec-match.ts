import type { HttpEndpointFact, SpecDocument } from "../model/facts.js";
import type { IndexedOperation } from "./operation-index.js";
import { sortedUnique } from "./order.js";
import { parseUrl } from "./parse-url.js";
import { normalisePath, routeKey, routeKeys } from "./route-match.js";

interface KeyedOperation {
  key: string;
  one: IndexedOperation;
}

/** Which endpoints of a document one service is seen to serve. */
export interface SpecMatch {
  service: string;
  /** Index of the endpoint in `httpEndpoints(spec)` → operation. */
  matched: ReadonlyMap<number, IndexedOperation>;
  /** What stands before the document's paths where the service serves them: `/api/v1`, or nothing. */
  base: string;
}

export function httpEndpoints(spec: SpecDocument): HttpEndpointFact[] {
  return spec.facts.filter((fact) => fact.type === "http-endpoint");
}

/** The paths of the document's servers: `/v1` for `https://api.example.com/v1/`. */
export function serverBases(spec: SpecDocument): string[] {
  const bases = spec.servers.map((server) => parseUrl([server.replace(/\{[^}]*\}/g, "")]).path);
  return sortedUnique(bases.filter((base) => base !== "/"));
}

/** Compares a document with what a service is seen to serve, under the base path that explains most. */
export function matchSpec(spec: SpecDocument, service: string, operations: readonly IndexedOperation[]): SpecMatch {
  const observed = operations.filter((one) => one.operation.protocol === "http" && one.operation.observedIn.length > 0);
  const http = observed.flatMap((one) => routeKeys(one.operation.path).map((key) => ({ key, one })));
  const endpoints = httpEndpoints(spec);
  const bases = ["", ...serverBases(spec), ...learnedBases(endpoints, http)];
  const matches = sortedUnique(bases).map((base) => ({ service, base, matched: matchUnder(base, endpoints, http) }));
  return matches.reduce((best, next) => (next.matched.size > best.matched.size ? next : best), { service, base: "", matched: new Map<number, IndexedOperation>() });
}

/** A base that begins with `-` is one that the document's paths have and the code lacks. */
function matchUnder(base: string, endpoints: readonly HttpEndpointFact[], http: readonly KeyedOperation[]): ReadonlyMap<number, IndexedOperation> {
  const matched = new Map<number, IndexedOperation>();
  const byKey = groupedByKey(http);
  for (const [i, endpoint] of endpoints.entries()) {
    const key = routeKey(rebase(endpoint.path, base));
    const same = byKey.get(key) ?? [];
    const found = same.find((one) => one.operation.method === endpoint.method) ?? same.find((one) => one.operation.method === "*" || endpoint.method === "*");
    if (found) matched.set(i, found);
  }
  return matched;
}

function groupedByKey(http: readonly KeyedOperation[]): Map<string, IndexedOperation[]> {
  const groups = new Map<string, IndexedOperation[]>();
  for (const { key, one } of http) {
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** The path of a document's endpoint as the service serves it. */
export function rebase(path: string, base: string): string {
  const clean = normalisePath(path);
  if (!base.startsWith("-")) return normalisePath(`${base}/${clean}`);
  const prefix = base.slice(1);
  return clean.startsWith(`${prefix}/`) ? clean.slice(prefix.length) : clean;
}

/** Prefixes that by themselves turn at least two of the document's paths into served ones, either way round. */
function learnedBases(endpoints: readonly HttpEndpointFact[], http: readonly KeyedOperation[]): string[] {
  const counts = new Map<string, number>();
  for (const endpoint of endpoints) {
    const declared = routeKey(endpoint.path);
    for (const base of sortedUnique(http.flatMap(({ key }) => difference(declared, key) ?? []))) {
      counts.set(base, (counts.get(base) ?? 0) + 1);
    }
  }
  const enough = Math.min(2, endpoints.length);
  return [...counts].filter(([, count]) => count >= enough).map(([base]) => base);
}

function difference(a: string, b: string): string | undefined {
  if (a === "/" || b === "/" || a === b) return undefined;
  if (b.endsWith(a)) return literalOnly(b.slice(0, -a.length));
  const extra = a.endsWith(b) ? literalOnly(a.slice(0, -b.length)) : undefined;
  return extra === undefined ? undefined : `-${extra}`;
}

function literalOnly(prefix: string): string | undefined {
  return prefix.includes("{") ? undefined : prefix;
}
