/** Services that a hosting platform runs by its own file: fly.toml, render.yaml, App Engine's app.yaml, Heroku's app.json, Railway's. */
import { baseOf } from "../paths.js";
import type { Tree } from "../tree.js";
import { readAppEngine } from "./app-engine.js";
import { readFly } from "./fly.js";
import { readHeroku } from "./heroku.js";
import type { PlatformFindings, PlatformReader } from "./platform-service.js";
import { readRailway } from "./railway.js";
import { readRender } from "./render.js";

const readers: readonly { name: RegExp; read: PlatformReader }[] = [
  { name: /^fly(?:[.-][\w-]+)*\.toml$/, read: readFly },
  { name: /^render\.ya?ml$/, read: readRender },
  { name: /^app(?:[.-][\w-]+)*\.ya?ml$/, read: readAppEngine },
  { name: /^app\.json$/, read: readHeroku },
  { name: /^railway\.(?:json|toml)$/, read: readRailway },
];

/** All of the system. */
export function readPlatforms(tree: Tree): PlatformFindings {
  const found = tree.files.flatMap((file) => {
    if (file.reason !== undefined || file.size > 256 * 1024) return [];
    const reader = readers.find((each) => each.name.test(baseOf(file.path)));
    return reader ? [reader.read(tree, file.path)] : [];
  });
  return { services: found.flatMap((each) => each.services), stores: found.flatMap((each) => each.stores) };
}
