/**
 * Routers and where they are mounted → the paths that a service serves. Works for every framework that composes routers, plugins or sub-applications.
 * In: route and mount drafts of one service. Out: endpoint drafts with whole paths.
 */
import { ts } from "ts-morph";
import type { Alternatives } from "../../model/facts.js";
import { printTemplate } from "../../model/template.js";
import type { FactDraft, MountDraft, RouteDraft } from "../libraries/draft.js";
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
  return settled.flatMap(({ draft, sites }) => (draft.type === "route" ? endpoints(draft, { sites, mounts }) : []));
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

function endpoints(draft: RouteDraft, { sites, mounts }: { sites: ts.Node[]; mounts: Map<ts.Node, Mount[]> }): Settled[] {
  const routers = identities(draft.router);
  const prefixes = routers.length ? routers.flatMap((router) => prefixesFor(router, mounts, new Set())) : [{ path: "", sites: [] }];
  const paths = draft.path.length ? draft.path.map(printTemplate) : [""];
  return prefixes.slice(0, maxPrefixes).flatMap((prefix) => paths.map((path) => ({ draft: endpoint(draft, joinPaths(prefix.path, path)), sites: [...sites, ...prefix.sites] })));
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
