/** Which routers are mounted where. A router is known by the call that created it, or by the plugin function that is its scope. */
import type { ts } from "ts-morph";
import type { Alternatives } from "../../model/facts.js";
import { printTemplate } from "../../model/template.js";
import type { MountDraft } from "../libraries/draft.js";
import type { ValueView } from "../libraries/value-view.js";
import { joinPaths } from "./join-paths.js";
import type { Settled } from "./settle.js";

export interface Mount {
  parent: ts.Node | undefined;
  prefix: string;
  site: ts.Node | undefined;
}

/** A path, and the places that say so. */
export interface Prefix {
  path: string;
  sites: ts.Node[];
}

export const maxPrefixes = 24;

/** Which routers are mounted where, and what they put before their own routes. */
export interface RouterTable {
  mounts: Map<ts.Node, Mount[]>;
  own: Map<ts.Node, string>;
}

export const routerTable = (settled: readonly Settled[]): RouterTable => ({ mounts: mountTable(settled), own: ownPrefixes(settled) });

/** `router.prefix("/orders")`, `new Router({ prefix: "/orders" })`. */
function ownPrefixes(settled: readonly Settled[]): Map<ts.Node, string> {
  const found = settled.flatMap(({ draft, sites }) => {
    if (draft.type !== "router-prefix") return [];
    const routers = draft.router ? identities(draft.router) : sites.slice(0, 1);
    return routers.map((router) => [router, draft.prefix.map(printTemplate)[0] ?? ""] as const);
  });
  return new Map(found);
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
export function identities(view: ValueView): ts.Node[] {
  return view.values.flatMap((value) => {
    if (value.kind === "library" && value.origin) return [value.origin];
    if (value.kind === "function") return [value.node];
    return [];
  });
}

/** Under which paths a router answers: where it is mounted, and what it puts before its own routes. */
export function routerPaths(router: ts.Node, table: RouterTable, visited: ReadonlySet<ts.Node> = new Set()): Prefix[] {
  const own = table.own.get(router) ?? "";
  return mountedAt(router, table, visited).map((prefix) => ({ path: own === "" ? prefix.path : joinPaths(prefix.path, own), sites: prefix.sites }));
}

function mountedAt(router: ts.Node, table: RouterTable, visited: ReadonlySet<ts.Node>): Prefix[] {
  const mounts = table.mounts.get(router) ?? [];
  if (!mounts.length || visited.has(router)) return [{ path: "", sites: [] }];
  const seen = new Set([...visited, router]);
  const found = mounts.flatMap((mount) => (mount.parent ? routerPaths(mount.parent, table, seen) : [{ path: "", sites: [] }]).map((outer) => ({ path: joinPaths(outer.path, mount.prefix), sites: [...(mount.site ? [mount.site] : []), ...outer.sites] })));
  const byPath = new Map(found.map((prefix) => [prefix.path, prefix]));
  return [...byPath.values()].slice(0, maxPrefixes);
}
