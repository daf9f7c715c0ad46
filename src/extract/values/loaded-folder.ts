/**
 * Modules that code loads by their folder: `require(path.join(__dirname, file))` in a loop, `requireAll(folder)`.
 * In: a path, with holes for names that are not known. Out: what those modules export. Only the service's own files can be meant.
 */
import { posix } from "node:path";
import type { Template } from "../../model/template.js";
import type { Engine } from "./engine.js";
import type { Argument, Value } from "./value.js";

const source = /\.[mc]?[jt]sx?$/;
const maxModules = 200;

/** All modules right in the folder, but for the one that loads them. Nothing if the path is not a known folder followed by one unknown name. */
export function loadedFolder(engine: Engine, path: Template, from: string): Value[] {
  const [folder, name, suffix, ...more] = path;
  if (typeof folder !== "string" || !folder.endsWith("/") || typeof name !== "object" || more.length || (suffix !== undefined && suffix !== ".js" && suffix !== ".ts")) return [];
  const start = startOf(folder, from);
  const files = engine.program.own.filter((file) => file.startsWith(start) && source.test(file) && file !== from && !file.slice(start.length).includes("/") && !/^index\./.test(file.slice(start.length)));
  return files.slice(0, maxModules).flatMap((file) => engine.exported(file, "*"));
}

function startOf(folder: string, from: string): string {
  const written = folder.startsWith(".") ? posix.join(posix.dirname(from), folder) : folder;
  return `${posix.normalize(written).replace(/^\/|\/$/g, "")}/`;
}

export interface FolderOptions {
  /** The file that loads them. */
  from: string;
  /** Modules in folders below, each folder as an object of its own. */
  recursive: boolean;
}

/** The folder as an object: each module by its name without the ending. A hole in the path stands for any one folder name. */
export function folderRecords(engine: Engine, path: Template, options: FolderOptions): Value[] {
  const [start] = path;
  if (typeof start !== "string" || path.some((part, index) => typeof part === "object" && (!isSlash(path[index - 1], -1) || !isSlash(path[index + 1], 0)))) return [];
  const pattern = startOf(path.map((part) => (typeof part === "string" ? part : "*")).join(""), options.from);
  const segments = pattern.slice(0, -1).split("/");
  const inside = engine.program.own.filter((file) => source.test(file) && !file.endsWith(".d.ts") && file !== options.from && isBelow(file, segments));
  const folders = [...new Set(inside.map((file) => file.split("/").slice(0, segments.length).join("/")))];
  return folders.map((folder) => recordOf(engine, { folder, files: inside.slice(0, maxModules) }, options.recursive));
}

/** The end of a path is as good as a slash. */
const isSlash = (part: Template[number] | undefined, at: 0 | -1): boolean => part === undefined || (typeof part === "string" && part.at(at) === "/");

function isBelow(file: string, segments: readonly string[]): boolean {
  const names = file.split("/");
  return names.length > segments.length && segments.every((segment, index) => segment === "*" || segment === names[index]);
}

function recordOf(engine: Engine, { folder, files }: { folder: string; files: readonly string[] }, recursive: boolean): Value {
  const members = new Map<string, Argument>();
  for (const file of files.filter((one) => one.startsWith(`${folder}/`))) {
    const [name = "", ...below] = file.slice(folder.length + 1).split("/");
    if (!below.length) members.set(name.replace(source, ""), moduleOf(engine, file));
    else if (recursive && !members.has(name)) members.set(name, { values: [recordOf(engine, { folder: `${folder}/${name}`, files }, true)] });
  }
  return { kind: "record", members };
}

/** Parsed only if somebody asks. */
function moduleOf(engine: Engine, file: string): Argument {
  return {
    get values() {
      return engine.exported(file, "*");
    },
  };
}
