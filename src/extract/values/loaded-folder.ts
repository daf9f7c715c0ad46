/** `require(path.join(__dirname, file))`: a loop that loads every module of a folder. In: the path with its hole. Out: what those modules export. */
import { posix } from "node:path";
import type { Template } from "../../model/template.js";
import type { Engine } from "./engine.js";
import type { Value } from "./value.js";

const source = /\.[mc]?[jt]sx?$/;
const maxModules = 60;

/** All modules right in the folder, but for the one that loads them. Nothing if the path is not a known folder followed by one unknown name. */
export function loadedFolder(engine: Engine, path: Template, from: string): Value[] {
  const [folder, name, suffix, ...more] = path;
  if (typeof folder !== "string" || !folder.endsWith("/") || typeof name !== "object" || more.length || (suffix !== undefined && suffix !== ".js" && suffix !== ".ts")) return [];
  const written = folder.startsWith(".") ? posix.join(posix.dirname(from), folder) : folder;
  const start = `${posix.normalize(written).replace(/^\/|\/$/g, "")}/`;
  const files = engine.program.own.filter((file) => file.startsWith(start) && source.test(file) && file !== from && !file.slice(start.length).includes("/") && !/^index\./.test(file.slice(start.length)));
  return files.slice(0, maxModules).flatMap((file) => engine.exported(file, "*"));
}
