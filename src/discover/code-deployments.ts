/** Deployments that code and manifests show by themselves: function apps, process lists, workspace applications, packages, containers. */
import { packageOfCommand } from "./command-package.js";
import { emptyDeployment, type Deployment } from "./deployment.js";
import { builtImage, type Dockerfile } from "./dockerfile.js";
import { entriesOfCommand } from "./entry-files.js";
import { imageEnvironment } from "./image-environment.js";
import { deployedHandlers } from "./infrastructure-programs.js";
import { isWorkspaceRoot, runtimeOf, workingUnit, type Units } from "./image-folder.js";
import { infrastructureOfImage } from "../knowledge/infrastructure-images.js";
import { judgeApplication, judgePackage, type PackageCase, type Verdict } from "./package-verdict.js";
import { baseOf, byText, foldersAbove, isLibraryFolder, isWithin, joinInside } from "./paths.js";
import { rigImage } from "./rigs.js";
import { evidenceAt } from "./tree.js";
import { unitHolding, type Unit } from "./units.js";

/** Folders that show how something is made, not the system itself. */
const scaffold = /(?:^|\/)(?:[\w-]*templates?|scaffolds?|boilerplates?|skeleton|starters?|examples?|samples?|playgrounds?|demos?|sandbox|[\w-]*-(?:template|example|sample|playground|boilerplate))(?:\/|$)/i;

export interface CodeFindings {
  deployments: Deployment[];
  /** The verdict on each package, deployed or not. */
  verdicts: ReadonlyMap<string, Verdict>;
  /** Folders whose code a Dockerfile runs, wherever it lies. */
  contained: ReadonlySet<string>;
}

/** `deployed`: folders that deployment files already show. `lenient`: scaffolds count too, for want of anything else. */
export function codeDeployments(units: Units, deployed: ReadonlySet<string>, lenient: boolean): CodeFindings {
  const containers = containersByFolder(units);
  const sources = sourcesByPackage(units);
  const handlers = deployedHandlers(units.inventory);
  const verdicts = new Map<string, Verdict>();
  for (const unit of units.byFolder.values()) {
    const verdict = verdictOn(unit, units, { container: containers.get(unit.folder), sources: sources.get(unit.folder) ?? [], handlers: handlers.filter((file) => unitHolding(file, units.byFolder) === unit) });
    if (verdict) verdicts.set(unit.folder, verdict);
  }
  const named = [...functionDeployments(units), ...processDeployments(units), ...projectDeployments(units)];
  const taken = new Set([...deployed, ...named.flatMap((each) => each.folder ?? [])]);
  const free = (folder: string) => !taken.has(folder) && (lenient || !scaffold.test(folder));
  const packages = [...verdicts].filter(([folder]) => free(folder)).map(([folder, verdict]) => packageDeployment(folder, verdict, units));
  for (const each of packages) if (each.folder !== undefined) taken.add(each.folder);
  const foreign = [...containers].filter(([folder]) => free(folder) && runsForeignCode(folder, { units, taken })).map(([folder, dockerfile]) => containerDeployment(folder, dockerfile));
  return { deployments: [...named.filter((each) => lenient || deployed.has(each.folder ?? "") || !scaffold.test(each.folder ?? "")), ...packages, ...foreign], verdicts, contained: new Set(containers.keys()) };
}

type Sources = PackageCase["sources"];

/** Scripts by the folder of the innermost package that holds them. */
function sourcesByPackage({ byFolder, inventory }: Units): Map<string, Sources[number][]> {
  const out = new Map<string, Sources[number][]>();
  for (const source of inventory.signals) {
    const folder = foldersAbove(source[0]).find((each) => byFolder.get(each)?.manifest);
    if (folder === undefined) continue;
    const known = out.get(folder);
    if (known) known.push(source);
    else out.set(folder, [source]);
  }
  return out;
}

function verdictOn(unit: Unit, units: Units, own: Pick<PackageCase, "container" | "sources" | "handlers">): Verdict | undefined {
  const { manifest } = unit;
  if (!manifest) return unit.application && judgeApplication(unit.application);
  const { inventory } = units;
  const { name } = manifest;
  return judgePackage({
    inventory,
    ...own,
    manifest,
    importedBy: name === undefined ? 0 : inventory.packages.filter((other) => other !== manifest && (other.dependencies.has(name) || other.peerDependencies.has(name))).length,
    workspaceRoot: isWorkspaceRoot(unit.folder, units),
    application: unit.application,
  });
}

/** Dockerfiles that run something, by the unit whose code they run. */
function containersByFolder(units: Units): Map<string, Dockerfile> {
  const out = new Map<string, Dockerfile>();
  for (const dockerfile of [...units.inventory.dockerfiles.values()].sort((a, b) => a.file.length - b.file.length || byText(a.file, b.file))) {
    const built = builtImage(dockerfile);
    // `FROM alpine` at the end is how compiled code is packed
    const known = built && infrastructureOfImage(built.base);
    if (!built?.command || isVariant(dockerfile.file) || (known && !(known.system === "tool" && built.brought.length > 0))) continue;
    const folder = units.byFolder.get(dockerfile.folder)?.dockerfiles.includes(dockerfile) ? dockerfile.folder : packageOfCommand(built.command.text, units) ?? copiedFolder(dockerfile, units) ?? workingUnit(built, units);
    if (folder !== undefined && !out.has(folder)) out.set(folder, dockerfile);
  }
  return out;
}

function isVariant(file: string): boolean {
  return /(?:^|[./-])(?:test|tests|dev|development|ci|base|local|debug|e2e|lint|migrations?)(?:[.-]|$)/i.test(baseOf(file).replace(/dockerfile/i, ""));
}

/** A Dockerfile that lies apart from the code, e.g. in `containers/`. */
function copiedFolder(dockerfile: Dockerfile, units: Units): string | undefined {
  const copies = builtImage(dockerfile)?.copies ?? [];
  const folders = copies.flatMap((source) => {
    const path = joinInside("", source.replace(/\/?\*.*$/, ""));
    const unit = path ? unitHolding(path, units.byFolder) : undefined;
    return unit && unit.folder !== "" && !isWorkspaceRoot(unit.folder, units) ? [unit.folder] : [];
  });
  const distinct = [...new Set(folders)];
  return distinct.length === 1 ? distinct[0] : undefined;
}

function runsForeignCode(folder: string, { units, taken }: { units: Units; taken: ReadonlySet<string> }): boolean {
  const unit = units.byFolder.get(folder);
  if (unit?.foreign === undefined && unit?.manifest !== undefined) return false;
  // A folder above others that run is their workspace; one inside another that runs is a part of it.
  if ([...taken].some((each) => each !== folder && (isWithin(each, folder) || (each !== "" && isWithin(folder, each))))) return false;
  return unit?.foreign !== undefined && !rigImage(baseOf(folder), { folder }, units);
}

function containerDeployment(folder: string, dockerfile: Dockerfile): Deployment {
  const built = builtImage(dockerfile);
  const language = built && runtimeOf(built.base)?.language;
  const evidence = evidenceAt(dockerfile.file, built?.command?.line ?? 1, { detector: "dockerfile", reason: "a Dockerfile runs the code beside it", confidence: "inferred" });
  return { ...emptyDeployment(baseOf(folder), "dockerfile", evidence), folder, ...(built?.command ? { command: built.command.text } : {}), ...(language ? { language } : {}), environment: imageEnvironment(dockerfile.file, built) };
}

function packageDeployment(folder: string, verdict: Verdict, units: Units): Deployment {
  const unit = units.byFolder.get(folder);
  const manifest = unit?.manifest?.file ?? unit?.application?.settings ?? folder;
  const evidence = evidenceAt(manifest, 1, { detector: "package", reason: verdict.reason, confidence: verdict.confidence });
  const dockerfile = unit?.dockerfiles.find((each) => !isVariant(each.file));
  const built = dockerfile && builtImage(dockerfile);
  return {
    ...emptyDeployment(folder === "" ? units.inventory.system : baseOf(folder), "package", evidence),
    folder,
    role: verdict.role,
    ...(built?.command ? { command: built.command.text } : {}),
    entries: verdict.entries,
    environment: imageEnvironment(dockerfile?.file, built),
    hosts: [],
  };
}

function functionDeployments(units: Units): Deployment[] {
  return units.inventory.functions.map((app) => {
    const entries = app.handlers.flatMap(({ stem }) => [".ts", ".js", ".mjs", ".cjs", ".mts", "/index.ts", "/index.js"].map((extension) => stem + extension).filter((path) => units.inventory.tree.byPath.has(path)).slice(0, 1));
    return { ...emptyDeployment(app.name, "function", app.evidence), folder: app.folder, role: "function", entries: [...new Set(entries)], environment: app.environment, aliases: [app.name] };
  });
}

function processDeployments(units: Units): Deployment[] {
  return units.inventory.processes.flatMap((process) => {
    const folder = units.byFolder.has(process.folder) ? process.folder : unitHolding(process.folder, units.byFolder)?.folder;
    const scripts = units.byFolder.get(folder ?? "")?.manifest?.scripts ?? {};
    if (process.evidence.detector === "script") return [{ ...emptyDeployment(process.name, "process", process.evidence), folder: process.folder, command: process.command, aliases: [process.name] }];
    if (isLibraryFolder(`${process.folder}/`)) return [];
    const runsHere = folder === process.folder || entriesOfCommand(process.command, { tree: units.inventory.tree, folder: process.folder, scripts }).length > 0;
    return folder === undefined || !runsHere ? [] : [{ ...emptyDeployment(process.name, "process", process.evidence), folder, command: process.command, aliases: [process.name] }];
  });
}

function projectDeployments(units: Units): Deployment[] {
  return units.inventory.projects.filter((project) => project.application && !/(?:^|[-_/])e2e$/.test(project.name)).map((project) => ({ ...emptyDeployment(project.name, "project", project.evidence), folder: project.folder, entries: project.entry ? [project.entry] : [], aliases: [project.name] }));
}
