/** What kind of service it is. A guess where code and deployment are silent. */
import type { ServiceRole } from "../model/graph.js";
import type { Deployment } from "./deployment.js";
import type { Inventory } from "./inventory.js";
import type { Verdict } from "./package-verdict.js";
import { isWithin } from "./paths.js";
import type { Signal } from "./source-signals.js";

export interface RoleCase {
  inventory: Inventory;
  name: string;
  folder: string | undefined;
  deployments: readonly Deployment[];
  verdict: Verdict | undefined;
  sources: readonly string[];
  languages: readonly string[];
  /** It runs reverse-proxy rules of its own. */
  proxies: boolean;
}

/** The role, by the strongest sign. */
export function roleOf(given: RoleCase): ServiceRole {
  const declared = given.deployments.map((each) => each.role).find((role) => role === "job" || role === "function");
  if (declared) return declared;
  const judged = given.verdict?.role ?? signalRole(given);
  const longRunning = given.deployments.some((each) => each.origin === "compose" || each.origin === "kubernetes" || each.origin === "process");
  const byCode = judged === "job" && longRunning ? "backend" : judged;
  if (byCode === "backend" && /(?:^|[-_])(?:workers?|consumers?|processor)(?:$|[-_])/i.test(given.name)) return "worker";
  if (/(?:^|[-_])(?:gateway|bff|api-gw|edge)(?:$|[-_])/i.test(given.name) && byCode !== "frontend") return "gateway";
  if (byCode === "backend" && rendersPages(given)) return "frontend";
  return byCode;
}

function signalRole(given: RoleCase): ServiceRole {
  const shows = (signal: Signal): boolean => given.sources.some((file) => given.inventory.signals.get(file)?.has(signal));
  if (shows("listens")) return "backend";
  if (shows("page") || hasPages(given)) return "frontend";
  if (shows("handler")) return "function";
  if (shows("consumes") || shows("schedules")) return "worker";
  if (given.proxies) return "gateway";
  if (given.sources.length > 0) return "backend";
  return given.languages.length > 0 ? "backend" : "unknown";
}

function hasPages({ inventory, folder, languages }: RoleCase): boolean {
  const scriptsOnly = languages.every((each) => each === "javascript" || each === "typescript");
  return folder !== undefined && scriptsOnly && inventory.tree.files.some((file) => !file.reason && isWithin(file.path, folder) && /(?:^|\/)index\.html$/.test(file.path));
}

/** A server whose answers are pages: it has several templates. */
function rendersPages({ inventory, folder }: RoleCase): boolean {
  if (folder === undefined) return false;
  return inventory.tree.files.filter((file) => !file.reason && isWithin(file.path, folder) && /\.(?:njk|pug|jade|ejs|hbs|handlebars|mustache|liquid)$/.test(file.path) && !/mail|notification|template-?s?\/.*mail/i.test(file.path)).length >= 3;
}
