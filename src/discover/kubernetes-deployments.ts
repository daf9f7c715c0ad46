/** Kubernetes workloads as deployments, with the names that services give them in the network. */
import { infrastructureOfImage, type InfrastructureImage } from "../knowledge/infrastructure-images.js";
import type { EnvironmentValue, HostName, InfrastructureNode } from "../model/layout.js";
import { runsMigrations, type Deployments } from "./compose-deployments.js";
import { imageEnvironment } from "./image-environment.js";
import { locateByName, runtimeOf, type Located, type Units } from "./image-folder.js";
import type { KubernetesService } from "./kubernetes.js";
import type { Workload } from "./kubernetes-workload.js";
import { rigImage } from "./rigs.js";
import { evidenceAt } from "./tree.js";
import { imageName } from "./units.js";

/** Everything that the manifests run. */
export function kubernetesDeployments(units: Units): Deployments {
  const out: Deployments = { deployments: [], infrastructure: [] };
  for (const workload of units.inventory.kubernetes.workloads) {
    if (workload.name.includes("${")) continue;
    const hosts = hostsOf(workload, units.inventory.kubernetes.services);
    const located = locateByName([imageName(workload.image), workload.name, ...hosts.map(({ host }) => host)], units);
    const known = infrastructureOfImage(workload.image) ?? (located.folder === undefined ? infrastructureOfImage(workload.name) : undefined) ?? storeBase(located, units);
    if (known && known.category !== "other") out.infrastructure.push(node(workload, known, hosts));
    else if (!known && (workload.image !== "" || located.folder !== undefined) && !runsMigrations(workload) && !rigImage(workload.name, located, units) && (located.folder !== undefined || !runtimeOf(workload.image))) out.deployments.push(deployment(workload, hosts, { located, units }));
  }
  return out;
}

/** A Dockerfile that only adds to a store's image. A bare operating system says nothing. */
function storeBase({ folder, built }: Located, units: Units): InfrastructureImage | undefined {
  const unit = units.byFolder.get(folder ?? "\u0000");
  const known = built && unit?.manifest === undefined && unit?.foreign === undefined ? infrastructureOfImage(built.base) : undefined;
  return known?.category === "other" ? undefined : known;
}

/** Names and ports of the Kubernetes services whose selector picks the workload's pods. */
function hostsOf(workload: Workload, services: KubernetesService[]): HostName[] {
  const chosen = services.filter((service) => {
    const wanted = Object.entries(service.selector);
    return wanted.length > 0 && (service.namespace ?? workload.namespace) === (workload.namespace ?? service.namespace) && wanted.every(([name, value]) => workload.podLabels[name] === value);
  });
  const seen = new Set<string>();
  return chosen.flatMap((service) => {
    const evidence = evidenceAt(service.file, service.line, { detector: "kubernetes", reason: `Service ${service.name}` });
    const hosts: HostName[] = service.ports.length > 0 ? service.ports.map((port) => ({ host: service.name, port, evidence })) : [{ host: service.name, evidence }];
    return hosts.filter((each) => !seen.has(`${each.host}:${each.port}`) && Boolean(seen.add(`${each.host}:${each.port}`)));
  });
}

function node(workload: Workload, known: NonNullable<ReturnType<typeof infrastructureOfImage>>, hosts: HostName[]): InfrastructureNode {
  const named = hosts.length > 0 ? hosts : [...new Set([...workload.ports, ...known.ports])].map((port) => ({ host: workload.name, port, evidence: workload.evidence }));
  return { system: known.system, category: known.category, name: workload.name, hosts: named, environment: workload.environment, evidence: workload.evidence };
}

/** A service of the kind `ExternalName` is another name for a host elsewhere. */
function throughNames(values: EnvironmentValue[], services: KubernetesService[]): EnvironmentValue[] {
  const outside = new Map(services.flatMap(({ name, externalName }) => (externalName === undefined ? [] : [[name, externalName] as const])));
  if (outside.size === 0) return values;
  return values.map((each) => {
    const [, scheme = "", host = "", rest = ""] = /^((?:[a-z][a-z0-9+]*:\/\/)?)([\w-]+)((?::\d+)?(?:\/.*)?)$/i.exec(each.value) ?? [];
    const meant = outside.get(host);
    return meant === undefined ? each : { ...each, value: scheme + meant + rest };
  });
}

function deployment(workload: Workload, hosts: HostName[], { located, units }: { located: ReturnType<typeof locateByName>; units: Units }): Deployments["deployments"][number] {
  const dockerfile = located.folder === undefined ? undefined : units.byFolder.get(located.folder)?.dockerfiles[0]?.file;
  const command = workload.command ?? located.built?.command?.text;
  return {
    name: workload.name,
    origin: "kubernetes",
    ...(located.folder === undefined ? {} : { folder: located.folder }),
    ...(command ? { command } : {}),
    entries: [],
    hosts,
    aliases: [...new Set([workload.name, ...(workload.daprId === undefined ? [] : [workload.daprId]), ...hosts.map(({ host }) => host), ...(runtimeOf(workload.image) ? [] : [imageName(workload.image)])])].filter((name) => name !== ""),
    environment: [...throughNames(workload.environment, units.inventory.kubernetes.services), ...imageEnvironment(dockerfile, located.built)],
    dependsOn: [],
    labels: workload.metadata,
    mounts: [],
    ...(workload.kind === "Job" || workload.kind === "CronJob" ? { role: "job" as const } : {}),
    evidence: [workload.evidence],
  };
}
