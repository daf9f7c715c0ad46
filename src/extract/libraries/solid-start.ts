import type { FileRoute, RouteFile } from "./file-routes.js";
import type { LibraryModel } from "./library-model.js";
import { bracketSegment, isGroup, methodExports, routePath, segmentsOf } from "./route-segments.js";

/** https://docs.solidjs.com/solid-start/building-your-application/routing, /api-routes. */
export const solidStart: LibraryModel = {
  id: "solid-start",
  title: "SolidStart",
  packages: ["@solidjs/start", "solid-start"],
  category: "http-server",
  system: "http",
  finds: "files below `src/routes`: API routes by their exported methods, pages, functions with `\"use server\"` (as `POST /_server/<name>`)",
  cannotSee: "routes that the router of `app.tsx` is given in code",
  fileRoutes: { router: "solid-start", file: /\.[jt]sx?$/, routes: (file) => [...routes(file), ...file.functionsWith("use server").map(({ name, handler }): FileRoute => ({ method: "POST", path: `/_server/${name}`, handler, kind: "action" }))] },
};

function routes(file: RouteFile): FileRoute[] {
  if (!file.path.startsWith("src/routes/")) return [];
  const all = segmentsOf(file.path).slice(2).filter((one) => !isGroup(one) && one !== "index");
  // `orders(detail)` opts out of the layout `orders`
  const path = routePath(all.map((one) => bracketSegment(one.replace(/\([^()]*\)$/, ""))));
  const methods: FileRoute[] = methodExports.filter((method) => file.exports().includes(method)).map((method) => ({ method, path, handler: file.exported(method) }));
  const page: FileRoute[] = file.exports().includes("default") && !isLayout(file) ? [{ method: "GET", path, handler: file.exported("default"), kind: "page" }] : [];
  return [...methods, ...(methods.some(({ method }) => method === "GET") ? [] : page)];
}

/** A component beside a folder of its name wraps what the folder holds. */
function isLayout(file: RouteFile): boolean {
  return file.application.file(`${file.path.replace(/\.[jt]sx?$/, "")}/index.tsx`) !== undefined;
}
