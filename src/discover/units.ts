/** Folders that may hold the code of something deployable, with all names they go by. */
import { imageRepository } from "../knowledge/infrastructure-images.js";
import type { Dockerfile } from "./dockerfile.js";
import type { Inventory } from "./inventory.js";
import { languageOf } from "./languages.js";
import type { Named } from "./name-match.js";
import { unscoped, type PackageManifest } from "./package-manifests.js";
import { baseOf, byDepth, folderOf, foldersAbove } from "./paths.js";
import { isPart, type RoutedApplication } from "./routed-applications.js";
import type { WorkspaceProject } from "./workspace-projects.js";

export interface Unit extends Named {
  manifest?: PackageManifest;
  /** Manifest of another language. */
  foreign?: string;
  dockerfiles: Dockerfile[];
  project?: WorkspaceProject;
  /** The framework serves files of this folder. */
  application?: RoutedApplication;
}

const foreignManifest = /^(?:pom\.xml|build\.gradle(?:\.kts)?|go\.mod|requirements\.txt|pyproject\.toml|Pipfile|setup\.py|composer\.json|Gemfile|Cargo\.toml|mix\.exs|[\w.-]+\.csproj|deno\.jsonc?)$/;

/** All units, outermost first. */
export function findUnits(inventory: Inventory): Map<string, Unit> {
  const units = new Map<string, Unit>();
  const unitAt = (folder: string): Unit => {
    const unit = units.get(folder) ?? { folder, names: folder === "" ? [inventory.system] : [tellingName(folder)], dockerfiles: [] };
    units.set(folder, unit);
    return unit;
  };
  for (const manifest of inventory.packages) {
    if (!isRealPackage(manifest)) continue;
    const unit = unitAt(manifest.folder);
    unit.manifest = manifest;
    if (manifest.name) unit.names.push(unscoped(manifest.name), manifest.name);
  }
  for (const file of inventory.tree.files) if (!file.reason && foreignManifest.test(baseOf(file.path))) unitAt(folderOf(file.path)).foreign ??= file.path;
  for (const dockerfile of inventory.dockerfiles.values()) if (holdsCode(inventory, dockerfile.folder)) unitAt(dockerfile.folder).dockerfiles.push(dockerfile);
  for (const project of inventory.projects) {
    const unit = unitAt(project.folder);
    unit.project ??= project;
    unit.names.push(project.name);
  }
  for (const application of inventory.applications.values()) {
    if (units.get(application.folder)?.manifest || !isPart(application, inventory.applications)) unitAt(application.folder).application = application;
  }
  for (const app of inventory.functions) unitAt(app.folder).names.push(app.name);
  for (const component of inventory.catalog) units.get(component.folder)?.names.push(component.name);
  for (const folder of nginxFolders(inventory)) unitAt(folder);
  return new Map([...units].sort(([a], [b]) => byDepth(a, b)));
}

/** The folder's name; of `orders/src` the name of the folder above. */
export function tellingName(folder: string): string {
  const silent = /^(?:src|source|sources|code|app|cmd|main)$/i;
  const above = folderOf(folder);
  return silent.test(baseOf(folder)) && above !== "" && !/^(?:packages|apps|services|src|microservices|projects|modules)$/i.test(baseOf(above)) ? baseOf(above) : baseOf(folder);
}

/** A `package.json` that only redirects to another build of its parent package is no package. */
export function isRealPackage(manifest: PackageManifest): boolean {
  return manifest.name !== undefined || manifest.dependencies.size > 0 || Object.keys(manifest.scripts).length > 0;
}

function holdsCode(inventory: Inventory, folder: string): boolean {
  const prefix = folder ? `${folder}/` : "";
  return inventory.tree.files.some((file) => !file.reason && file.path.startsWith(prefix) && (languageOf(file.path) !== undefined || file.path.endsWith(".html")));
}

/** A folder named like a proxy that holds its configuration. */
function nginxFolders(inventory: Inventory): string[] {
  return inventory.tree.files.filter((file) => !file.reason && /(?:^|\/)(?:nginx|gateway|proxy|reverse-proxy|api-gateway)\/(?:[^/]+\/)?[\w.-]*\.conf(?:\.template|\.tmpl)?$/.test(file.path)).map((file) => foldersAbove(file.path).find((each) => /(?:^|\/)(?:nginx|gateway|proxy|reverse-proxy|api-gateway)$/.test(each)) ?? folderOf(file.path));
}

/** The innermost unit that holds the path. */
export function unitHolding(path: string, units: ReadonlyMap<string, Unit>): Unit | undefined {
  const folder = [path, ...foldersAbove(path)].find((each) => units.has(each));
  return folder === undefined ? undefined : units.get(folder);
}

/** The name part of an image, for matching: `acme/shop-orders:1` → `shop-orders`. */
export function imageName(image: string): string {
  return baseOf(imageRepository(image));
}
