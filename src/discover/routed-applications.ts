/** Applications whose routes are files: folders with a framework's manifest or settings and with files that the framework serves. */
import { applicationFolders, fileRouters, settingsOf, type FileRouterId } from "../knowledge/file-routers.js";
import { baseOf, folderOf, foldersAbove, isWithin } from "./paths.js";
import type { Tree } from "./tree.js";

export interface RoutedApplication {
  folder: string;
  router: FileRouterId;
  /** The framework's settings file, if there is one. */
  settings?: string;
  /** How many files answer programs, and how many show pages. */
  api: number;
  pages: number;
}

/** All of them, by folder. A folder that shows several frameworks is an application of the one that serves most files. */
export function findRoutedApplications(tree: Tree): Map<string, RoutedApplication> {
  const folders = applicationFolders(tree.files.flatMap((file) => (file.reason ? [] : [file.path])), (file) => tree.reader.read(file));
  const settings = new Map(tree.files.flatMap((file): [string, string][] => {
    const id = file.reason ? undefined : settingsOf(baseOf(file.path));
    return id ? [[`${folderOf(file.path)}\n${id}`, file.path]] : [];
  }));
  const counts = countRoutes(tree, folders);
  const found = new Map<string, RoutedApplication>();
  for (const [folder, routers] of folders) {
    const all = routers.map((router) => ({ folder, router, ...withSettings(settings.get(`${folder}\n${router}`)), ...(counts.get(`${folder}\n${router}`) ?? { api: 0, pages: 0 }) }));
    const best = all.sort((a, b) => b.api + b.pages - a.api - a.pages)[0];
    if (best && best.api + best.pages > 0) found.set(folder, best);
  }
  return found;
}

const withSettings = (settings: string | undefined): { settings?: string } => (settings === undefined ? {} : { settings });

interface Count {
  api: number;
  pages: number;
}

/** Each file counts for the nearest folder above it that is an application of the framework. */
function countRoutes(tree: Tree, folders: ReadonlyMap<string, readonly FileRouterId[]>): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const file of folders.size > 0 ? tree.files : []) {
    if (file.reason) continue;
    const done = new Set<FileRouterId>();
    for (const folder of foldersAbove(file.path)) {
      for (const router of folders.get(folder) ?? []) {
        if (done.has(router)) continue;
        done.add(router);
        count(counts, `${folder}\n${router}`, { router, path: folder === "" ? file.path : file.path.slice(folder.length + 1) });
      }
    }
  }
  return counts;
}

function count(counts: Map<string, Count>, key: string, { router, path }: { router: FileRouterId; path: string }): void {
  const { api, pages } = fileRouters[router];
  const isApi = api.test(path);
  if (!isApi && !pages.test(path)) return;
  const known = counts.get(key) ?? { api: 0, pages: 0 };
  counts.set(key, isApi ? { ...known, api: known.api + 1 } : { ...known, pages: known.pages + 1 });
}

/** Is it part of another application of the same framework, as a layer of Nuxt is? */
export function isPart(application: RoutedApplication, all: ReadonlyMap<string, RoutedApplication>): boolean {
  return [...all.values()].some((other) => other.folder !== application.folder && other.router === application.router && isWithin(application.folder, other.folder));
}
