/** The one walk over the roots: which files there are, and why some are left out. Follows no symbolic link. */
import { lstatSync, readdirSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import type { Dirent } from "node:fs";
import type { Diagnostic, SkippedFiles } from "../model/graph.js";
import { errorCode } from "./error-code.js";
import { TreeReader, sizeLimit } from "./file-reader.js";
import { IgnoreRules } from "./ignore-rules.js";
import { isScript, reasonOfPath } from "./path-classes.js";
import { byText, foldersAbove } from "./paths.js";
import { reasonToSkip } from "./skipped-folders.js";
import type { Root, SkipReason, Tree, TreeFile } from "./tree.js";

/** Deeper folders are not entered. */
const depthLimit = 60;

interface Visit {
  root: Root;
  absolute: string;
  /** Root-relative. */
  path: string;
  rules: IgnoreRules;
}

/** Walks all roots. */
export function walk(roots: Root[], diagnostics: Diagnostic[]): Tree {
  const walker = new Walker(diagnostics);
  for (const root of roots) walker.walkRoot(root);
  const files = walker.files.sort((a, b) => byText(a.path, b.path));
  const byPath = new Map(files.map((file) => [file.path, file]));
  const folders = new Set(files.flatMap((file) => foldersAbove(file.path)));
  return { roots, files, byPath, folders, reader: new TreeReader(files, byPath, diagnostics), diagnostics };
}

/** The files left out, by reason, with at most five examples each. */
export function skippedFiles(tree: Tree, onSkip?: (file: string, reason: string) => void): SkippedFiles[] {
  const groups = new Map<string, SkippedFiles>();
  for (const file of tree.files) {
    if (!file.reason) continue;
    onSkip?.(file.path, file.reason);
    const group = groups.get(file.reason) ?? { reason: file.reason, count: 0, examples: [] };
    group.count += 1;
    if (group.examples.length < 5) group.examples.push(file.path);
    groups.set(file.reason, group);
  }
  return [...groups.values()].sort((a, b) => byText(a.reason, b.reason));
}

class Walker {
  readonly files: TreeFile[] = [];

  constructor(private readonly diagnostics: Diagnostic[]) {}

  walkRoot(root: Root): void {
    const found: TreeFile[] = [];
    const packages = new Set<string>();
    const open: Visit[] = [{ root, absolute: root.absolute, path: "", rules: IgnoreRules.none }];
    for (let visit = open.pop(); visit; visit = open.pop()) open.push(...this.#enter(visit, { found, packages }));
    for (const file of found) {
      const reason = file.reason ?? reasonOfPath(file.path.slice(root.prefix.length), packages);
      this.files.push(reason ? { ...file, reason } : file);
    }
  }

  #enter(visit: Visit, into: { found: TreeFile[]; packages: Set<string> }): Visit[] {
    const entries = this.#list(visit);
    const rules = entries.some((entry) => entry.name === ".gitignore" && entry.isFile()) ? visit.rules.with(visit.absolute, visit.path) : visit.rules;
    const siblings = new Set(entries.map((entry) => entry.name));
    if (siblings.has("package.json")) into.packages.add(visit.path);
    const folders: Visit[] = [];
    for (const entry of entries) {
      const path = visit.path ? `${visit.path}/${entry.name}` : entry.name;
      const inner = { ...visit, absolute: join(visit.absolute, entry.name), path, rules };
      if (entry.isSymbolicLink()) into.found.push(this.#link(inner));
      else if (entry.isDirectory()) {
        const reason = this.#folderReason(inner, { name: entry.name, siblings });
        if (reason === undefined) folders.push(inner);
        else if (reason !== "silent") into.found.push(this.#file(inner, reason, "/"));
      } else if (entry.isFile()) into.found.push(this.#file(inner, this.#fileReason(inner, entry.name)));
    }
    return folders;
  }

  #list(visit: Visit): Dirent[] {
    if (visit.path.split("/").length > depthLimit) {
      this.diagnostics.push({ severity: "warning", code: "folder-too-deep", message: `more than ${depthLimit} folders deep, not entered`, file: visit.root.prefix + visit.path });
      return [];
    }
    try {
      return readdirSync(visit.absolute, { withFileTypes: true }).sort((a, b) => byText(a.name, b.name));
    } catch {
      this.diagnostics.push({ severity: "warning", code: "folder-not-readable", message: "cannot be read", file: visit.root.prefix + visit.path });
      return [];
    }
  }

  #folderReason(visit: Visit, beside: { name: string; siblings: ReadonlySet<string> }): SkipReason | "silent" | undefined {
    const view = () => ({ name: beside.name, siblings: beside.siblings, files: this.#list(visit).map((entry) => entry.name) });
    return reasonToSkip(view, beside.name) ?? (visit.rules.ignores(`${visit.path}/`) ? "ignored" : undefined);
  }

  /** Environment files are commonly ignored and yet committed or present: they say how the system runs, so they stay. */
  #fileReason(visit: Visit, name: string): SkipReason | undefined {
    return !/^\.env(?:\.|$)/.test(name) && visit.rules.ignores(visit.path) ? "ignored" : undefined;
  }

  #file(visit: Visit, reason: SkipReason | undefined, suffix = ""): TreeFile {
    const path = visit.root.prefix + visit.path + suffix;
    const size = suffix ? 0 : lstatSync(visit.absolute, { throwIfNoEntry: false })?.size ?? 0;
    const file = { path, size, absolute: visit.absolute };
    if (reason) return { ...file, reason };
    if (size <= sizeLimit || !isScript(path)) return file;
    this.diagnostics.push({ severity: "warning", code: "file-too-large", message: `larger than ${sizeLimit / 1024 / 1024} MB, left out`, file: path });
    return { ...file, reason: "too-large" };
  }

  #link(visit: Visit): TreeFile {
    const path = visit.root.prefix + visit.path;
    const { code, message } = describeLink(visit);
    this.diagnostics.push({ severity: code === "link-not-followed" ? "info" : "warning", code, message, file: path });
    return { path, size: 0, absolute: visit.absolute, reason: "symbolic-link" };
  }
}

function describeLink(visit: Visit): { code: string; message: string } {
  try {
    const target = realpathSync(visit.absolute);
    const inside = target === visit.root.absolute || target.startsWith(visit.root.absolute + sep);
    if (!inside) return { code: "link-leaves-root", message: "a symbolic link that leaves the scanned folder, not followed" };
    return { code: "link-not-followed", message: "a symbolic link inside the scanned folder, not followed: its target is read where it lies" };
  } catch (error) {
    return errorCode(error) === "ELOOP"
      ? { code: "link-loop", message: "a symbolic link that leads back to itself, not followed" }
      : { code: "link-broken", message: "a symbolic link to nothing" };
  }
}
