/** Docker Compose files: which services run together, merged with their overrides, with `.env` values filled in. */
import type { EnvironmentValue } from "../model/layout.js";
import { parseYaml } from "./documents.js";
import { readComposeService, type ComposeContext, type ComposeService } from "./compose-service.js";
import { parseEnvironmentFile } from "./environment-files.js";
import { baseOf, byDepth, byText, folderOf } from "./paths.js";
import { recordOf } from "./plain-values.js";
import type { Tree, TreeFile } from "./tree.js";

/** Compose files of one folder, used together. */
export interface ComposeGroup {
  folder: string;
  services: ComposeService[];
  /** Made for tests, CI or other rigs: what it alone shows is not part of the system. */
  rig: boolean;
}

const composeName = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i;
const rigWord = /^(?:tests?|testing|e2e|ci|cd|spec|acceptance|integration|cypress|playwright|pa11y|axe|zap|owasp|jmeter|k6|perf|performance|load|loadtest|benchmark|bench|contract|pact|watch|debug|lint|sonar|nightly|jenkins|gitlab|github|circleci|mock|mocks|devcontainer)$/i;

/** All groups, outermost folder first. */
export function readCompose(tree: Tree): ComposeGroup[] {
  const byFolder = new Map<string, string[]>();
  for (const file of tree.files) {
    if ((file.reason && file.reason !== "test") || !(composeName.test(baseOf(file.path)) || looksLikeCompose(tree, file))) continue;
    const folder = folderOf(file.path);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), file.path]);
  }
  return [...byFolder].sort(([a], [b]) => byDepth(a, b)).flatMap(([folder, files]) => readFolder(tree, folder, files));
}

/** Stack files of any name: a top-level `services:` whose members have images or builds. */
function looksLikeCompose(tree: Tree, file: TreeFile): boolean {
  if (!/\.ya?ml$/.test(file.path) || file.size > 64 * 1024 || file.reason || /(?:^|\/)\.|(?:lock|workspace)\.ya?ml$/.test(file.path)) return false;
  const text = tree.reader.read(file.path) ?? "";
  return /^services:[ \t]*(?:#.*)?$/m.test(text) && /^ {2,4}[\w.-]+:[ \t]*(?:#.*)?\n(?:\s*#.*\n)*\s+(?:image|build):/m.test(text) && !/^(?:apiVersion|openapi|swagger|service|functions|stages|jobs|pipeline):/m.test(text);
}

/** Two groups at most: the files of the system, and those of test rigs. */
function readFolder(tree: Tree, folder: string, files: string[]): ComposeGroup[] {
  const root = tree.roots.find((each) => each.prefix !== "" && `${folder}/`.startsWith(each.prefix))?.prefix ?? "";
  const rigFolder = folder.slice(root.length).split("/").some((segment) => rigWord.test(segment.replace(/^\./, ""))) || folder.includes(".devcontainer");
  const isRig = (file: string) => rigFolder || variantOf(file).some((word) => rigWord.test(word)) || tree.byPath.get(file)?.reason === "test";
  const context = { tree, variables: variablesOf(tree, folder) };
  const groups = [files.filter((file) => !isRig(file)), files.filter(isRig)].map((part, at) => ({
    folder,
    rig: at === 1,
    services: mergeFiles(part.sort((a, b) => rank(a) - rank(b) || byText(a, b)), context),
  }));
  return groups.filter((group) => group.services.length > 0).map((group) => ({ ...group, rig: group.rig || onlyTests(group) }));
}

/** The words between `docker-compose` and `.yml`. */
function variantOf(file: string): string[] {
  return baseOf(file).replace(/^(?:docker-)?compose/i, "").replace(/\.ya?ml$/i, "").split(/[.-]/).filter((word) => word !== "");
}

/** Overrides win over the base, the base over other variants. */
function rank(file: string): number {
  const variant = variantOf(file);
  return variant.includes("override") ? 0 : variant.length === 0 ? 1 : variant.some((word) => /^prod/.test(word)) ? 2 : 3;
}

/** A group that runs nothing but tests beside infrastructure. */
function onlyTests(group: ComposeGroup): boolean {
  const built = group.services.filter((service) => service.build);
  return built.length > 0 && built.every((service) => isTestService(service.name));
}

/** `test_unit`, `orders-e2e`: runs tests of something that others run. */
export function isTestService(name: string): boolean {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  return [words[0], words.at(-1)].some((word) => /^(?:tests?|e2e|cypress|playwright|acceptance|lint|specs?|sut)$/.test(word ?? ""));
}

function variablesOf(tree: Tree, folder: string): Map<string, string> {
  const text = tree.byPath.has(`${folder ? `${folder}/` : ""}.env`) ? tree.reader.read(`${folder ? `${folder}/` : ""}.env`) : undefined;
  return new Map(parseEnvironmentFile(text ?? "").map(({ name, value }) => [name, value]));
}

function mergeFiles(files: string[], context: ComposeContext): ComposeService[] {
  const merged = new Map<string, ComposeService>();
  for (const file of files) {
    for (const service of readFile(file, context)) {
      const earlier = merged.get(service.name);
      merged.set(service.name, earlier ? mergeServices(earlier, service) : service);
    }
  }
  return [...merged.values()].sort((a, b) => byText(a.name, b.name));
}

function readFile(file: string, context: ComposeContext): ComposeService[] {
  const text = context.tree.reader.read(file);
  if (text === undefined) return [];
  const [document] = parseYaml(text, file, (each) => context.tree.diagnostics.push(each));
  if (!document) return [];
  const root = recordOf(document.value);
  const services = recordOf(root["services"]);
  return Object.entries(services).map(([name, value]) => readComposeService({ name, value: withExtends(value, services), file, lineOf: (path) => document.lineOf(["services", name, ...path]) }, context));
}

/** `extends: {service: base}` of the same file. */
function withExtends(value: unknown, services: Record<string, unknown>): Record<string, unknown> {
  const own = recordOf(value);
  const target = own["extends"];
  const name = typeof target === "string" ? target : recordOf(target)["file"] === undefined ? recordOf(target)["service"] : undefined;
  return typeof name === "string" && name in services ? { ...recordOf(services[name]), ...own } : own;
}

/** `first` wins; lists are joined; environment values of both stay as alternatives. */
function mergeServices(first: ComposeService, second: ComposeService): ComposeService {
  return {
    ...second,
    ...first,
    // The base file shows the service; an override only changes it.
    evidence: (second.build && !first.build) || rank(first.evidence.file) === 0 ? second.evidence : first.evidence,
    images: [...new Set([...first.images, ...second.images])],
    ports: [...new Set([...first.ports, ...second.ports])],
    hosts: [...new Set([...first.hosts, ...second.hosts])],
    dependsOn: [...first.dependsOn, ...second.dependsOn.filter((each) => !first.dependsOn.some((other) => other.name === each.name))],
    labels: { ...second.labels, ...first.labels },
    mounts: [...first.mounts, ...second.mounts],
    environment: distinctValues([...first.environment, ...second.environment]),
  };
}

/** Equal name and value once, the earlier one kept. */
export function distinctValues(values: EnvironmentValue[]): EnvironmentValue[] {
  const seen = new Set<string>();
  return values.filter(({ name, value, secret }) => {
    const key = `${name}\u0000${value}\u0000${secret === true}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
