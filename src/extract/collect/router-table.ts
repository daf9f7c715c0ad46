/** Which routers are mounted where. A router is known by the call that created it, or by the plugin function that is its scope. */
import type { ts } from "ts-morph";
import type { Alternatives } from "../../model/facts.js";
import { printPrefixes } from "../../model/template.js";
import type { MountDraft } from "../libraries/draft.js";
import type { ValueView } from "../libraries/value-view.js";
import type { Frame, LibraryValue } from "../values/value.js";
import { enclosingFunction } from "../program/syntax.js";
import { joinPaths } from "./join-paths.js";
import type { Settled } from "./settle.js";

/** A router, as the call that created it. In a function that is called many times, that makes many. */
export interface Router {
  node: ts.Node;
  /** The call of the function around it; undefined if that was not told apart. */
  run?: ts.Node | undefined;
}

export interface Mount {
  parent: Router | undefined;
  /** `Router.run` of what is mounted. */
  run: ts.Node | undefined;
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
    const routers = draft.router ? identities(draft.router, sites).map(({ node }) => node) : sites.slice(0, 1);
    return routers.map((router) => [router, printPrefixes(draft.prefix)[0] ?? ""] as const);
  });
  return new Map(found);
}

function mountTable(settled: readonly Settled[]): Map<ts.Node, Mount[]> {
  const table = new Map<ts.Node, Mount[]>();
  for (const { draft, sites } of settled) {
    if (draft.type !== "mount") continue;
    for (const { node, run } of identities(draft.child, sites)) {
      const list = table.get(node) ?? [];
      for (const parent of parentsOf(draft, sites)) for (const prefix of prefixesOf(draft.prefix)) if (parent?.node !== node) list.push({ parent, run, prefix, site: sites.at(-1) });
      table.set(node, list);
    }
  }
  return table;
}

function parentsOf(draft: MountDraft, sites: readonly ts.Node[]): (Router | undefined)[] {
  const parents = identities(draft.parent, sites);
  return parents.length ? parents : [undefined];
}

const prefixesOf = (prefix: Alternatives): string[] => (prefix.length ? printPrefixes(prefix) : [""]);

/** What makes two views the same router: the call that created it and in which run, or the plugin function that is its scope. `sites`: where it is used, and the callers of that place. */
export function identities(view: ValueView, sites: readonly ts.Node[] = []): Router[] {
  return view.values.flatMap((value): Router[] => {
    if (value.kind === "library" && value.origin && !isPart(value)) return [{ node: value.origin, run: callAround(value.origin, sites) ?? runOf(value.origin, value.call?.frame) }];
    return value.kind === "function" ? [{ node: value.node, run: callWithin(value.node, sites) }] : [];
  });
}

/** `router.mainRouter`, where a function takes routers or tables of them: a member that no model knows is not the router. */
const isPart = ({ path, name, parent }: LibraryValue): boolean => parent?.call !== undefined && path === `${parent.path}.${name}` && !/^_?router$/.test(name);

/** `setUp("orders", app)` and `setUp("rides", app)` make two routers, though they stand in one line. */
function runOf(origin: ts.Node, frame: Frame | undefined): ts.Node | undefined {
  for (let at = frame; at; at = at.outer) if (at.scope.getSourceFile() === origin.getSourceFile() && at.scope.pos <= origin.pos && origin.end <= at.scope.end) return at.site ?? at.madeAt;
  return undefined;
}

/** The router is made in the function that uses it: in the run of the caller that is asked. */
function callAround(origin: ts.Node, [use, caller]: readonly ts.Node[]): ts.Node | undefined {
  const around = enclosingFunction(origin);
  return caller && use && around && around === enclosingFunction(use) ? caller : undefined;
}

/** A handler that another function makes, as that function's caller asks for it. */
function callWithin(handler: ts.Node, [use, caller]: readonly ts.Node[]): ts.Node | undefined {
  const around = enclosingFunction(handler);
  for (let at = use; at && around; at = at.parent) if (at === around) return caller;
  return undefined;
}

/** Two routers that one function makes: if the run of one is known, it is the other's too. */
function inSameRun(parent: Router, { node, run }: Router): Router {
  return run !== undefined && parent.run === undefined && enclosingFunction(parent.node) === enclosingFunction(node) && enclosingFunction(node) !== undefined ? { node: parent.node, run } : parent;
}

/** Under which paths a router answers: where it is mounted, and what it puts before its own routes. */
export function routerPaths(router: Router, table: RouterTable, visited: ReadonlySet<ts.Node> = new Set()): Prefix[] {
  const own = table.own.get(router.node) ?? "";
  return mountedAt(router, table, visited).map((prefix) => ({ path: own === "" ? prefix.path : joinPaths(prefix.path, own), sites: prefix.sites }));
}

function mountedAt({ node, run }: Router, table: RouterTable, visited: ReadonlySet<ts.Node>): Prefix[] {
  const mounts = (table.mounts.get(node) ?? []).filter((mount) => run === undefined || mount.run === undefined || mount.run === run);
  if (!mounts.length || visited.has(node)) return [{ path: "", sites: [] }];
  const seen = new Set([...visited, node]);
  const found = mounts.flatMap((mount) => (mount.parent ? routerPaths(inSameRun(mount.parent, { node, run }), table, seen) : [{ path: "", sites: [] }]).map((outer) => ({ path: joinPaths(outer.path, mount.prefix), sites: [...(mount.site ? [mount.site] : []), ...outer.sites] })));
  const byPath = new Map(found.map((prefix) => [prefix.path, prefix]));
  return [...byPath.values()].slice(0, maxPrefixes);
}
