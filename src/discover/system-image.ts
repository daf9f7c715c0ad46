/** An image named like the whole system is built from its one application that nothing else deploys. */
import type { Deployment } from "./deployment.js";
import type { Units } from "./image-folder.js";
import { squash } from "./name-match.js";
import { unscoped } from "./package-manifests.js";

/** Gives such an image the folder of that application; leaves everything else as it is. */
export function joinSystemImage(deployed: readonly Deployment[], code: readonly Deployment[], units: Units): Deployment[] {
  const names = new Set([units.inventory.system, units.byFolder.get("")?.manifest?.name ?? ""].map((name) => squash(unscoped(name))).filter((name) => name !== ""));
  const free = code.filter((each) => each.folder !== undefined && (units.byFolder.get(each.folder)?.dockerfiles.length ?? 0) > 0 && !deployed.some((other) => other.folder === each.folder));
  const [only] = free;
  if (only?.folder === undefined || code.length > 1 || deployed.some((each) => each.folder !== undefined)) return [...deployed];
  const folder = only.folder;
  return deployed.map((each) => (each.folder === undefined && names.has(squash(each.name)) ? { ...each, folder } : each));
}
