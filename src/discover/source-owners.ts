/** Which folder does each source file belong to: a service, a library, or a loose shared folder. */
import type { LibraryLayout } from "../model/layout.js";
import type { Inventory } from "./inventory.js";
import { isScript } from "./path-classes.js";
import { baseOf, byText, foldersAbove, isWithin } from "./paths.js";
import { isRealPackage, type Unit } from "./units.js";

export interface SourceOwners {
  /** Sources by service folder, sorted. */
  ofService: ReadonlyMap<string, string[]>;
  libraries: LibraryLayout[];
}

/** Gives every source to the innermost folder that is a service, a package or a workspace project. */
export function assignSources(inventory: Inventory, units: ReadonlyMap<string, Unit>, services: ReadonlySet<string>): SourceOwners {
  const owners = new Set([...services, ...[...units.values()].filter((unit) => (unit.manifest && isRealPackage(unit.manifest)) || unit.project).map((unit) => unit.folder)]);
  const bySource = new Map<string, string[]>();
  for (const file of inventory.tree.files) {
    if (file.reason !== undefined || !isScript(file.path)) continue;
    const folder = foldersAbove(file.path).find((each) => owners.has(each)) ?? looseFolder(file.path, owners);
    bySource.set(folder, [...(bySource.get(folder) ?? []), file.path]);
  }
  const libraries = [...bySource].filter(([folder]) => !services.has(folder)).sort(([a], [b]) => byText(a, b)).map(([folder, sources]) => library(folder, sources, { unit: units.get(folder), inventory }));
  return { ofService: new Map([...bySource].filter(([folder]) => services.has(folder))), libraries };
}

/** The outermost folder that holds the file and no service or package. */
function looseFolder(file: string, owners: ReadonlySet<string>): string {
  const above = foldersAbove(file).filter((each) => each !== "");
  return above.findLast((folder) => ![...owners].some((owner) => isWithin(owner, folder))) ?? "";
}

function library(folder: string, sources: string[], { unit, inventory }: { unit: Unit | undefined; inventory: Inventory }): LibraryLayout {
  const manifest = unit?.manifest;
  const name = manifest?.name ?? (folder === "" ? inventory.system : baseOf(folder));
  return { name, path: folder, ...(manifest ? { manifest: manifest.file } : {}), sources };
}
