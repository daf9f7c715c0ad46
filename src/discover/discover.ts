/**
 * In: folders. Out: the layout of the system (services, libraries, infrastructure, environment, owners) and a reader of its files.
 * May not run anything of what it reads, follow links out of the roots, or look into code deeper than a text scan.
 */
import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, relative, resolve, sep } from "node:path";
import type { Parser } from "web-tree-sitter";
import { UserError } from "../model/errors.js";
import type { Diagnostic } from "../model/graph.js";
import type { FileReader, SystemLayout } from "../model/layout.js";
import { readCodeowners } from "./codeowners.js";
import { revisionOf } from "./git-revision.js";
import { readTemplates } from "./deployment-templates.js";
import { takeInventory } from "./inventory.js";
import { isScript } from "./path-classes.js";
import { byText } from "./paths.js";
import { findServices } from "./services.js";
import type { Root, Tree, TreeFile } from "./tree.js";
import { readPathAliases } from "./ts-config.js";
import { loadGrammar } from "./terraform/load-grammar.js";
import { hasTerraform } from "./terraform/terraform-module.js";
import { skippedFiles, walk } from "./walk.js";

export interface DiscoverOptions {
  /** Told what is being read. */
  onProgress?: (text: string) => void;
  /** Told how many bytes of scripts there are, before they are looked into. */
  onWalked?: (bytes: number) => void;
  /** Told of each file that is left out. */
  onSkip?: (file: string, reason: string) => void;
}

export interface Discovery {
  layout: SystemLayout;
  reader: FileReader;
  /** The folders that were walked, as system-relative paths start. */
  roots: readonly Root[];
  /** All that the walk has seen; what another thread needs to read the same. */
  files: readonly TreeFile[];
  /** Grows while the reader is used: unreadable and binary files are told when they are met. */
  diagnostics: Diagnostic[];
}

/** Finds out what the folders hold, without what has to be loaded first. Throws a `UserError` when there is nothing to work on. */
export function discoverSystem(roots: string[], options: DiscoverOptions = {}): Discovery {
  return discoverWalked(walkSystem(roots, options), options);
}

/** The same with Terraform, whose grammar is loaded when there is any. */
export async function discoverWithGrammars(roots: string[], options: DiscoverOptions = {}): Promise<Discovery> {
  const walked = walkSystem(roots, options);
  const needed = hasTerraform(walked.tree);
  const hcl = needed ? await loadGrammar() : undefined;
  if (needed && !hcl) walked.tree.diagnostics.push({ severity: "warning", code: "grammar-missing", message: "Terraform files are not read: the optional packages web-tree-sitter and @tree-sitter-grammars/tree-sitter-hcl are not installed" });
  return discoverWalked(walked, options, hcl);
}

/** The folders as they were walked, before anything is read. */
export interface WalkedSystem {
  given: string[];
  places: Root[];
  tree: Tree;
}

/** The first step: which files there are. */
export function walkSystem(roots: string[], options: DiscoverOptions = {}): WalkedSystem {
  const places = openRoots(roots);
  options.onProgress?.(`walking ${places.map((root) => root.name).join(", ")}`);
  const tree = walk(places, []);
  if (tree.files.length === 0) throw new UserError(`${roots.join(", ")}: the folder is empty`, "Name the folder that holds the code of your services.");
  options.onProgress?.(`${tree.files.length} files; looking for services`);
  options.onWalked?.(tree.reader.files.reduce((sum, file) => (isScript(file.path) ? sum + file.size : sum), 0));
  return { given: roots, places, tree };
}

/** The second step. Without a grammar for HCL there is no Terraform. */
export function discoverWalked({ given, places, tree }: WalkedSystem, options: DiscoverOptions = {}, hcl?: Parser): Discovery {
  const { diagnostics } = tree;
  const system = places.map((root) => root.name).join("+");
  const inventory = takeInventory(tree, system, hcl);
  const rules = readCodeowners(tree);
  const found = findServices(inventory, rules);
  if (found.services.length === 0) throw nothingFound(given, tree);
  const { programs } = inventory;
  const layout: SystemLayout = {
    system,
    roots: places.map(({ name, revision }) => ({ name, ...(revision ? { revision } : {}) })),
    services: found.services,
    libraries: found.libraries,
    infrastructure: found.infrastructure,
    programs,
    deployed: [...readTemplates(tree, programs.length > 0), ...inventory.terraform.facts, ...inventory.kubernetes.sidecars],
    routes: found.routes,
    dependencies: found.dependencies,
    pathAliases: readPathAliases(tree),
    packages: Object.fromEntries(inventory.packages.flatMap((each): [string, string][] => (each.name ? [[each.name, each.folder]] : [])).sort(([a], [b]) => byText(a, b))),
    ownership: rules,
    diagnostics,
    seen: tree.files.length,
    skipped: skippedFiles(tree, options.onSkip),
  };
  return { layout, roots: places, reader: tree.reader, files: tree.files, diagnostics };
}

function openRoots(roots: string[]): Root[] {
  if (roots.length === 0) throw new UserError("no folder was named", "Name the folder that holds the code of your services.");
  const used = new Set<string>();
  return roots.map((given) => {
    const absolute = openFolder(given);
    const base = basename(resolve(given)) || "system";
    let name = base;
    for (let number = 2; used.has(name); number += 1) name = `${base}-${number}`;
    used.add(name);
    const revision = revisionOf(absolute);
    return { name, absolute, prefix: roots.length > 1 ? `${name}/` : "", ...(revision ? { revision } : {}) };
  });
}

function openFolder(given: string): string {
  const place = statSync(given, { throwIfNoEntry: false });
  if (!place) throw new UserError(`${given}: there is no such folder`, "Check the path; a folder with code is needed.");
  if (!place.isDirectory()) throw new UserError(`${given}: this is a file, not a folder`, "Name the folder that holds the code, not a file in it.");
  return realpathSync(given);
}

function nothingFound(roots: string[], tree: Tree): UserError {
  return new UserError(
    `${roots.join(", ")}: no service found in ${tree.files.length} files. Looked for package.json with code that listens, exports handlers or shows pages, Dockerfiles, Compose files, Kubernetes manifests, Terraform, serverless.yml, Procfile, catalog-info.yaml, nest-cli.json, project.json, and TypeScript or JavaScript code`,
    "Name the folder that holds the services.",
  );
}

/** The system-relative path of a file that the walk has seen; undefined for any other. */
export function systemPath({ roots, reader }: Discovery, absolute: string): string | undefined {
  for (const root of roots) {
    const path = relative(root.absolute, existsSync(absolute) ? realpathSync(absolute) : absolute).split(sep).join("/");
    const found = reader.files.find((file) => file.path === `${root.prefix}${path}`);
    if (found) return found.path;
  }
  return undefined;
}

/** The system-relative path of a source file; `file` is absolute, or ends as the reports name it. Throws a `UserError` for what is no code that is read. */
export function sourcePath(discovery: Discovery, file: string): string {
  const path = systemPath(discovery, file) ?? discovery.reader.files.find((one) => file === one.path || file.endsWith(`/${one.path}`))?.path;
  const seen = path === undefined ? discovery.files.find((one) => file.endsWith(`/${one.path}`)) : undefined;
  if (path !== undefined && isScript(path)) return path;
  const what = path !== undefined ? "is no TypeScript or JavaScript" : seen?.reason ? `is left out: ${seen.reason}` : "is none of the files of this system";
  throw new UserError(`${path ?? seen?.path ?? basename(file)}: this file ${what}`, "Name a source file as the reports do, and after it the folders of the system if they are not here.");
}
