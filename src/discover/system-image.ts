/** An image named like the whole system is built from its one application that a Dockerfile runs. */
import type { CodeFindings } from "./code-deployments.js";
import type { Deployment } from "./deployment.js";
import type { Units } from "./image-folder.js";
import { squash } from "./name-match.js";
import { unscoped } from "./package-manifests.js";
import { isWithin } from "./paths.js";

/** Gives such an image the folder of that application; leaves everything else as it is. `contained`: folders whose code a Dockerfile runs. */
export function joinSystemImage(deployed: readonly Deployment[], { deployments: code, contained }: Pick<CodeFindings, "deployments" | "contained">, units: Units): Deployment[] {
  const names = new Set([units.inventory.system, units.byFolder.get("")?.manifest?.name ?? ""].map((name) => squash(unscoped(name))).filter((name) => name !== ""));
  const [folder] = contained;
  if (folder === undefined || contained.size > 1 || deployed.some((each) => each.folder !== undefined && each.folder !== folder)) return [...deployed];
  // an image of the whole repository, where that holds several
  if (code.some((each) => each.folder !== undefined && each.folder !== folder && isWithin(each.folder, folder))) return [...deployed];
  return deployed.map((each) => (each.folder === undefined && names.has(squash(each.name)) ? { ...each, folder } : each));
}
