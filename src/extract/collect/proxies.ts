/**
 * Handlers that pass requests on, and the paths under which they are reached.
 * In: a proxy draft, the router table, and the routes around it. Out: proxy facts; one whose path is not found stays undecided.
 */
import type { ts } from "ts-morph";
import { printPath, printPaths, printTemplate } from "../../model/template.js";
import type { FactDraft, ProxyDraft } from "../libraries/draft.js";
import { isFunctionNode } from "../program/syntax.js";
import { joinPaths } from "./join-paths.js";
import { identities, maxPrefixes, routerPaths, type Prefix, type RouterTable } from "./router-table.js";
import type { Settled } from "./settle.js";

export interface ProxySurroundings {
  table: RouterTable;
  settled: readonly Settled[];
}

export function joinProxy(draft: ProxyDraft, sites: ts.Node[], around: ProxySurroundings): Settled[] {
  const mounts = mountsOf(draft, sites, around);
  if (!mounts.length && !draft.prefix.length) {
    if (draft.otherwise) return [{ draft: draft.otherwise, sites }];
    const template = draft.target.map(printTemplate)[0] ?? "{…}";
    return [{ draft: { type: "undecided", would: "http-proxy", template, why: "the path under which the proxy is mounted was not found", ...madeWith(draft) }, sites }];
  }
  const prefixes = mounts.length ? mounts : [{ path: "", sites: [] }];
  const limits = draft.prefix.length ? printPaths(draft.prefix) : [""];
  return prefixes.slice(0, maxPrefixes).flatMap((mount) => limits.map((limit) => ({ draft: proxyRule(draft, mount.path, limit), sites: [...sites, ...mount.sites] })));
}

function mountsOf(draft: ProxyDraft, sites: ts.Node[], { table, settled }: ProxySurroundings): Prefix[] {
  if (draft.parent) return identities(draft.parent, sites).flatMap((router) => routerPaths(router, table));
  const call = sites[0];
  if (!call) return [];
  const handlers = [call, ...functionsAround(call)].filter((handler) => table.mounts.has(handler));
  if (handlers.length) return handlers.flatMap((node) => routerPaths({ node }, table));
  return settled.flatMap((one) => (one.draft.type === "route" && writtenAt(one).some((place) => contains(place, call)) ? routePaths(one, table) : []));
}

function functionsAround(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) if (isFunctionNode(at)) found.push(at);
  return found;
}

/** The call that registers a route, and the object that describes it if there is one. */
function writtenAt({ draft, sites }: Settled): ts.Node[] {
  const described = draft.type === "route" ? (draft.at?.values ?? []).flatMap((value) => (value.kind === "object" ? [value.node] : [])) : [];
  return [...sites.slice(0, 1), ...described];
}

/** The route whose handler holds the proxy call: its path without the part that stands for the rest. */
function routePaths({ draft, sites }: Settled, table: RouterTable): Prefix[] {
  if (draft.type !== "route") return [];
  const outer = identities(draft.router, sites).flatMap((router) => routerPaths(router, table));
  const prefixes = outer.length ? outer : [{ path: "", sites: [] }];
  return prefixes.flatMap((prefix) => draft.path.map((path) => ({ path: joinPaths(prefix.path, withoutRest(printPath(path))), sites: [...sites.slice(0, 1), ...prefix.sites] })));
}

const contains = (outer: ts.Node, inner: ts.Node): boolean => outer.getSourceFile() === inner.getSourceFile() && outer.pos <= inner.pos && inner.end <= outer.end;

/** `/users/*`, `/users/{path*}`, `/users/:rest(.*)` → `/users`. */
export function withoutRest(path: string): string {
  return path.replace(/\/(?:\{[^}]*\*[^}]*\}|\*\w*|:\w+(?:\(\.\*\)|\*))$/, "");
}

function proxyRule(draft: ProxyDraft, mount: string, limit: string): FactDraft {
  const whole = joinPaths(withoutRest(mount), withoutRest(limit));
  const prefix = draft.rest ? joinPaths(whole.replace(/\/\{[^}]*\}$/, "")) : whole;
  const rewriteTo = draft.rewriteTo ?? rewritten(draft, prefix) ?? (draft.cut && mount !== "" && mount !== "/" ? joinPaths(withoutRest(limit)) : undefined);
  return { type: "http-proxy", prefix, target: draft.target, ...(rewriteTo === undefined ? {} : { rewriteTo }), ...madeWith(draft) };
}

const madeWith = (draft: ProxyDraft): Pick<ProxyDraft, "with"> => (draft.with ? { with: draft.with } : {});

function rewritten({ rewrites = [] }: ProxyDraft, prefix: string): string | undefined {
  const rule = rewrites.find(({ from }) => prefix === from || prefix.startsWith(`${from}/`));
  return rule && joinPaths(rule.to, prefix.slice(rule.from.length));
}
