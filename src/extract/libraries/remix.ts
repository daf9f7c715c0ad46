import type { FileRoute, RouteFile } from "./file-routes.js";
import { flatRoute, routeId, type RouteConvention } from "./flat-routes.js";
import type { LibraryModel } from "./library-model.js";
import { configuredRoutes } from "./react-router-config.js";
import { routePath } from "./route-segments.js";

/** https://reactrouter.com/start/framework/routing, /how-to/resource-routes; https://remix.run/docs/en/main/file-conventions/routes. */
export const remix: LibraryModel = {
  id: "remix",
  title: "Remix and React Router",
  packages: ["@react-router/dev", "@remix-run/node", "@remix-run/react"],
  category: "http-server",
  system: "http",
  finds: "route modules, by their names (flat, with folders, remix-flat-routes, Remix 1) or by `routes.ts`: `loader` as GET, `action` as the methods it compares or any, pages",
  cannotSee: "the path without an optional segment; routes that `defineRoutes` makes; routers of the browser alone (`createBrowserRouter`)",
  fileRoutes: { router: "remix", file: /(?:^|\/)routes(?:\.[cm]?[jt]s$|\/.+\.[cm]?[jt]sx?$)/, routes },
};

function routes(file: RouteFile): FileRoute[] {
  const { application } = file;
  const code = (application.settings.prop("appDirectory").constant() ?? "app").replace(/^\.?\/|\/$/g, "");
  const base = application.settings.prop("basename").constant() ?? "";
  if (!file.path.startsWith(`${code}/`)) return [];
  const path = file.path.slice(code.length + 1);
  if (/^routes\.[cm]?[jt]s$/.test(path)) return configuredRoutes(file.exported("default")).flatMap((one) => served(application.file(`${code}/${one.module}`), routePath(colons(one.path), base)));
  // the table says which files are routes, unless it hands that back to their names
  const table = application.file(`${code}/routes.js`);
  const isNamed = path.startsWith("routes/") && (!table || table.mentions("flatRoutes"));
  const convention = conventionOf(file);
  const id = isNamed ? routeId(path.slice("routes/".length).replace(/\.[cm]?[jt]sx?$/, ""), convention) : undefined;
  const route = id === undefined ? undefined : flatRoute(id, convention);
  return route && !route.isLayout ? served(file, routePath(route.segments, base)) : [];
}

function conventionOf({ application }: RouteFile): RouteConvention {
  if (application.version("remix-flat-routes") !== undefined) return "hybrid";
  const isOld = ["@remix-run/react", "@remix-run/node"].some((name) => /^[~^=v]*[01]\./.test(application.version(name) ?? "")) && application.settings.prop("future").prop("v2_routeConvention").constant() !== "true";
  return isOld || application.version("@remix-run/v1-route-convention") !== undefined ? "nested" : "flat";
}

/** `/orders/:id`, `/files/*` → segments. */
function colons(path: string): string[] {
  return path.split("/").map((one) => one.replace(/:([A-Za-z_]\w*)\??/g, "{$1}").replace(/^\*$/, "{*}").replace(/\?$/, ""));
}

/** A module without a component is a resource route: programs call it. */
function served(file: RouteFile | undefined, path: string): FileRoute[] {
  if (!file) return [];
  const names = file.exports();
  const isPage = names.includes("default");
  const read = ["loader", "default"].find((name) => names.includes(name));
  const get: FileRoute[] = read === undefined ? [] : [{ method: "GET", path, handler: file.exported(read), ...(isPage ? { kind: "page" } : {}) }];
  const methods = names.includes("action") ? file.comparedMethods().filter((method) => method !== "GET") : [];
  return [...get, ...methods.map((method): FileRoute => ({ method, path, handler: file.exported("action"), ...(isPage ? { kind: "action" } : {}) }))];
}
