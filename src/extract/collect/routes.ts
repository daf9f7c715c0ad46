/**
 * Routers and where they are mounted → the paths that a service serves. Works for every framework that composes routers, plugins or sub-applications.
 * In: route and mount drafts of one service. Out: endpoint drafts with whole paths.
 */
import type { ts } from "ts-morph";
import { printTemplate } from "../../model/template.js";
import type { ControllerRouteDraft, FactDraft, RouteDraft } from "../libraries/draft.js";
import { joinPaths } from "./join-paths.js";
import { joinProxy } from "./proxies.js";
import { identities, maxPrefixes, routerPaths, routerTable, type RouterTable } from "./router-table.js";
import type { Settled } from "./settle.js";

export function joinRoutes(settled: readonly Settled[]): Settled[] {
  const table = routerTable(settled);
  return settled.flatMap(({ draft, sites }) => {
    if (draft.type === "route") return endpoints(draft, sites, table);
    return draft.type === "proxy" ? joinProxy(draft, sites, { table, settled }) : [];
  });
}

function endpoints(draft: RouteDraft, registered: ts.Node[], table: RouterTable): Settled[] {
  const routers = identities(draft.router);
  const written = draft.at?.values.flatMap((value) => (value.kind === "object" ? [value.node] : [])) ?? [];
  const sites = [...written.slice(0, 1), ...registered];
  const prefixes = routers.length ? routers.flatMap((router) => routerPaths(router, table)) : [{ path: "", sites: [] }];
  const paths = draft.path.length ? draft.path.map(printTemplate) : [""];
  return prefixes.slice(0, maxPrefixes).flatMap((prefix) => paths.map((path) => ({ draft: endpoint(draft, joinPaths(prefix.path, path)), sites: [...sites, ...prefix.sites] })));
}

/** What is known of the route itself, at its whole path. */
export function endpointAt(draft: RouteDraft | ControllerRouteDraft, path: string): FactDraft {
  return {
    type: "http-endpoint",
    method: draft.method,
    path,
    ...(draft.request ? { request: draft.request } : {}),
    ...(draft.response ? { response: draft.response } : {}),
    ...(draft.authentication ? { access: { authentication: draft.authentication } } : {}),
  };
}

function endpoint(draft: RouteDraft, path: string): FactDraft {
  const isGuess = draft.router.values.some((value) => value.kind === "library" && value.guessed);
  return { ...endpointAt(draft, path), ...(isGuess ? { confidence: "inferred" as const } : {}) };
}
