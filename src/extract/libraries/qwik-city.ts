import type { FileRoute, RouteFile } from "./file-routes.js";
import type { LibraryModel } from "./library-model.js";
import { bracketSegment, isGroup, routePath, segmentsOf } from "./route-segments.js";

const exported: Readonly<Record<string, string>> = { onGet: "GET", onPost: "POST", onPut: "PUT", onPatch: "PATCH", onDelete: "DELETE", onHead: "HEAD", onOptions: "OPTIONS", onRequest: "*" };

/** https://qwik.dev/docs/routing, /docs/endpoints, /docs/action. */
export const qwikCity: LibraryModel = {
  id: "qwik-city",
  title: "Qwik City",
  packages: ["@builder.io/qwik-city", "@qwik.dev/router"],
  category: "http-server",
  system: "http",
  finds: "`index` files below `src/routes`: endpoints (`onGet`, `onPost` …), pages, and POST where the page has a `routeAction$`",
  cannotSee: "functions behind `server$`, and pages in Markdown",
  fileRoutes: { router: "qwik-city", file: /^src\/routes\/(?:.+\/)?index(?:@[^/]*|!)?\.[jt]sx?$/, routes },
};

function routes(file: RouteFile): FileRoute[] {
  const path = routePath(segmentsOf(file.path).slice(2, -1).filter((one) => !isGroup(one)).map(bracketSegment));
  const isPage = file.exports().includes("default");
  const endpoints = Object.entries(exported).filter(([name]) => file.exports().includes(name)).map(([name, method]): FileRoute => ({ method, path, handler: file.exported(name) }));
  const page: FileRoute[] = isPage ? [{ method: "GET", path, handler: file.exported("default"), kind: "page" }] : [];
  const action: FileRoute[] = isPage && file.calls("routeAction$") ? [{ method: "POST", path, handler: file.exported("default"), kind: "action" }] : [];
  return [...endpoints, ...page, ...action];
}
