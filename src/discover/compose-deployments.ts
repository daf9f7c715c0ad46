/** Compose services as deployments of code folders, images of others, or infrastructure. */
import type { InfrastructureNode } from "../model/layout.js";
import { isTestService, type ComposeGroup } from "./compose.js";
import type { ComposeService } from "./compose-service.js";
import type { Deployment } from "./deployment.js";
import { imageEnvironment } from "./image-environment.js";
import { locateComposeService, type Located, type Units } from "./image-folder.js";
import { rigImage } from "./rigs.js";
import { baseOf, folderOf } from "./paths.js";
import { imageName } from "./units.js";

export interface Deployments {
  deployments: Deployment[];
  infrastructure: InfrastructureNode[];
}

/** Everything that the Compose files of the system (not those of test rigs) run. */
export function composeDeployments(units: Units): Deployments {
  const out: Deployments = { deployments: [], infrastructure: [] };
  for (const group of units.inventory.compose) {
    if (group.rig) continue;
    for (const service of group.services) {
      if (!isTestService(service.name)) addService(service, group, { units, out });
    }
  }
  return out;
}

function addService(service: ComposeService, group: ComposeGroup, { units, out }: { units: Units; out: Deployments }): void {
  const located = locateComposeService(service, units);
  if (located.infrastructure) out.infrastructure.push(infrastructureNode(service, located.infrastructure));
  else if (isDeployment(service, located, units)) out.deployments.push(deployment(service, located, group));
}

function isDeployment(service: ComposeService, located: Located, units: Units): boolean {
  if (rigImage(service.name, located, units)) return false;
  if (located.folder !== undefined) return !runsMigrations(service);
  if (located.runtime) return service.mounts.some((mount) => /nginx|\.conf/.test(mount.target) && units.inventory.tree.byPath.has(mount.source));
  return (service.image !== undefined || service.build !== undefined) && !runsMigrations(service) && !isBaseImage(service);
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
    entries: [],
    hosts: service.hosts.flatMap((host) => (ports.length > 0 ? ports.map((port) => ({ host, port, evidence: service.evidence })) : [{ host, evidence: service.evidence }])),
    aliases: [...service.hosts, ...(service.image ? [imageName(service.image)] : [])],
    environment: [...service.environment, ...imageEnvironment(service.build?.dockerfile, located.built)],
    dependsOn: service.dependsOn,
    labels: service.labels,
    mounts: service.mounts.map((mount) => mount.source),
    ...(language ? { language } : {}),
    evidence: [{ ...service.evidence, reason: located.folder === undefined ? `Compose service ${service.name}; its image has no code here` : `Compose service ${service.name}${group.folder ? ` of ${baseOf(folderOf(service.evidence.file))}` : ""}` }],
  };
}

function infrastructureNode(service: ComposeService, known: NonNullable<Located["infrastructure"]>): InfrastructureNode {
  const ports = [...new Set([...service.ports, ...known.ports])];
  return {
    system: known.system,
    category: known.category,
    name: service.name,
    hosts: service.hosts.flatMap((host) => (ports.length > 0 ? ports.map((port) => ({ host, port, evidence: service.evidence })) : [{ host, evidence: service.evidence }])),
    environment: service.environment,
    evidence: service.evidence,
  };
}
