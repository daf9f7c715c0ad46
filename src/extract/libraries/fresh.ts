import type { FileRoute, RouteFile } from "./file-routes.js";
import type { LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";
import { bracketSegment, isGroup, methodExports, routePath, segmentsOf, withoutIndex } from "./route-segments.js";

/** https://fresh.deno.dev/docs/concepts/file-routing, /docs/concepts/routing, /docs/1.x/concepts/routing. */
export const fresh: LibraryModel = {
  id: "fresh",
  title: "Fresh",
  packages: ["fresh", "$fresh", "@fresh/core"],
  category: "http-server",
  system: "http",
  finds: "files below `routes/`: the methods of their `handler`, pages, `routeOverride`, base path",
  cannotSee: "routes that code adds to the `App`",
  fileRoutes: { router: "fresh", file: /^routes\/.+\.[jt]sx?$/, routes },
};

function routes(file: RouteFile): FileRoute[] {
  const segments = segmentsOf(file.path).slice(1);
  // `_app`, `_layout`, `_middleware`, `_404`; `(_islands)` and `(_components)` hold other things
  if (segments.some((one) => /^\(?_/.test(one))) return [];
  const path = overridden(file) ?? routePath(withoutIndex(segments.filter((one) => !isGroup(one))).map(bracketSegment), file.application.settings.prop("basePath").constant());
  const page: FileRoute[] = file.exports().includes("default") ? [{ method: "GET", path, handler: file.exported("default"), kind: "page" }] : [];
  const name = ["handler", "handlers"].find((one) => file.exports().includes(one));
  if (name === undefined) return page;
  const answered = methodsOf(file.exported(name)).map(({ method, handler }): FileRoute => ({ method, path, handler, ...(page.length ? { kind: method === "GET" ? "page" : "action" } : {}) }));
  return [...answered, ...(answered.some(({ method }) => method === "GET" || method === "*") ? [] : page)];
}

/** `export const config: RouteConfig = { routeOverride: "/:slug*" }`. */
function overridden(file: RouteFile): string | undefined {
  const written = file.exported("config").prop("routeOverride").constant();
  return written?.replace(/:([A-Za-z_]\w*)([*+?]?)/g, (_whole, name: string, many: string) => (many === "*" || many === "+" ? `{*${name}}` : `{${name}}`));
}

/** An object of methods, made by `define.handlers` or not; a function answers all. */
function methodsOf(handler: ValueView): { method: string; handler: ValueView }[] {
  const given = handler.is("library") ? (handler.made("handlers")?.arg(0) ?? handler) : handler;
  const named = methodExports.filter((method) => given.keys().includes(method));
  return named.length ? named.map((method) => ({ method, handler })) : [{ method: "*", handler }];
}
