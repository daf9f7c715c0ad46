/** Is this package something that runs by itself? Says so with a reason, or says nothing. */
import type { ServiceRole } from "../model/graph.js";
import { builtImage, type Dockerfile } from "./dockerfile.js";
import { entriesOfCommand, expandCommand, isEntryName, runsOwnCode } from "./entry-files.js";
import type { Inventory } from "./inventory.js";
import type { PackageManifest } from "./package-manifests.js";
import { fileRouters } from "../knowledge/file-routers.js";
import { baseOf, isLibraryFolder, isWithin } from "./paths.js";
import type { RoutedApplication } from "./routed-applications.js";
import type { SourceSignals } from "./source-signals.js";

export interface Verdict {
  role: ServiceRole;
  reason: string;
  confidence: "certain" | "resolved" | "inferred" | "guessed";
  entries: string[];
}

/** What the judge needs to know about one package. */
export interface PackageCase {
  inventory: Inventory;
  manifest: PackageManifest;
  /** Its own source files with their signals, those of inner packages left out. */
  sources: readonly [string, SourceSignals][];
  /** Other packages of the system that depend on it. */
  importedBy: number;
  /** A Dockerfile that runs something of it. */
  container: Dockerfile | undefined;
  workspaceRoot: boolean;
  application: RoutedApplication | undefined;
  /** Files of it that a program of the infrastructure deploys by themselves. */
  handlers: readonly string[];
}

const serverFrameworks = /^(?:express|koa|fastify|@hapi\/hapi|hapi|restify|@nestjs\/(?:core|microservices|platform-\w+)|hono|@hono\/node-server|polka|micro|@grpc\/grpc-js|grpc|ws|socket\.io|@apollo\/server|apollo-server(?:-\w+)?|graphql-yoga|moleculer(?:-web)?|@feathersjs\/\w+|@loopback\/\w+|sails|@adonisjs\/core|elysia|routing-controllers|inversify-express-utils|@oak\/oak|h3|nitropack|@trpc\/server|seneca|@strapi\/strapi|egg|actionhero|connect)$/;
const pageFrameworks = /^(?:next|nuxt|nuxt3|@angular\/core|react-scripts|@vue\/cli-service|gatsby|@remix-run\/\w+|@sveltejs\/kit|astro|expo|react-native|ember-cli|@ionic\/\w+|preact-cli|umi|@redwoodjs\/web|@builder\.io\/qwik|@solidjs\/start|aurelia-bootstrapper)$/;
const documentation = /^(?:@docusaurus\/core|vitepress|vuepress|nextra|@astrojs\/starlight|docsify|redoc-cli|mkdocs)$/;
const rigName = /(?:^|[-_/@])(?:e2e|tests?|testing|test-utils|load-?tests?|storybook|cypress|playwright|benchmarks?|eslint-config\S*|tsconfig|config-\w+|(?:db-?)?(?:migrations?|seeds?|seeders?))$/i;

/** The verdict on a package that no deployment file mentions; undefined: a library, a tool, or unknown. */
export function judgePackage(given: PackageCase): Verdict | undefined {
  const { manifest } = given;
  if (rigName.test(manifest.name ?? baseOf(manifest.folder)) || isInfrastructureCode(given) || isDocumentation(given)) return undefined;
  if (given.importedBy > 0 && !startOf(given) && !given.container && !given.handlers.length) return undefined;
  if (isPublished(manifest) && manifest.hasBin && !given.container) return undefined;
  const verdicts = isPageOnly(given) ? [page, server, functions, routed] : [server, functions, page, routed, worker, runner];
  for (const judge of verdicts) {
    const verdict = judge(given);
    if (verdict) return verdict;
  }
  return undefined;
}

/** Depends on a page framework, and either on no server framework or has no script that would start a server. */
function isPageOnly(given: PackageCase): boolean {
  const { manifest } = given;
  const names = [...manifest.dependencies, ...manifest.devDependencies];
  return names.some((name) => pageFrameworks.test(name)) && (![...manifest.dependencies].some((name) => serverFrameworks.test(name)) || !startOf(given));
}

function dependencies({ manifest }: PackageCase): string[] {
  return [...manifest.dependencies, ...manifest.devDependencies];
}

/** A site that only documents the system. */
function isDocumentation(given: PackageCase): boolean {
  const names = dependencies(given);
  if (given.container) return false;
  return names.some((name) => documentation.test(name)) || (/^(?:docs?|documentation)$/i.test(baseOf(given.manifest.folder)) && given.sources.every(([, signals]) => !signals.has("listens")));
}

/** Deploys other things (CDK, Pulumi, SST). */
function isInfrastructureCode(given: PackageCase): boolean {
  return dependencies(given).some((name) => /^(?:aws-cdk-lib|@aws-cdk\/core|cdktf|@pulumi\/pulumi)$/.test(name)) && !given.sources.some(([, signals]) => signals.has("listens"));
}

/** The command of the start script, if it runs code of the package. */
function startOf({ manifest, inventory }: PackageCase): { command: string; entries: string[] } | undefined {
  for (const name of ["start:prod", "start:production", "start", "serve", "start:dev", "dev", "develop", "start:watch", "nodemon", "watch"]) {
    const script = manifest.scripts[name];
    if (script === undefined) continue;
    const command = expandCommand(script, manifest.scripts);
    if (!runsOwnCode(command)) continue;
    const entries = entriesOfCommand(command, { tree: inventory.tree, folder: manifest.folder, scripts: manifest.scripts });
    if (entries.length > 0 || /nest start/.test(command)) return { command, entries };
  }
  return undefined;
}

function server(given: PackageCase): Verdict | undefined {
  const start = startOf(given);
  const framework = [...given.manifest.dependencies].find((name) => serverFrameworks.test(name));
  const listening = given.sources.filter(([file, signals]) => !/\.(?:[jt]sx|vue|svelte)$/.test(file) && signals.has("listens") && (signals.has("http-module") || framework !== undefined) && !isScriptFolder(file, given.manifest.folder));
  const [file] = listening.find(([each]) => start?.entries.includes(each)) ?? listening.find(([each]) => isEntryName(each)) ?? listening[0] ?? [];
  if (file === undefined) return undefined;
  if (!start && !given.container && (isPublished(given.manifest) || !isEntryName(file))) return undefined;
  if (given.workspaceRoot && !start) return undefined;
  return { role: "backend", reason: `${baseOf(file)} listens${framework ? ` (${framework})` : ""}`, confidence: start !== undefined || given.container !== undefined ? "resolved" : "inferred", entries: start?.entries.length ? start.entries : [file] };
}

function functions(given: PackageCase): Verdict | undefined {
  const [first] = given.handlers;
  if (first !== undefined && !given.workspaceRoot) return { role: "function", reason: `infrastructure code deploys ${baseOf(first)}`, confidence: "resolved", entries: [...given.handlers] };
  if (given.importedBy > 0 || isPublished(given.manifest)) return undefined;
  const [file] = given.sources.find(([each, signals]) => signals.has("handler") && /(?:^|\/)(?:index|handler|handlers|main|lambda|function|app)\.[cm]?[jt]s$|\/(?:handlers|functions|lambdas?)\//.test(each)) ?? [];
  return file === undefined || (given.workspaceRoot && !given.container) ? undefined : { role: "function", reason: `${baseOf(file)} exports a function handler`, confidence: "inferred", entries: [file] };
}

function page(given: PackageCase): Verdict | undefined {
  const { manifest, inventory } = given;
  if (manifest.peerDependencies.has("react") || manifest.peerDependencies.has("vue") || manifest.peerDependencies.has("@angular/core")) return undefined;
  if (given.importedBy > 0 && !given.container && (manifest.forImport || manifest.mains.length > 0)) return undefined;
  const framework = dependencies(given).find((name) => pageFrameworks.test(name));
  const hasPage = inventory.tree.files.some((file) => file.reason === undefined && isWithin(file.path, manifest.folder) && /(?:^|\/)(?:index\.html|next\.config\.\w+|nuxt\.config\.\w+|angular\.json|app\.json|app\.config\.[jt]s|svelte\.config\.js|astro\.config\.\w+|remix\.config\.js)$/.test(file.path));
  const renders = given.sources.some(([, signals]) => signals.has("page"));
  const scripted = ["start", "dev", "serve", "develop"].some((name) => manifest.scripts[name] !== undefined);
  if (!(framework ? hasPage || renders : hasPage && renders) || given.workspaceRoot || (!scripted && !given.container)) return undefined;
  if (isPublished(manifest) && !given.container && framework === undefined) return undefined;
  return { role: "frontend", reason: framework ? `an application with ${framework}` : "an application with a page of its own", confidence: "resolved", entries: [] };
}

/** No script starts it here, but a framework serves its files. */
function routed(given: PackageCase): Verdict | undefined {
  const { application, manifest } = given;
  if (!application || (!given.container && (isPublished(manifest) || (given.importedBy > 0 && (manifest.forImport || manifest.mains.length > 0))))) return undefined;
  return judgeApplication(application);
}

/** The verdict on an application whose routes are files. */
export function judgeApplication({ router, api, pages, settings }: RoutedApplication): Verdict {
  const { title } = fileRouters[router];
  const reason = `${title} serves ${api + pages === 1 ? "a file" : `${api + pages} files`} of it`;
  return { role: pages > 0 ? "frontend" : "backend", reason, confidence: settings === undefined ? "inferred" : "resolved", entries: [] };
}

function worker(given: PackageCase): Verdict | undefined {
  const start = startOf(given);
  if (!start || given.workspaceRoot || (given.importedBy > 0 && !given.container)) return undefined;
  const [file] = given.sources.find(([each, signals]) => signals.has("consumes") && !isScriptFolder(each, given.manifest.folder)) ?? [];
  return file === undefined ? undefined : { role: "worker", reason: `${baseOf(file)} consumes, and a script starts it`, confidence: "inferred", entries: start.entries };
}

/** Nothing but a command that starts its code: enough for a member of a workspace, or when a Dockerfile runs it. */
function runner(given: PackageCase): Verdict | undefined {
  const start = startOf(given);
  if (given.workspaceRoot || given.manifest.hasBin || (isPublished(given.manifest) && !given.container)) return undefined;
  if ((given.container && !start && !containerRuns(given)) || (!given.container && isLibraryFolder(`${given.manifest.folder}/`))) return undefined;
  if (!given.container && !(start && (given.manifest.workspaceMember || given.sources.some(([, signals]) => signals.has("schedules")))) ) return undefined;
  const schedules = given.sources.some(([, signals]) => signals.has("schedules"));
  const role = schedules ? "worker" : given.sources.length > 0 ? "job" : "unknown";
  return given.sources.length === 0 ? undefined : { role, reason: given.container ? "a Dockerfile runs it" : "a script starts it", confidence: given.container ? "inferred" : "guessed", entries: start?.entries ?? [] };
}

/** Does the command of the container start a source of the package? */
function containerRuns({ container, manifest, inventory }: PackageCase): boolean {
  const command = container && builtImage(container)?.command?.text;
  return command !== undefined && entriesOfCommand(command, { tree: inventory.tree, folder: manifest.folder, scripts: manifest.scripts }).length > 0;
}

/** Made to be installed by others. */
function isPublished(manifest: PackageManifest): boolean {
  return !manifest.private && manifest.forImport;
}

/** Scripts beside the product: `scripts/dev-server.js`. */
function isScriptFolder(file: string, folder: string): boolean {
  return /^(?:scripts?|tools?|bin|examples?|samples?|demos?|benchmarks?|dev|docs?|playground|\.[\w-]+)\//.test(folder ? file.slice(folder.length + 1) : file) && !/(?:^|\/)bin\/www/.test(file);
}
