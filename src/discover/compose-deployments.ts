/** Compose services as deployments of code folders, images of others, or infrastructure. */
import type { HostName, InfrastructureNode } from "../model/layout.js";
import { isTestService, type ComposeGroup } from "./compose.js";
import type { ComposeService } from "./compose-service.js";
import type { Deployment } from "./deployment.js";
import type { ComposeScopes } from "./infrastructure.js";
import { imageEnvironment } from "./image-environment.js";
import { locateComposeService, type Located, type Units } from "./image-folder.js";
import { rigImage } from "./rigs.js";
import { nginxFiles, nginxRules } from "./nginx.js";
import { baseOf, folderOf, isWithin } from "./paths.js";
import { imageName } from "./units.js";

export interface Deployments {
  deployments: Deployment[];
  infrastructure: InfrastructureNode[];
}

/** Everything that the Compose files of the system (not those of test rigs) run. */
export function composeDeployments(units: Units): Deployments & { scopes: ComposeScopes } {
  const out: Deployments = { deployments: [], infrastructure: [] };
  const scopes = new Map<string, Set<string>>();
  for (const group of units.inventory.compose) {
    if (group.rig) continue;
    const part: Deployments = { deployments: [], infrastructure: [] };
    for (const service of group.services) if (!isTestService(service.name)) addService(service, group, { units, out: part });
    scopes.set(group.folder, new Set(part.deployments.map((each) => each.folder ?? `image ${each.name}`)));
    const again = repeats(part, out);
    out.deployments.push(...part.deployments);
    // What a part of the system brings along to run alone stands for what the whole system has.
    out.infrastructure.push(...part.infrastructure.filter((node) => !again || !out.infrastructure.some((other) => other.system === node.system)));
  }
  return { ...out, scopes };
}

/** Does the group only run services that an outer one runs already? */
function repeats(part: Deployments, outer: Deployments): boolean {
  const folders = new Set(outer.deployments.flatMap((each) => each.folder ?? []));
  const own = part.deployments.filter((each) => each.folder !== undefined);
  return own.length > 0 && own.every((each) => folders.has(each.folder ?? ""));
}

function addService(service: ComposeService, group: ComposeGroup, { units, out }: { units: Units; out: Deployments }): void {
  const located = locateComposeService(service, units);
  if (located.infrastructure && preparesStore(service)) return;
  if (located.infrastructure?.system === "proxy" && handsOn(service, units)) out.deployments.push(deployment(service, located, group));
  else if (located.infrastructure) out.infrastructure.push(infrastructureNode(service, located.infrastructure));
  else if (isDeployment(service, located, units)) out.deployments.push(deployment(service, located, group));
  else if (located.runtime && located.folder === undefined && /nginx|httpd|openresty/.test(service.image ?? "")) out.infrastructure.push(infrastructureNode(service, { system: "proxy", category: "other", ports: [80] }));
}

function isDeployment(service: ComposeService, located: Located, units: Units): boolean {
  if (service.idle || isBaseImage(service)) return false;
  if (rigImage(service.name, located, units)) {
    units.inventory.tree.diagnostics.push({ severity: "info", code: "rig-left-out", message: `Compose service ${service.name} looks like a test rig; left out`, file: service.evidence.file, line: service.evidence.line });
    return false;
  }
  if (located.folder !== undefined) return !runsMigrations(service);
  if (located.runtime) return proxyConfigurations(service, units).some((file) => nginxRules(units.inventory.tree.reader.read(file) ?? "", file, { variables: new Map() }).length > 0);
  return (service.image !== undefined || service.build?.dockerfile !== undefined) && !runsMigrations(service);
}

/** A proxy whose rules are here is a gateway of the system: they are mounted into it, or Traefik finds them on the other containers. */
function handsOn(service: ComposeService, { inventory }: Units): boolean {
  const mounted = inventory.gateways.some(({ file }) => service.mounts.some((mount) => isWithin(file, mount.source)));
  const labelled = /(?:^|\/)traefik(?::|$)/.test(service.image ?? "") && inventory.compose.some((group) => !group.rig && group.services.some((each) => Object.keys(each.labels).some((label) => /^traefik\.http\.routers\.|^traefik\..*frontend\.rule$/.test(label))));
  return mounted || labelled;
}

/** nginx configurations that are mounted into the container. */
function proxyConfigurations(service: ComposeService, units: Units): string[] {
  return service.mounts.filter((mount) => /nginx|\.conf/.test(mount.target)).flatMap((mount) => nginxFiles(units.inventory.tree).filter((file) => isWithin(file, mount.source)));
}

/** A store's image that runs a client once: `db-init`, `create-buckets`. */
function preparesStore(service: ComposeService): boolean {
  return service.command !== undefined && (runsMigrations(service) || /(?:^|[-_])(?:create|init|setup|configure|bootstrap|prepare)(?:$|[-_])/i.test(service.name));
}

/** A container that only prepares a database is part of the service it prepares it for. */
export function runsMigrations(service: { name: string; command?: string }): boolean {
  return /(?:^|[-_.])(?:migrat\w*|seed\w*|db-?init|init-?db|setup-?db|database-(?:up|down)|bootstrap-?db)(?:$|[-_.])/i.test(service.name) || /^(?:npx |yarn |pnpm )?(?:prisma migrate|knex migrate|sequelize(?:-cli)? db:|typeorm migration|liquibase|flyway)\S*/.test(service.command ?? "");
}

/** Built only for other images to start from. */
function isBaseImage(service: ComposeService): boolean {
  return /^base$|-base$/.test(service.name) || /-base$/.test(imageName(service.image ?? ""));
}

function deployment(service: ComposeService, located: Located, group: ComposeGroup): Deployment {
  const ports = service.ports.length > 0 ? service.ports : located.built?.ports ?? [];
  const command = service.command ?? located.built?.command?.text;
  const language = located.runtime?.language;
  return {
    name: service.name,
    origin: "compose",
    ...(located.folder === undefined ? {} : { folder: located.folder }),
    ...(command ? { command } : {}),
    ...(service.image ? { image: service.image } : {}),
    entries: [],
    hosts: hostsOf(service, ports),
    aliases: [...service.hosts, ...(service.image && !located.runtime ? [imageName(service.image)] : [])],
    environment: [...service.environment, ...imageEnvironment(service.build?.dockerfile, located.built)],
    dependsOn: service.dependsOn,
    labels: service.labels,
    mounts: service.mounts.map((mount) => mount.source),
    ...(language ? { language } : {}),
    evidence: [{ ...service.evidence, reason: located.folder === undefined ? `Compose service ${service.name}; its image has no code here` : `Compose service ${service.name}${group.folder ? ` of ${baseOf(folderOf(service.evidence.file))}` : ""}` }],
  };
}

/** Its names inside the network, with each port; and the machine's own ports that lead to it. */
function hostsOf({ hosts, published, evidence }: ComposeService, ports: readonly number[]): HostName[] {
  const inside = hosts.flatMap((host) => (ports.length > 0 ? ports.map((port) => ({ host, port, evidence })) : [{ host, evidence }]));
  return [...inside, ...published.map((port) => ({ host: "localhost", port, evidence }))];
}

function infrastructureNode(service: ComposeService, known: Pick<NonNullable<Located["infrastructure"]>, "system" | "category" | "ports">): InfrastructureNode {
  const ports = [...new Set([...service.ports, ...known.ports])];
  return {
    system: known.system,
    category: known.category,
    name: service.name,
    hosts: hostsOf(service, ports),
    environment: service.environment,
    evidence: service.evidence,
  };
}
