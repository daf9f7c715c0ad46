/** From deployments to services: grouped, named, with sources, environment, owners. */
import type { Diagnostic } from "../model/graph.js";
import type { DeclaredDependency, EnvironmentValue, InfrastructureNode, LibraryLayout, OwnershipRules, RouteRule, ServiceLayout } from "../model/layout.js";
import { codeDeployments, type CodeFindings } from "./code-deployments.js";
import { composeDeployments } from "./compose-deployments.js";
import type { Deployment } from "./deployment.js";
import { declaredDependencies } from "./declared-dependencies.js";
import { isWorkspaceRoot, type Units } from "./image-folder.js";
import { distinctHosts, mergeInfrastructure } from "./infrastructure.js";
import type { Inventory } from "./inventory.js";
import { kubernetesDeployments } from "./kubernetes-deployments.js";
import { languagesOf } from "./languages.js";
import { squash } from "./name-match.js";
import { ownersOfService } from "./owners.js";
import { unscoped } from "./package-manifests.js";
import { baseOf, byText, foldersAbove, isLibraryFolder, isWithin } from "./paths.js";
import { plainFolderDeployments } from "./plain-folders.js";
import { platformDeployments } from "./platforms/platform-deployments.js";
import { reachableFrom } from "./reachable.js";
import { findRoutes } from "./routes.js";
import { serviceEnvironment } from "./service-environment.js";
import { groupDeployments, type ServiceGroup } from "./service-groups.js";
import { nameServices } from "./service-names.js";
import { roleOf } from "./service-role.js";
import { assignSources } from "./source-owners.js";
import { joinSystemImage } from "./system-image.js";
import { terraformDeployments } from "./terraform/terraform-deployments.js";
import { findUnits, type Unit } from "./units.js";

export interface ServiceFindings {
  services: ServiceLayout[];
  libraries: LibraryLayout[];
  infrastructure: InfrastructureNode[];
  routes: RouteRule[];
  dependencies: DeclaredDependency[];
  diagnostics: Diagnostic[];
}

interface Draft {
  name: string;
  group: ServiceGroup;
  sources: string[];
}

/** Decides what is a service, and gathers all that is known about each. */
export function findServices(inventory: Inventory, rules: OwnershipRules): ServiceFindings {
  const units = unitsOf(inventory);
  const compose = composeDeployments(units);
  const kubernetes = kubernetesDeployments(units);
  const terraform = terraformDeployments(units);
  const platforms = platformDeployments(units);
  const deployed = [...compose.deployments, ...kubernetes.deployments, ...terraform.deployments, ...platforms.deployments];
  const { deployments, verdicts } = withCode(deployed, units);
  const groups = groupDeployments(deployments, units);
  const names = nameServices(groups, units);
  const folders = new Set(groups.flatMap((group) => group.folder ?? []));
  const owners = assignSources(inventory, units.byFolder, folders);
  const drafts = groups.map((group, at) => ({ name: names[at] ?? "", group, sources: sourcesOf(group, groups, { owned: owners.ofService.get(group.folder ?? "\u0000") ?? [], inventory }) }));
  const services = drafts.map((draft) => layoutOf(draft, { units, verdicts, rules, folders })).sort((a, b) => byText(a.name, b.name));
  const infrastructure = mergeInfrastructure([...compose.infrastructure, ...kubernetes.infrastructure, ...terraform.infrastructure, ...platforms.infrastructure], compose.scopes);
  const places = drafts.map((draft) => ({ name: draft.name, folder: draft.group.folder, deployments: draft.group.deployments, environment: services.find((each) => each.name === draft.name)?.environment ?? [] }));
  const routes = findRoutes(inventory, places);
  return { services: services.map((each) => asGateway(each, routes)), libraries: owners.libraries, infrastructure, routes, dependencies: declaredDependencies(inventory, drafts, infrastructure), diagnostics: [] };
}

function unitsOf(inventory: Inventory): Units {
  const byFolder = findUnits(inventory);
  const units: Units = { inventory, byFolder, nameable: [] };
  return { ...units, nameable: [...byFolder.values()].filter((unit) => !isWorkspaceRoot(unit.folder, units) && isRunnable(unit, inventory)).map((unit) => ({ ...unit, weight: (unit.dockerfiles.length > 0 ? 2 : 0) + (isLibraryFolder(unit.folder) ? 0 : 1) })) };
}

/** A folder of another language may be a module of something larger: it needs a Dockerfile or a program of its own. */
function isRunnable(unit: Unit, inventory: Inventory): boolean {
  if (unit.foreign === undefined || unit.manifest !== undefined || unit.dockerfiles.length > 0) return true;
  const text = inventory.tree.reader.read(unit.foreign) ?? "";
  if (/spring-boot-maven-plugin|quarkus-maven-plugin|<mainClass>|application\b.*plugin|Microsoft\.NET\.Sdk\.Web/.test(text)) return true;
  const prefix = unit.folder ? `${unit.folder}/` : "";
  return inventory.tree.files.some((file) => file.path.startsWith(prefix) && /^(?:cmd\/.*\.go|main\.go|(?:src\/|app\/)?(?:main|app|manage|wsgi|asgi|server)\.py|config\.ru|(?:public\/)?index\.php|src\/main\.rs|bin\/.*\.rs)$/.test(file.path.slice(prefix.length)));
}

/** Adds what code shows by itself; scaffolds only when there is nothing else, plain code last. */
function withCode(deployed: Deployment[], units: Units): { deployments: Deployment[]; verdicts: CodeFindings["verdicts"] } {
  const folders = new Set(deployed.flatMap((each) => each.folder ?? []));
  const strict = codeDeployments(units, folders, false);
  const first = [...joinSystemImage(deployed, strict, units), ...strict.deployments];
  if (first.some((each) => each.folder !== undefined)) return { deployments: [...first, ...plainFolderDeployments(units, first)], verdicts: strict.verdicts };
  const lenient = codeDeployments(units, folders, true);
  const second = [...deployed, ...lenient.deployments];
  return { deployments: [...second, ...plainFolderDeployments(units, second)], verdicts: lenient.verdicts };
}

/** A service alone in its folder owns all of it; deployables that share one own what they reach. */
function sourcesOf(group: ServiceGroup, groups: readonly ServiceGroup[], { owned, inventory }: { owned: string[]; inventory: Inventory }): string[] {
  const others = groups.filter((other) => other !== group && other.folder === group.folder && group.folder !== undefined);
  if (others.length === 0) return owned;
  const own = reachableFrom(group.splitEntries, inventory.tree);
  const taken = group.main ? reachableFrom(others.flatMap((other) => other.splitEntries), inventory.tree) : undefined;
  return owned.filter((file) => own.has(file) || (taken !== undefined && !taken.has(file)));
}

interface Context {
  units: Units;
  verdicts: CodeFindings["verdicts"];
  rules: OwnershipRules;
  folders: ReadonlySet<string>;
}

function layoutOf(draft: Draft, context: Context): ServiceLayout {
  const { group, name, sources } = draft;
  const { inventory, byFolder } = context.units;
  const folder = group.folder;
  const unit = folder === undefined ? undefined : byFolder.get(folder);
  const verdict = folder === undefined ? undefined : context.verdicts.get(folder);
  const languages = languagesIn(draft, context);
  const catalog = inventory.catalog.filter((each) => folder !== undefined && each.folder === folder);
  const people = unit?.manifest ? { manifest: unit.manifest } : {};
  const deployments = group.deployments;
  const whole = group.splitEntries.length === 0;
  return {
    name,
    path: folder ?? "",
    role: roleOf({ inventory, name, folder, deployments, verdict: whole ? verdict : undefined, sources, languages, proxies: false }),
    languages,
    aliases: aliasesOf(draft, [unit?.manifest?.name, ...catalog.map((each) => each.name)]),
    hosts: distinctHosts(deployments.flatMap((each) => each.hosts)),
    environment: serviceEnvironment(inventory.tree, [...deployments.flatMap((each) => each.environment), ...chartValues(draft, context)], { folder, ...people }),
    owners: ownersOfService({ rules: context.rules, folder, sources, catalog, deployments, ...people }),
    evidence: [...deployments.flatMap((each) => each.evidence), ...catalog.map((each) => each.evidence)],
    sources,
    ...(unit?.manifest ? { manifest: unit.manifest.file } : {}),
    entries: [...new Set([...deployments.flatMap((each) => each.entries), ...(whole ? (verdict?.entries ?? []) : [])])],
    ...(folder === undefined ? { imageOnly: true } : {}),
  };
}

/** Values of the charts that lie in the service's folder or bear its name; where a chart's own templates show what runs, they have them already. */
function chartValues({ name, group }: Draft, { units, folders }: Context): EnvironmentValue[] {
  const shown = (chart: string) => units.inventory.kubernetes.workloads.some((workload) => isWithin(workload.evidence.file, `${chart ? `${chart}/` : ""}templates`));
  return units.inventory.charts.filter((chart) => !shown(chart.folder)).filter((chart) => {
    const holder = foldersAbove(`${chart.folder}/x`).find((each) => folders.has(each));
    return holder === undefined || holder === "" ? squash(chart.name) === squash(name) || group.deployments.some((each) => squash(each.name) === squash(chart.name)) : holder === group.folder;
  }).flatMap((chart) => chart.environment);
}

function languagesIn({ group }: Draft, { units, folders }: Context): string[] {
  const folder = group.folder;
  const found = folder === undefined ? [] : languagesOf(units.inventory.tree, folder, [...folders].filter((each) => each !== folder && each.startsWith(folder)));
  const fromImage = group.deployments.flatMap((each) => each.language ?? []);
  return found.length > 0 ? found : [...new Set(fromImage)];
}

function aliasesOf({ group, name }: Draft, more: (string | undefined)[]): string[] {
  const packageNames = more.flatMap((each) => (each === undefined ? [] : [each, unscoped(each)]));
  const folder = group.folder && (group.main || group.splitEntries.length === 0) ? [baseOf(group.folder)] : [];
  const all = [...folder, ...packageNames, ...group.deployments.flatMap((each) => [each.name, ...each.aliases])];
  return [...new Set(all)].filter((each) => each !== name && each !== "" && !each.includes("${")).sort(byText);
}

/** What does nothing but hand requests on is a gateway. */
function asGateway(service: ServiceLayout, routes: readonly RouteRule[]): ServiceLayout {
  const proxies = routes.some((route) => route.service === service.name);
  return proxies && service.sources.length === 0 && (service.role === "unknown" || service.role === "backend") ? { ...service, role: "gateway" } : service;
}
