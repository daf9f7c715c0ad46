/** Settings that code is configured by, in whichever format they are written. In: a file's name and text. Out: a plain value; throws on what is broken. */
import { parse as parseJsonc } from "jsonc-parser";
import { parse as parseYaml } from "yaml";
import { readToml } from "../../model/read-toml.js";

/** JSON, JSON with comments, TOML or YAML, by the file's name. */
export function parseSettings(file: string, text: string): unknown {
  if (file.endsWith(".json")) return JSON.parse(text) as unknown;
  if (file.endsWith(".jsonc")) return parseJsonc(text) as unknown;
  return file.endsWith(".toml") ? readToml(text) : (parseYaml(text, { maxAliasCount: 50 }) as unknown);
}
