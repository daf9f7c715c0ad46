/** System-relative posix paths: `""` is the system itself. */
import { posix } from "node:path";

/** The folder of a path; `""` at the top. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf("/");
  return cut < 0 ? "" : path.slice(0, cut);
}

/** The last segment. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `folder` and a relative path joined; undefined if it leaves the system or is absolute. */
export function joinInside(folder: string, relative: string): string | undefined {
  if (relative.startsWith("/") || relative.startsWith("~") || relative.includes("${")) return undefined;
  const joined = posix.normalize(posix.join(folder || ".", relative)).replace(/\/$/, "");
  if (joined === "..") return undefined;
  return joined.startsWith("../") ? undefined : joined === "." ? "" : joined;
}

/** Is `path` the folder itself or below it? */
export function isWithin(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

/** All folders above a path, nearest first, ending with `""`. */
export function foldersAbove(path: string): string[] {
  const out: string[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    out.push(folder);
    if (folder === "") return out;
  }
}

/** Plain code-unit order, the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Depth first by number of folders, then by text. */
export function byDepth(a: string, b: string): number {
  return a.split("/").length - b.split("/").length || byText(a, b);
}

/** Does a folder above say that it holds libraries? */
export function isLibraryFolder(path: string): boolean {
  return /(?:^|\/)(?:libs?|libraries|shared|common)\//.test(path);
}

/** A name as a part of a pattern. */
export const escapePattern = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
