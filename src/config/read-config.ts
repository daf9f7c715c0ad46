/**
 * In: the configuration file's text. Out: what it says, with the line of each declaration, or a `UserError` that names line, column and remedy.
 * May not run anything: YAML and JSON only. Reads no other file than the configuration.
 */
import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { UserError } from "../model/errors.js";
import type { HeadwaterConfig } from "../model/config.js";
import { parseConfig, type ConfigPlace } from "./parse-config.js";

/** Names under which a configuration is found, best first. */
export const configNames = ["headwater.config.yaml", "headwater.config.yml", "headwater.config.json"] as const;
/** Names that people expect to work, and that would have to be executed. */
const executed = /^headwater\.config\.(?:[mc]?[jt]s)$/;
/** A longer file is no configuration that somebody wrote. */
const sizeLimit = 1_000_000;

/** A configuration and where it stands. */
export interface LoadedConfig {
  /** As the user would name it: relative to the current folder, or its name. */
  file: string;
  /** Absolute. */
  folder: string;
  config: HeadwaterConfig;
  /** Line and column of a declaration, by its JSON pointer: `/libraries/0/uses/1`. */
  placeOf(pointer: string): ConfigPlace;
}

/** The configuration in this folder; nothing if it has none, or is no folder. Throws a `UserError` if it cannot be used. */
export function configIn(folder: string, cwd: string): LoadedConfig | undefined {
  const file = isFolder(folder) ? fileIn(folder, cwd) : undefined;
  return file === undefined ? undefined : readConfig(file, cwd);
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The configuration in this file. Throws a `UserError` if it cannot be used. */
export function readConfig(file: string, cwd: string): LoadedConfig {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UserError(`${shown(file, cwd)}: there is no such configuration file`, `Name an existing file, or leave --config out: ${configNames.join(", ")} is found by itself.`);
  if (executed.test(basename(file))) throw notExecuted(shown(file, cwd));
  const name = shown(file, cwd);
  if (statSync(file).size > sizeLimit) throw new UserError(`${name}: the file is larger than ${sizeLimit / 1_000_000} MB`, "A configuration has a few kilobytes; is this the right file?");
  return { file: name, folder: dirname(file), ...parseConfig(readFileSync(file, "utf8"), name) };
}

function fileIn(folder: string, cwd: string): string | undefined {
  const found = configNames.map((name) => join(folder, name)).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  if (found.length > 1) throw new UserError(`${found.map((file) => shown(file, cwd)).join(" and ")}: two configurations in one folder`, "Keep one of them.");
  const wrong = ["ts", "mts", "cts", "js", "mjs", "cjs"].map((extension) => join(folder, `headwater.config.${extension}`)).find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  if (found.length === 0 && wrong !== undefined) throw notExecuted(shown(wrong, cwd));
  return found[0];
}

const notExecuted = (file: string): UserError => new UserError(`${file}: a configuration that would have to be executed is not read`, "Write it as headwater.config.yaml or headwater.config.json.");

function shown(file: string, cwd: string): string {
  const path = relative(cwd, file).split(sep).join("/");
  return path.startsWith("..") ? file : path || ".";
}
