/** Files of Nitro's `api` and `routes` folders, in Nuxt's `server` folder too. */
import type { FileRoute, RouteFile } from "./file-routes.js";
import { bracketSegment, isGroup, routePath, segmentsOf, withoutIndex } from "./route-segments.js";

const suffix = /\.(connect|delete|get|head|options|patch|post|put|trace)?(?:\.(?:dev|prod|prerender))?$/;

/** `start`: what stands before `api/` or `routes/` in the file's path. */
export function nitroRoutes(file: RouteFile, { start, base }: { start: RegExp; base: string }): FileRoute[] {
  const [, root, rest] = new RegExp(`^${start.source}(api|routes)/(.+)$`).exec(file.path) ?? [];
  if (root === undefined || rest === undefined || !file.exports().includes("default")) return [];
  const segments = segmentsOf(rest);
  const method = suffix.exec(segments.at(-1) ?? "")?.[1];
  const plain = [...segments.slice(0, -1), (segments.at(-1) ?? "").replace(/\.(?:dev|prod|prerender)$/, "").replace(suffix, "")];
  const path = routePath([...(root === "api" ? ["api"] : []), ...withoutIndex(plain.filter((one) => !isGroup(one))).map(bracketSegment)], base);
  return [{ method: method?.toUpperCase() ?? "*", path, handler: file.exported("default") }];
}
