import { resolve } from "node:path";
import { configIn, readConfig, type LoadedConfig } from "./read-config.js";

/** The file that the user names; else those in the scanned folders and in the current one. Throws a `UserError` if one cannot be used. */
export function findConfigs(roots: readonly string[], { cwd, configFile }: { cwd: string; configFile?: string }): LoadedConfig[] {
  if (configFile !== undefined) return [readConfig(resolve(configFile), cwd)];
  return [...new Set([cwd, ...roots.map((root) => resolve(root))])].flatMap((folder) => configIn(folder, cwd) ?? []);
}
