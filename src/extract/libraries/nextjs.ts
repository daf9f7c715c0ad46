import type { FileRoute, RouteFile } from "./file-routes.js";
import type { LibraryModel } from "./library-model.js";
import { nextRewrites } from "./nextjs-rewrites.js";
import { bracketSegment, isGroup, methodExports, routePath, segmentsOf, withoutIndex } from "./route-segments.js";

/** https://nextjs.org/docs/app/api-reference/file-conventions, /docs/pages/building-your-application/routing/api-routes. */
export const nextjs: LibraryModel = {
  id: "nextjs",
  title: "Next.js",
  packages: ["next"],
  category: "http-server",
  system: "http",
  finds: "route handlers (`app/**/route`), API routes (`pages/api`) with the methods they compare, server actions (as `POST /<name>`: their URL is that of the page), base path, rewrites to other hosts",
  cannotSee: "pages (they answer browsers, not programs), and rewrites in middleware",
  fileRoutes: {
    router: "nextjs",
    file: /\.[cm]?[jt]sx?$/,
    routes: (file) => [...handlers(file), ...apiRoute(file), ...actions(file)],
    settings: nextRewrites,
  },
};

const base = (file: RouteFile): string => file.application.settings.prop("basePath").constant() ?? "";

/** Endings of route files: `pageExtensions: ["page.tsx", "api.ts"]` gives them another form. */
function stemOf(file: RouteFile): string | undefined {
  const written = file.application.settings.prop("pageExtensions").elements().flatMap((one) => one.constants());
  const endings = written.length ? written : ["tsx", "ts", "jsx", "js"];
  const ending = endings.filter((one) => file.path.endsWith(`.${one}`)).sort((a, b) => b.length - a.length)[0];
  return ending === undefined ? undefined : file.path.slice(0, -ending.length - 1);
}

function handlers(file: RouteFile): FileRoute[] {
  const folders = /^(?:src\/)?app\/((?:.+\/)?)route$/.exec(stemOf(file) ?? "")?.[1];
  const path = folders === undefined ? undefined : appPath(folders.split("/").filter(Boolean));
  if (path === undefined) return [];
  return methodExports.filter((method) => file.exports().includes(method)).map((method) => ({ method, path: routePath(path, base(file)), handler: file.exported(method) }));
}

/** Folders that begin with an underscore are private; groups and slots are no part of the path. */
function appPath(folders: readonly string[]): string[] | undefined {
  if (folders.some((one) => one.startsWith("_"))) return undefined;
  return folders.filter((one) => !isGroup(one) && !one.startsWith("@")).map((one) => bracketSegment(one.replace(/^\(\.{1,3}\)(?:\(\.{2}\))*/, "").replace(/^%5[fF]/, "_")));
}

/** The default export answers all methods, unless it compares them. */
function apiRoute(file: RouteFile): FileRoute[] {
  const stem = /^(?:src\/)?pages\/(api(?:\/.+)?)$/.exec(stemOf(file) ?? "")?.[1];
  const handler = file.exported("default");
  if (stem === undefined || !handler.exists) return [];
  const path = routePath(withoutIndex(segmentsOf(`${stem}.ts`)).map(bracketSegment), base(file));
  return file.comparedMethods().map((method) => ({ method, path, handler }));
}

/** Every function of a module with `"use server"` can be called from outside. */
function actions(file: RouteFile): FileRoute[] {
  return file.functionsWith("use server").map(({ name, handler }) => ({ method: "POST", path: `/${name}`, handler, kind: "action" }));
}
