/** Services that only code shows: folders without a manifest whose entry file listens; or the whole root, when there is nothing else. */
import { emptyDeployment, type Deployment } from "./deployment.js";
import type { Units } from "./image-folder.js";
import { baseOf, byText, folderOf, foldersAbove, isWithin } from "./paths.js";
import { evidenceAt } from "./tree.js";

/** Deployments for code that nothing else accounts for. */
export function plainFolderDeployments(units: Units, known: readonly Deployment[]): Deployment[] {
  const folders = new Set(known.flatMap((each) => each.folder ?? []));
  const listening = listeningFiles(units).filter((file) => ![...folders].some((folder) => folder !== "" && isWithin(file, folder)) && !insidePackage(file, units));
  const siblings = serviceFolders(listening);
  if (siblings.length >= 2) return siblings.map(([folder, file]) => plain(folder, file));
  const empty = units.inventory.tree.roots.map((root) => root.prefix.replace(/\/$/, "")).filter((root) => ![...folders].some((folder) => isWithin(folder, root)));
  return empty.flatMap((root) => wholeRoot(units, root, { listening: listening.filter((file) => isWithin(file, root)), isAlone: folders.size === 0 && empty.length === 1 }));
}

function listeningFiles(units: Units): string[] {
  return [...units.inventory.signals].filter(([, signals]) => (signals.has("listens") && signals.has("http-module")) || signals.has("handler")).map(([file]) => file).sort(byText);
}

/** Code of a package that was judged already. */
function insidePackage(file: string, units: Units): boolean {
  return foldersAbove(file).some((folder) => folder !== "" && units.byFolder.get(folder)?.manifest !== undefined);
}

/** Entry files in folders of their own, one each. */
function serviceFolders(files: readonly string[]): [string, string][] {
  const out = new Map<string, string>();
  for (const file of files) {
    const folder = folderOf(file).replace(/\/(?:src|app|lib)$/, "");
    if (folder === "" || !/^(?:index|main|server|app|service|worker|start|[\w-]+-(?:service|server))\.[cm]?[jt]s$/.test(baseOf(file)) || /(?:^|\/)(?:scripts?|tools?|examples?|samples?|docs?|src|lib|app)$/.test(folder)) continue;
    if (!out.has(folder)) out.set(folder, file);
  }
  const outer = [...out].filter(([folder]) => ![...out.keys()].some((other) => other !== folder && isWithin(folder, other)));
  return outer;
}

function plain(folder: string, file: string): Deployment {
  const evidence = evidenceAt(file, 1, { detector: "source", reason: "a folder whose entry file listens", confidence: "inferred" });
  return { ...emptyDeployment(baseOf(folder), "plain", evidence), folder, entries: [file] };
}

interface RootCase {
  listening: readonly string[];
  /** Nothing in the whole system is a service otherwise. */
  isAlone: boolean;
}

/** A root without any manifest but with code is one service; with a manifest it needs a file that listens or handles, or, for want of anything else, a server framework. */
function wholeRoot(units: Units, root: string, { listening, isAlone }: RootCase): Deployment[] {
  const { inventory } = units;
  const sources = [...inventory.signals.keys()].filter((file) => isWithin(file, root)).sort(byText);
  const entry = listening[0] ?? sources.find((file) => /(?:^|\/)(?:index|main|server|app)\.[cm]?[jt]sx?$/.test(file)) ?? sources[0];
  const serving = listening.length === 0 && isAlone ? sources.filter((file) => inventory.signals.get(file)?.has("http-module")) : [];
  const packages = servingPackages(units, root, serving);
  if (packages.length > 0) return packages;
  const reason = listening.length > 0 ? "code that listens, in no package that is a service" : serving.length > 0 ? "nothing else is a service, and this code uses a server framework" : "code without any manifest";
  if (entry === undefined || (inventory.packages.some((each) => isWithin(each.folder, root)) && listening.length + serving.length === 0)) return [];
  const evidence = evidenceAt(serving[0] ?? entry, 1, { detector: "source", reason, confidence: "guessed" });
  return [{ ...emptyDeployment(root === "" ? inventory.system : root, "plain", evidence), folder: root, entries: listening.length > 0 ? [entry] : [] }];
}

/** Where all of that code lies in packages, each of them is one. */
function servingPackages(units: Units, root: string, serving: readonly string[]): Deployment[] {
  const owner = (file: string): string => foldersAbove(file).find((folder) => units.byFolder.get(folder)?.manifest !== undefined) ?? root;
  const byFolder = new Map(serving.toReversed().map((file) => [owner(file), file]));
  if (byFolder.has(root)) return [];
  const reason = "nothing else is a service, and this package uses a server framework";
  return [...byFolder].sort(([a], [b]) => byText(a, b)).map(([folder, file]) => ({ ...emptyDeployment(baseOf(folder), "plain", evidenceAt(file, 1, { detector: "source", reason, confidence: "guessed" })), folder, entries: [] }));
}
