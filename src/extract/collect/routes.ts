/**
 * Routers and where they are mounted → the paths that a service serves. Works for every framework that composes routers, plugins or sub-applications.
 * In: route and mount drafts of one service. Out: endpoint drafts with whole paths.
 */
import { ts } from "ts-morph";
import type { Alternatives } from "../../model/facts.js";
import { printTemplate } from "../../model/template.js";
import type { FactDraft, MountDraft, ProxyDraft, RouteDraft } from "../libraries/draft.js";
import type { ValueView } from "../libraries/value-view.js";
import type { Settled } from "./settle.js";

interface Mount {
  parent: ts.Node | undefined;
  prefix: string;
  site: ts.Node | undefined;
}

interface Prefix {
  path: string;
  sites: ts.Node[];
}

const maxPrefixes = 24;

export function joinRoutes(settled: readonly Settled[]): Settled[] {
  const mounts = mountTable(settled);
  const own = ownPrefixes(settled);
  return settled.flatMap(({ draft, sites }) => {
    if (draft.type === "route") return endpoints(draft, { sites, mounts, own });
    return draft.type === "proxy" ? proxies(draft, { sites, mounts }) : [];
  });
}

interface Joining {
  sites: ts.Node[];
  mounts: Map<ts.Node, Mount[]>;
}

/** `router.prefix("/orders")`: what a router puts before its own routes. */
function ownPrefixes(settled: readonly Settled[]): Map<ts.Node, string> {
  return new Map(settled.flatMap(({ draft }) => (draft.type === "router-prefix" ? identities(draft.router).map((router) => [router, draft.prefix.map(printTemplate)[0] ?? ""] as const) : [])));
}

function mountTable(settled: readonly Settled[]): Map<ts.Node, Mount[]> {
  const table = new Map<ts.Node, Mount[]>();
  for (const { draft, sites } of settled) {
    if (draft.type !== "mount") continue;
    for (const child of identities(draft.child)) {
      const list = table.get(child) ?? [];
      for (const parent of parentsOf(draft)) for (const prefix of prefixesOf(draft.prefix)) if (parent !== child) list.push({ parent, prefix, site: sites.at(-1) });
      table.set(child, list);
    }
  }
  return table;
}

function parentsOf(draft: MountDraft): (ts.Node | undefined)[] {
  const parents = identities(draft.parent);
  return parents.length ? parents : [undefined];
}

const prefixesOf = (prefix: Alternatives): string[] => (prefix.length ? prefix.map(printTemplate) : [""]);

/** What makes two views the same router: the call that created it, or the plugin function that is its scope. */
function identities(view: ValueView): ts.Node[] {
  return view.values.flatMap((value) => {
    if (value.kind === "library" && value.origin) return [value.origin];
    if (value.kind === "function") return [value.node];
    return [];
  });
}

function endpoints(draft: RouteDraft, { sites: registered, mounts, own }: Joining & { own: Map<ts.Node, string> }): Settled[] {
  const routers = identities(draft.router);
  const written = draft.at?.values.flatMap((value) => (value.kind === "object" ? [value.node] : [])) ?? [];
  const sites = [...written.slice(0, 1), ...registered];
  const before = routers.map((router) => own.get(router)).find((prefix) => prefix !== undefined) ?? "";
  const prefixes = routers.length ? routers.flatMap((router) => prefixesFor(router, mounts, new Set())) : [{ path: "", sites: [] }];
  const paths = draft.path.length ? draft.path.map(printTemplate) : [""];
  return prefixes.slice(0, maxPrefixes).flatMap((prefix) => paths.map((path) => ({ draft: endpoint(draft, joinPaths(prefix.path, before, path)), sites: [...sites, ...prefix.sites] })));
}

/** Under which paths a proxy handler is reached. One that is never mounted and limits itself to no path stays undecided. */
function proxies(draft: ProxyDraft, { sites, mounts }: Joining): Settled[] {
  const handlers = draft.handler ? identities(draft.handler) : sites.slice(0, 1);
  const mounted = handlers.filter((handler) => mounts.has(handler));
  if (!mounted.length && !draft.prefix.length) {
    const template = draft.target.map(printTemplate)[0] ?? "{…}";
    return [{ draft: { type: "undecided", would: "http-proxy", template, why: "the path under which the proxy is mounted was not found" }, sites }];
  }
  const prefixes = mounted.length ? mounted.flatMap((handler) => prefixesFor(handler, mounts, new Set())) : [{ path: "", sites: [] }];
  const limits = draft.prefix.length ? draft.prefix.map(printTemplate) : [""];
  return prefixes.slice(0, maxPrefixes).flatMap((prefix) => limits.map((limit) => ({ draft: proxyRule(draft, { mount: prefix.path, limit }), sites: [...sites, ...prefix.sites] })));
}

function proxyRule(draft: ProxyDraft, { mount, limit }: { mount: string; limit: string }): FactDraft {
  const cutTo = draft.cut && mount !== "" && mount !== "/" ? joinPaths(limit) : undefined;
  const rewriteTo = draft.rewriteTo ?? cutTo;
  return { type: "http-proxy", prefix: joinPaths(mount, limit), target: draft.target, ...(rewriteTo === undefined ? {} : { rewriteTo }) };
}

function endpoint(draft: RouteDraft, path: string): FactDraft {
  return {
    type: "http-endpoint",
    method: draft.method,
    path,
    ...(draft.request ? { request: draft.request } : {}),
    ...(draft.response ? { response: draft.response } : {}),
    ...(draft.authentication ? { access: { authentication: draft.authentication } } : {}),
  };
}

function prefixesFor(router: ts.Node, mounts: Map<ts.Node, Mount[]>, visited: ReadonlySet<ts.Node>): Prefix[] {
  const own = mounts.get(router) ?? [];
  if (!own.length || visited.has(router)) return [{ path: "", sites: [] }];
  const seen = new Set([...visited, router]);
  const found = own.flatMap((mount) => (mount.parent ? prefixesFor(mount.parent, mounts, seen) : [{ path: "", sites: [] }]).map((outer) => ({ path: joinPaths(outer.path, mount.prefix), sites: [...(mount.site ? [mount.site] : []), ...outer.sites] })));
  const byPath = new Map(found.map((prefix) => [prefix.path, prefix]));
  return [...byPath.values()].slice(0, maxPrefixes);
}

/** Joins with single slashes; parameters in the spelling of every framework become `{name}`. */
export function joinPaths(...parts: string[]): string {
  const joined = `/${parts.map(bracePath).join("/")}`.replace(/\/{2,}/g, "/");
  return joined.length > 1 ? joined.replace(/\/$/, "") : joined;
}

/** `:id`, `:id(\\d+)`, `:id?`, `*`, `*rest`, `{id}` → `{id}`, `{*}`. */
export function bracePath(path: string): string {
  return path
    .replace(/\(\?:[^)]*\)/g, "")
    .replace(/:([A-Za-z_$][\w$]*)(?:\((?:[^()\\]|\\.)*\))?[?*+]?/g, "{$1}")
    .replace(/\{([\w$]+)\*\}/g, "{$1}")
    .replace(/\{\*(\w+)\}/g, "{$1}")
    .replace(/(^|\/)\*(\w*)/g, (_whole, slash: string, name: string) => `${slash}{${name || "*"}}`);
}
