/**
 * Routers and where they are mounted → the paths that a service serves. Works for every framework that composes routers, plugins or sub-applications.
 * In: route and mount drafts of one service. Out: endpoint drafts with whole paths.
 */
import { ts } from "ts-morph";
import { printPaths } from "../../model/template.js";
import type { ControllerRouteDraft, FactDraft, RouteDraft } from "../libraries/draft.js";
import type { Value } from "../values/value.js";
import type { Engine } from "../values/engine.js";
import { handlerShapes } from "./handler-shapes.js";
import { joinPaths } from "./join-paths.js";
import { joinProxy } from "./proxies.js";
import { identities, maxPrefixes, routerPaths, routerTable, type RouterTable } from "./router-table.js";
import type { Settled } from "./settle.js";

export function joinRoutes(settled: readonly Settled[], engine: Engine): Settled[] {
  const table = routerTable(settled);
  return settled.flatMap(({ draft, sites }) => {
    if (draft.type === "route") return endpoints(withShapes(draft, engine), sites, table);
    return draft.type === "proxy" ? joinProxy(draft, sites, { table, settled }) : [];
  });
}

/** What the registration does not say of the fields, the handler may show. */
function withShapes(draft: RouteDraft, engine: Engine): RouteDraft {
  if (!draft.handler || (draft.request && draft.response)) return draft;
  engine.begin(true);
  return { ...draft, ...handlerShapes(engine, draft.handler), ...(draft.request ? { request: draft.request } : {}), ...(draft.response ? { response: draft.response } : {}) };
}

function endpoints(draft: RouteDraft, registered: ts.Node[], table: RouterTable): Settled[] {
  const routers = identities(draft.router, registered);
  const written = draft.at?.values.flatMap(writtenAt) ?? [];
  const sites = [...written.slice(0, 1), ...whereWritten(registered)];
  const prefixes = routers.length ? routers.flatMap((router) => routerPaths(router, table)) : [{ path: "", sites: [] }];
  const paths = draft.path.length ? printPaths(draft.path) : [""];
  return prefixes.slice(0, maxPrefixes).flatMap((prefix) => paths.map((path) => ({ draft: endpoint(draft, joinPaths(prefix.path, path)), sites: [...sites, ...prefix.sites] })));
}

function writtenAt(value: Value): ts.Node[] {
  if (value.kind === "object" || value.kind === "function") return [value.node];
  return value.kind === "library" && value.call ? [value.call.node] : [];
}

/** A router of the project's own hands paths on to the library: the route stands where it is handed the path. */
function whereWritten([call, ...callers]: ts.Node[]): ts.Node[] {
  if (!call) return [];
  const first = writesPath(call) ? undefined : callers.find(writesPath);
  return first ? [first, call, ...callers.filter((one) => one !== first)] : [inChain(call), ...callers];
}

function writesPath(call: ts.Node): boolean {
  const isText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || (ts.isBinaryExpression(node) && (isText(node.left) || isText(node.right)));
  return ts.isCallExpression(call) && call.arguments.some((one) => isText(one) || ts.isObjectLiteralExpression(one) || ts.isArrayLiteralExpression(one));
}

/** `app⏎.get(…)⏎.post(…)`: each call of a chain stands where its name is. */
function inChain(site: ts.Node): ts.Node {
  if (!ts.isCallExpression(site) || !ts.isPropertyAccessExpression(site.expression)) return site;
  const source = site.getSourceFile();
  const { name } = site.expression;
  const lineAt = (node: ts.Node): number => source.getLineAndCharacterOfPosition(node.getStart(source)).line;
  return lineAt(name) === lineAt(site) ? site : name;
}

/** What is known of the route itself, at its whole path. */
export function endpointAt(draft: RouteDraft | ControllerRouteDraft, path: string): FactDraft {
  return {
    type: "http-endpoint",
    method: draft.method,
    path,
    ...(draft.request ? { request: draft.request } : {}),
    ...(draft.response ? { response: draft.response } : {}),
    ...("writtenAt" in draft && draft.writtenAt ? { writtenAt: draft.writtenAt } : {}),
    ...(draft.authentication ? { access: { authentication: draft.authentication } } : {}),
  };
}

/** `/users/byId` is the procedure `users.byId`. */
function procedureAt(draft: RouteDraft, path: string, protocol: "trpc"): FactDraft {
  const name = path.slice(1).replace(/[./]+/g, ".");
  return { type: "rpc-endpoint", protocol, method: "", operation: [[name]], ...(draft.request ? { request: draft.request } : {}), ...(draft.response ? { response: draft.response } : {}) };
}

function endpoint(draft: RouteDraft, path: string): FactDraft {
  if (draft.protocol) return procedureAt(draft, path, draft.protocol);
  const isGuess = draft.router.values.some((value) => value.kind === "library" && value.guessed);
  return { ...endpointAt(draft, path), ...(isGuess ? { confidence: "inferred" as const } : {}) };
}
