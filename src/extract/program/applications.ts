/** Which folders are applications of a framework whose routes are files. Made once per run, when it is first asked for. */
import { posix } from "node:path";
import { applicationFolders, type FileRouterId } from "../../knowledge/file-routers.js";
import type { FileReader } from "../../model/layout.js";

export interface Application {
  router: FileRouterId;
  /** System-relative; empty for the root. */
  folder: string;
}

export class Applications {
  private folders: ReadonlyMap<string, readonly FileRouterId[]> | undefined;
  private readonly memo = new Map<string, readonly Application[]>();

  constructor(private readonly reader: FileReader) {}

  /** The nearest application of each framework that the file lies in. */
  of(file: string): readonly Application[] {
    return this.above(posix.dirname(file));
  }

  private above(folder: string): readonly Application[] {
    const known = this.memo.get(folder);
    if (known) return known;
    this.folders ??= applicationFolders(this.reader.files.map((file) => file.path), (file) => this.reader.read(file));
    const isRoot = folder === ".";
    const own = (this.folders.get(isRoot ? "" : folder) ?? []).map((router) => ({ router, folder: isRoot ? "" : folder }));
    const outer = isRoot ? [] : this.above(posix.dirname(folder)).filter((one) => !own.some((inner) => inner.router === one.router));
    const all = [...own, ...outer];
    this.memo.set(folder, all);
    return all;
  }
}
