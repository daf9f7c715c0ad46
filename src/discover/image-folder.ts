/** From a build or an image name to the folder that holds the code. */
import { infrastructureOfImage, runtimeImages, imageRepository, type InfrastructureImage } from "../knowledge/infrastructure-images.js";
import type { ComposeService } from "./compose-service.js";
import { builtImage, type BuiltImage, type Dockerfile } from "./dockerfile.js";
import type { Inventory } from "./inventory.js";
import { languageOf } from "./languages.js";
import { exactly, folderNamed, squash } from "./name-match.js";
import { baseOf, byDepth, folderOf, isWithin, joinInside } from "./paths.js";
import { originalOf } from "./staged-copies.js";
import { imageName, unitHolding, type Unit } from "./units.js";

export interface Located {
  folder?: string;
  built?: BuiltImage;
  infrastructure?: InfrastructureImage;
  /** The image is a bare language runtime or web server. */
  runtime?: { language?: string };
}

export interface Units {
  inventory: Inventory;
  byFolder: ReadonlyMap<string, Unit>;
  /** Those that may be meant by a name: not the manifest of a whole workspace. */
  nameable: readonly Unit[];
}

/** Where the code of a Compose service is, or which infrastructure it is. */
export function locateComposeService(service: ComposeService, units: Units): Located {
  const located = locate(service, units);
  return located.folder === undefined ? located : { ...located, folder: originalOf(located.folder, units.inventory) };
}

function locate(service: ComposeService, units: Units): Located {
  if (service.build) return locateBuild(service, service.build, units);
  if (!service.image) return {};
  const known = infrastructureOfImage(service.image);
  if (known) return { infrastructure: known };
  const mounted = mountedUnit(service, units) ?? workingUnit(service, units);
  // An image that only a variable names tells nothing: the mounted code and the name have to.
  const runtime = service.image.startsWith("${") && !service.image.includes("/") ? {} : runtimeOf(service.image);
  if (runtime) {
    const folder = mounted ?? exactly(service.name, units.nameable);
    return { runtime, ...(folder === undefined ? {} : { folder }) };
  }
  const named = locateByName([...service.images.map(imageName), service.name], units);
  const plain = named.folder === undefined && !imageRepository(service.image).includes("/") ? plainFolderNamed(imageName(service.image), units) : undefined;
  return plain === undefined ? named : { folder: plain };
}

/** A folder without any manifest, but with code right in it, that bears the name of an own image. */
function plainFolderNamed(name: string, units: Units): string | undefined {
  const found = [...units.inventory.signals.keys()].map(folderOf).filter((folder) => folder !== "" && squash(baseOf(folder)) === squash(name)).sort(byDepth);
  return found[0];
}

/** The folder that one of the names means, the first one first. */
export function locateByName(names: string[], units: Units): Located {
  for (const name of names) {
    const folder = folderNamed(name, units.nameable);
    if (folder !== undefined) return withDockerfile(folder, units);
  }
  return {};
}

function withDockerfile(folder: string, units: Units): Located {
  const dockerfile = units.byFolder.get(folder)?.dockerfiles.toSorted((a, b) => a.file.length - b.file.length)[0];
  const built = dockerfile && builtImage(dockerfile);
  return { folder, ...(built ? { built } : {}) };
}

function locateBuild(service: ComposeService, build: NonNullable<ComposeService["build"]>, units: Units): Located {
  const dockerfile = units.inventory.dockerfiles.get(build.dockerfile);
  const built = dockerfile && builtImage(dockerfile, build.target);
  const known = built && infrastructureOfImage(built.base);
  const folder = dockerfile ? buildFolder({ service, context: build.context, dockerfile, built, args: Object.values(build.args) }, units) : contextFolder(build.context, units);
  const infrastructure = known && !(folder !== undefined && (known.category === "other" || bringsCode(units, folder))) ? known : undefined;
  return { ...(folder === undefined ? {} : { folder }), ...(built ? { built } : {}), ...(infrastructure ? { infrastructure } : {}) };
}

/** Code beside a database's Dockerfile only counts when it has a manifest of its own. */
function bringsCode(units: Units, folder: string): boolean {
  const unit = units.byFolder.get(folder);
  return unit?.manifest !== undefined || unit?.foreign !== undefined;
}

interface Build {
  service: ComposeService;
  context: string;
  dockerfile: Dockerfile;
  built: BuiltImage | undefined;
  args: string[];
}

function buildFolder(build: Build, units: Units): string | undefined {
  const beside = build.dockerfile.folder;
  const ownFolder = isUnit(beside, units) ? !isWorkspaceRoot(beside, units) : squash(baseOf(beside)) === squash(build.service.name);
  if (beside !== build.context && isWithin(beside, build.context) && ownFolder) return beside;
  if (isUnit(build.context, units) && !isWorkspaceRoot(build.context, units)) return build.context;
  return copiedUnit(build, units) ?? namedUnit(build, units) ?? (isUnit(beside, units) && beside !== "" ? beside : contextFolder(build.context, units));
}

function isUnit(folder: string, units: Units): boolean {
  const unit = units.byFolder.get(folder);
  return unit?.manifest !== undefined || unit?.foreign !== undefined || unit?.project !== undefined || (unit !== undefined && unit.dockerfiles.length > 0);
}

/** Other packages lie below it. */
export function isWorkspaceRoot(folder: string, units: Units): boolean {
  const unit = units.byFolder.get(folder);
  if ((unit?.manifest?.workspaces.length ?? 0) > 0) return true;
  return [...units.byFolder.values()].some((other) => other.folder !== folder && isWithin(other.folder, folder) && (other.manifest?.workspaceMember === true || other.project?.application === true));
}

function namedUnit(build: Build, units: Units): string | undefined {
  const suffix = build.dockerfile.file.replace(/^.*\//, "").replace(/^(?:Dockerfile[.-])?(.*?)(?:\.[dD]ockerfile)?$/, "$1");
  const names = [...build.args, suffix === "Dockerfile" ? "" : suffix, imageName(build.service.image ?? ""), build.service.name].filter((name) => name !== "");
  const candidates = units.nameable.filter((unit) => isWithin(unit.folder, build.context));
  return names.map((name) => folderNamed(name, candidates)).find((folder) => folder !== undefined);
}

/** The unit whose files the Dockerfile copies; when it copies several, the one that its command or name points at. */
function copiedUnit(build: Build, units: Units): string | undefined {
  const copied = (build.built?.copies ?? []).map((source) => joinInside(build.context, source.replace(/\/?\*.*$/, "")))
    .flatMap((path) => (path === undefined || path === build.context ? [] : unitHolding(path, units.byFolder)?.folder ?? []))
    .filter((folder) => folder !== build.context && !isWorkspaceRoot(folder, units));
  const distinct = copied.length > 0 ? [...new Set(copied)] : broughtUnits(build, units);
  if (distinct.length <= 1) return distinct[0];
  const candidates = units.nameable.filter((unit) => distinct.includes(unit.folder));
  const inCommand = candidates.filter((unit) => build.built?.command?.text.includes(`${unit.folder}/`));
  if (inCommand.length === 1) return inCommand[0]?.folder;
  return [build.service.name, imageName(build.service.image ?? ""), ...build.args].map((name) => folderNamed(name, candidates)).find((folder) => folder !== undefined);
}

/** `COPY --from=builder /app/packages/web/dist .`, where the builder has the whole repository: the outermost units whose paths show. */
function broughtUnits(build: Build, units: Units): string[] {
  // where the repository lies in the image is where some stage works
  const roots = build.dockerfile.stages.flatMap((stage) => stage.workingFolders).map((root) => root.replace(/\/?$/, "/"));
  const shown = (unit: Unit): boolean => (build.built?.brought ?? []).some((path) => isWithin(path, unit.folder) || roots.some((root) => isWithin(path, root + unit.folder)));
  const found = units.nameable.filter((unit) => unit.folder !== "" && isWithin(unit.folder, build.context) && shown(unit)).map((unit) => unit.folder);
  return found.filter((folder) => !found.some((other) => other !== folder && isWithin(folder, other)));
}

/** The context itself, if there is code in it. */
function contextFolder(context: string, units: Units): string | undefined {
  if (isWorkspaceRoot(context, units)) return undefined;
  const holds = units.inventory.tree.files.some((file) => !file.reason && isWithin(folderOf(file.path), context) && (languageOf(file.path) !== undefined || /\.html$|nginx.*\.conf|\.conf\.template$/.test(file.path)));
  return holds ? context : undefined;
}

/** A development container: the code is mounted into a language runtime. */
function mountedUnit(service: ComposeService, units: Units): string | undefined {
  return service.mounts.map((mount) => mount.source).find((source) => isUnit(source, units) && !isWorkspaceRoot(source, units));
}

/** The unit whose path the working folder ends with: the whole repository is mounted. */
/** `/app/apps/web`, in which a container works: the unit whose folder it ends with. */
export function workingUnit({ workingFolder }: { workingFolder?: string | undefined }, units: Units): string | undefined {
  const folder = workingFolder?.replace(/\/$/, "");
  const found = units.nameable.filter((unit) => unit.folder !== "" && folder?.endsWith(`/${unit.folder}`));
  return found.toSorted((a, b) => b.folder.length - a.folder.length)[0]?.folder;
}

/** Is the image a bare language runtime? */
export function runtimeOf(image: string): { language?: string } | undefined {
  const repository = imageRepository(image);
  const found = runtimeImages.find((each) => each.image.test(repository));
  return found && (found.language ? { language: found.language } : {});
}
