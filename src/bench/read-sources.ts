import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { discoverSystem } from "../discover/discover.js";

/** The files that a scan of this folder reads as source code, as paths of this machine. */
export function readSources(folder: string): { files: string[]; bytes: number } {
  const { layout } = discoverSystem([folder]);
  const paths = new Set([...layout.services, ...layout.libraries].flatMap((part) => part.sources));
  const files = [...paths].sort().map((path) => join(folder, path)).filter((path) => existsSync(path));
  return { files, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) };
}
