/** Reverse-proxy rules outside the code: nginx files and Traefik labels, given to the service that runs them. */
import type { EnvironmentValue, RouteRule } from "../model/layout.js";
import type { Deployment } from "./deployment.js";
import type { Inventory } from "./inventory.js";
import { traefikMatches } from "./gateways/traefik.js";
import { interpolate } from "./environment-files.js";
import { nginxFiles, nginxRules, nginxUpstreams } from "./nginx.js";
import { byText, folderOf, isWithin } from "./paths.js";
import { evidenceAt } from "./tree.js";

/** What is known of a service when its rules are looked for. */
export interface ProxyPlace {
  name: string;
  folder: string | undefined;
  deployments: readonly Deployment[];
  environment: readonly EnvironmentValue[];
}

/** All rules; a configuration that no service holds is left without a service. */
export function findRoutes(inventory: Inventory, services: readonly ProxyPlace[]): RouteRule[] {
  const configurations = nginxFiles(inventory.tree);
  const upstreams = upstreamsByFolder(configurations, inventory);
  const fromFiles = configurations.flatMap((file) => {
    const service = holderOf(file, services, inventory);
    const known = new Map((service?.environment ?? []).filter(({ secret }) => !secret).toReversed().map(({ name, value }) => [name, value]));
    const rules = nginxRules(inventory.tree.reader.read(file) ?? "", file, { variables: known, upstreams: upstreams.get(aboveParts(file)) ?? new Map() });
    // Without a service that runs it, a rule to the local machine leads nowhere.
    return rules.filter((rule) => service !== undefined || !/^(?:localhost|127\.|0\.0\.0\.0)/.test(rule.host)).map((rule) => ({ ...(service ? { service: service.name } : {}), ...rule }));
  });
  const fromGateways = inventory.gateways.flatMap(({ file, rules }) => {
    const service = holderOf(file, services, inventory);
    const known = new Map((service?.environment ?? []).filter(({ secret }) => !secret).toReversed().map(({ name, value }) => [name, value]));
    return rules.map((rule) => ({ ...(service ? { service: service.name } : {}), ...rule, host: interpolate(rule.host, known) }));
  });
  const labelled = services.flatMap((place) => labelRules(place, services));
  const all = [...fromFiles, ...fromGateways, ...labelled, ...inventory.kubernetes.routes, ...inventory.terraform.routes];
  return all.sort((a, b) => byText(a.evidence.file, b.evidence.file) || a.evidence.line - b.evidence.line);
}

/** Files of one folder, and of the folders that nginx calls `conf.d` and the like inside it, include each other. */
function upstreamsByFolder(files: readonly string[], { tree }: Inventory): Map<string, Map<string, string>> {
  const byFolder = new Map<string, Map<string, string>>();
  for (const file of files) {
    const folder = aboveParts(file);
    byFolder.set(folder, new Map([...(byFolder.get(folder) ?? []), ...nginxUpstreams(tree.reader.read(file) ?? "")]));
  }
  return byFolder;
}

function aboveParts(file: string): string {
  return folderOf(file).replace(/\/[\w.-]*(?:conf|include|snippet|site|upstream|location)[\w.-]*$/, "");
}

/** Mounted into a container, or in the folder of a service, the innermost first, or copied by its Dockerfile. */
function holderOf(file: string, services: readonly ProxyPlace[], inventory: Inventory): ProxyPlace | undefined {
  const mounted = services.find((each) => each.deployments.some((deployment) => deployment.mounts.some((mount) => mount !== "" && isWithin(file, mount) && !isWithin(each.folder ?? "\u0000", mount))));
  const inside = services.filter((each) => each.folder !== undefined && each.folder !== "" && isWithin(file, each.folder)).toSorted((a, b) => (b.folder ?? "").length - (a.folder ?? "").length)[0];
  return mounted ?? inside ?? services.find((each) => each.folder === "" && inventory.tree.byPath.has(file));
}

/** `traefik.http.routers.orders.rule=PathPrefix(`/orders`)`. */
function labelRules(place: ProxyPlace, services: readonly ProxyPlace[]): RouteRule[] {
  const gateway = services.find((each) => each.deployments.some((deployment) => /(?:^|\/)traefik(?::|$)/.test(deployment.image ?? "")));
  return place.deployments.flatMap((deployment) => {
    const entries = Object.entries(deployment.labels);
    const stripped = entries.filter(([name]) => /^traefik\..*stripprefix\.prefixes$/i.test(name)).flatMap(([, value]) => value.split(","));
    const place = deployment.evidence[0];
    return entries.filter(([name]) => /^traefik\.(?:http\.routers\.[\w-]+|(?:[\w-]+\.)?frontend)\.rule$/.test(name)).flatMap(([name, rule]) => {
      const { publicHost, paths } = traefikMatches(rule);
      const port = Number(entries.find(([key]) => /^traefik\.(?:http\.services\.[\w-]+\.loadbalancer\.server\.port|(?:[\w-]+\.)?port)$/i.test(key))?.[1]);
      return paths.map((path) => ({
        ...(gateway ? { service: gateway.name } : {}),
        ...(publicHost ? { publicHost } : {}),
        path,
        host: deployment.name,
        ...(port > 0 ? { port } : {}),
        ...(stripped.includes(path) || (/PathPrefixStrip/.test(rule) && name.includes("frontend")) ? { rewriteTo: "/" } : {}),
        evidence: evidenceAt(place?.file ?? "", place?.line ?? 1, { detector: "compose", reason: "Traefik rule" }),
      }));
    });
  });
}
