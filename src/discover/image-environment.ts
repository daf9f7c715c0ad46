/** The environment that a Dockerfile bakes in. */
import type { EnvironmentValue } from "../model/layout.js";
import type { BuiltImage } from "./dockerfile.js";
import { environmentValue } from "./environment-files.js";
import { evidenceAt } from "./tree.js";

/** `ENV` values of an image; the later of two wins. */
export function imageEnvironment(file: string | undefined, built: BuiltImage | undefined): EnvironmentValue[] {
  if (!file || !built) return [];
  return built.env.toReversed().filter(({ value }) => value !== "").map(({ name, value, line }) => environmentValue(name, value, evidenceAt(file, line, { detector: "dockerfile", reason: "ENV" })));
}
