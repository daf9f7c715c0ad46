/** What the deployment gives to a service, the surest source first: compose, Kubernetes, Dockerfile, `.env`, samples, tests. */
import type { EnvironmentValue } from "../model/layout.js";
import { distinctValues } from "./merge-compose-services.js";
import { environmentValue, interpolate, readEnvironmentFile } from "./environment-files.js";
import type { PackageManifest } from "./package-manifests.js";
import { baseOf, byText, folderOf, foldersAbove } from "./paths.js";
import { evidenceAt, type Tree } from "./tree.js";

const order = ["compose", "kubernetes", "helm", "function", "serverless", "terraform", "fly", "render", "app-engine", "heroku", "dotenv-certain", "dockerfile"];

/** All values, alternatives of one name in the order of their sources. */
export function serviceEnvironment(tree: Tree, given: readonly EnvironmentValue[], place: { folder: string | undefined; manifest?: PackageManifest }): EnvironmentValue[] {
  const deployed = given.map((value, at) => ({ value, at }));
  deployed.sort((a, b) => rankOf(a.value) - rankOf(b.value) || a.at - b.at);
  const files = place.folder === undefined ? [] : environmentFiles(tree, place.folder).flatMap((file) => readEnvironmentFile(tree, file, confidenceOf(file)));
  const config = (place.manifest?.config ?? []).map(([name, value]) => environmentValue(`npm_package_config_${name}`, value, evidenceAt(place.manifest?.file ?? "", 1, { detector: "package", reason: "config", confidence: "inferred" })));
  return distinctValues(fillFromEachOther([...deployed.map(({ value }) => value), ...files, ...config]));
}

function rankOf(value: EnvironmentValue): number {
  const key = value.evidence.detector === "dotenv" && value.evidence.confidence === "certain" ? "dotenv-certain" : value.evidence.detector;
  const at = order.indexOf(key);
  // A file that Compose names counts as Compose.
  return key === "dotenv-certain" ? 0 : at < 0 ? order.length : at;
}

/** `${DB_HOST}` in a value may be given by another value of the same service. */
function fillFromEachOther(values: EnvironmentValue[]): EnvironmentValue[] {
  const known = new Map<string, string>();
  for (const { name, value, secret } of values) if (!secret && !known.has(name) && !value.includes("${")) known.set(name, value);
  return values.map((each) => (each.value.includes("${") ? { ...each, value: interpolate(each.value, new Map([...known].filter(([name]) => name !== each.name))) } : each));
}

/** The `.env*` files of a folder (and of its `config` and `env` folders), in the order of their weight. */
function environmentFiles(tree: Tree, folder: string): string[] {
  const own = filesIn(tree, new Set([folder, `${folder ? `${folder}/` : ""}config`, `${folder ? `${folder}/` : ""}env`, `${folder ? `${folder}/` : ""}envs`, `${folder ? `${folder}/` : ""}src`]));
  // A process started from a folder above reads the file there; beside a Compose file it is Compose that reads it.
  const above = folder === "" ? [] : foldersAbove(folder).filter((each) => !hasCompose(tree, each)).flatMap((each) => filesIn(tree, new Set([each])));
  return [...own, ...above];
}

function hasCompose(tree: Tree, folder: string): boolean {
  return ["docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml"].some((name) => tree.byPath.has(folder ? `${folder}/${name}` : name));
}

function filesIn(tree: Tree, at: ReadonlySet<string>): string[] {
  return tree.files.filter((file) => file.path.includes("env") && at.has(folderOf(file.path)) && /^(?:\.env(?:\.[\w.-]+)?|[\w-]*\.env|env\.(?:example|sample|template)|sample\.env|example\.env)$/.test(baseOf(file.path)) && file.reason !== "symbolic-link").map((file) => file.path).sort((a, b) => weight(a) - weight(b) || byText(a, b));
}

function weight(file: string): number {
  const name = baseOf(file);
  if (/test|e2e|(?:^|\.)ci(?:\.|$)/.test(name)) return 9;
  if (/example|sample|dist|template|default/.test(name)) return 5;
  if (name === ".env") return 0;
  return /prod/.test(name) ? 1 : /docker/.test(name) ? 2 : /stag/.test(name) ? 3 : 4;
}

function confidenceOf(file: string): "resolved" | "inferred" {
  return weight(file) < 5 ? "resolved" : "inferred";
}
