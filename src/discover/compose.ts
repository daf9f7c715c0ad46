/** Docker Compose files: which services run together, merged with their overrides, with `.env` values filled in. */
import { includedFiles, readComposeFile } from "./compose-file.js";
import type { ComposeContext, ComposeService } from "./compose-service.js";
import { parseEnvironmentFile } from "./environment-files.js";
import { mergeServices } from "./merge-compose-services.js";
import { baseOf, byDepth, byText, folderOf, foldersAbove } from "./paths.js";
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
    for (const path of [file.path, ...includedFiles(file.path, tree)]) {
      const files = byFolder.get(folderOf(path)) ?? [];
      if (!files.includes(path)) byFolder.set(folderOf(path), [...files, path]);
    }
  }
  return joinFragments([...byFolder].sort(([a], [b]) => byDepth(a, b)).flatMap(([folder, files]) => readFolder(tree, folder, files)));
}

/** A service without image and build only changes one of another file: `-f compose.yml -f deploy/prod.yml`. The nearest of that name is meant. */
function joinFragments(groups: ComposeGroup[]): ComposeGroup[] {
  const owners = groups.filter((group) => !group.rig);
  for (const group of owners) {
    const fragments = group.services.filter(isFragment);
    for (const fragment of fragments) {
      const near = foldersAbove(`${group.folder}/x`).flatMap((folder) => owners.filter((other) => other.folder === folder));
      const whole = [...near, ...owners].find((other) => other !== group && other.services.some((each) => each.name === fragment.name && !isFragment(each)));
      if (!whole) continue;
      whole.services = whole.services.map((each) => (each.name === fragment.name ? { ...mergeServices(fragment, each), idle: each.idle, evidence: each.evidence } : each));
      group.services = group.services.filter((each) => each !== fragment);
    }
  }
  return groups.filter((group) => group.services.length > 0);
}

function isFragment(service: ComposeService): boolean {
  return service.image === undefined && service.build === undefined;
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
  const context = { tree, variables: variablesOf(tree, folder, [".env"]), samples: variablesOf(tree, folder, samples) };
  const groups = [files.filter((file) => !isRig(file)), files.filter(isRig)].map((part, at) => ({
    folder,
    rig: at === 1,
    services: withLinkNames(mergeFiles(part.sort((a, b) => rank(a) - rank(b) || byText(a, b)), context)),
  }));
  return groups.filter((group) => group.services.length > 0).map((group) => ({ ...group, rig: group.rig || onlyTests(group) }));
}

/** A name that links give to a service is one of its names, unless others mean something else by it. */
function withLinkNames(services: ComposeService[]): ComposeService[] {
  const taken = new Set(services.flatMap((each) => each.hosts));
  const links = services.flatMap((each) => each.links).filter(({ alias }) => !taken.has(alias));
  const agreed = links.filter(({ name, alias }) => links.every((other) => other.alias !== alias || other.name === name));
  const named = [...agreed, ...services.flatMap(sidecarName)];
  return services.filter((each) => sidecarName(each).length === 0).map((each) => ({ ...each, hosts: [...new Set([...each.hosts, ...named.filter(({ name }) => name === each.name).map(({ alias }) => alias)])] }));
}

/** Dapr's side car runs in the network of the service that it gives a name to. */
function sidecarName({ image, command, network }: ComposeService): { name: string; alias: string }[] {
  const alias = /(?:^|\s)--?app-id[\s=]+([\w.-]+)/.exec(command ?? "")?.[1];
  return alias !== undefined && network !== undefined && /(?:^|\/)(?:daprd|dapr)(?::|$)/.test(image ?? "") ? [{ name: network, alias }] : [];
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

function variablesOf(tree: Tree, folder: string, names: readonly string[]): Map<string, string> {
  const file = names.map((name) => (folder ? `${folder}/${name}` : name)).find((path) => tree.byPath.has(path));
  return new Map(parseEnvironmentFile((file === undefined ? undefined : tree.reader.read(file)) ?? "").map(({ name, value }) => [name, value]));
}

/** What is copied to `.env` by whoever starts the system. */
const samples = [".env.example", ".env.sample", ".env.dist", ".env.template", "env.example", "example.env", ".env.default", ".env.defaults"];

function mergeFiles(files: string[], context: ComposeContext): ComposeService[] {
  const merged = new Map<string, ComposeService>();
  for (const file of files) {
    for (const service of readComposeFile(file, context)) {
      const earlier = merged.get(service.name);
      merged.set(service.name, earlier ? mergeServices(earlier, service) : service);
    }
  }
  return [...merged.values()].sort((a, b) => byText(a.name, b.name));
}
