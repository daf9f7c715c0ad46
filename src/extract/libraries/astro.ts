import type { FileRoute, RouteFile } from "./file-routes.js";
import type { LibraryModel } from "./library-model.js";
import { bracketSegment, methodExports, routePath, segmentsOf, withoutIndex } from "./route-segments.js";

/** https://docs.astro.build/en/guides/routing, /en/guides/endpoints. */
export const astro: LibraryModel = {
  id: "astro",
  title: "Astro",
  packages: ["astro"],
  category: "http-server",
  system: "http",
  finds: "endpoints (`src/pages/**/*.ts`) by their exported methods, and pages (`.astro`), with `base` and `srcDir`",
  cannotSee: "pages written in Markdown or added by integrations; whether a route is rendered once or per request",
  fileRoutes: { router: "astro", file: /\.(?:[jt]s|astro)$/, routes },
};

function routes(file: RouteFile): FileRoute[] {
  const { settings } = file.application;
  const source = (settings.prop("srcDir").constant() ?? "src").replace(/^\.?\/|\/$/g, "");
  const start = source === "" ? "pages/" : `${source}/pages/`;
  const segments = file.path.startsWith(start) ? segmentsOf(file.path.slice(start.length)) : ["_"];
  // a leading underscore takes a file or folder out of the routes
  if (segments.some((one) => one.startsWith("_"))) return [];
  const path = routePath(withoutIndex(segments).map(bracketSegment), settings.prop("base").constant());
  if (file.path.endsWith(".astro")) return [{ method: "GET", path, handler: file.whole, kind: "page" }];
  const methods = methodExports.filter((method) => file.exports().includes(method)).map((method) => ({ method, path, handler: file.exported(method) }));
  const every = ["ALL", "all"].filter((name) => file.exports().includes(name)).map((name) => ({ method: "*", path, handler: file.exported(name) }));
  // before version 3, methods were exported in lower case
  const old = ["get", "post", "put", "patch", "del"].filter((name) => file.exports().includes(name)).map((name) => ({ method: name === "del" ? "DELETE" : name.toUpperCase(), path, handler: file.exported(name) }));
  return [...methods, ...every, ...(methods.length ? [] : old)];
}
