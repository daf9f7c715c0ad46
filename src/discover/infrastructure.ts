/** One node per broker, database or cache, though several files may show it. */
import type { HostName, InfrastructureNode } from "../model/layout.js";
import { distinctValues } from "./merge-compose-services.js";
import { baseOf, byDepth, byText, folderOf } from "./paths.js";

/** Which services the Compose files of each folder run, by folder or name. */
export type ComposeScopes = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Merged and sorted. A datastore of the same name in the Compose files of two folders is one if both run a service in common
 * or one runs none; otherwise they are two and get different names.
 */
export function mergeInfrastructure(nodes: InfrastructureNode[], scopes: ComposeScopes): InfrastructureNode[] {
  const merged: InfrastructureNode[] = [];
  for (const node of nodes.toSorted((a, b) => byDepth(a.evidence.file, b.evidence.file))) {
    const at = merged.findIndex((other) => isSame(other, node, scopes));
    const other = merged[at];
    if (other) merged[at] = join(other, node);
    else merged.push(node);
  }
  const names = merged.map((node) => `${node.system} ${node.name}`);
  return merged
    .map((node, at) => (names.indexOf(`${node.system} ${node.name}`) === at ? node : { ...node, name: `${baseOf(folderOf(node.evidence.file))}-${node.name}` }))
    .sort((a, b) => byText(a.system, b.system) || byText(a.name, b.name));
}

function isSame(a: InfrastructureNode, b: InfrastructureNode, scopes: ComposeScopes): boolean {
  if (a.system !== b.system || a.name !== b.name) return false;
  if (a.category !== "datastore" || a.evidence.detector !== "compose" || b.evidence.detector !== "compose") return true;
  const [first, second] = [scopes.get(folderOf(a.evidence.file)), scopes.get(folderOf(b.evidence.file))];
  return first === second || !first?.size || !second?.size || [...first].some((each) => second.has(each));
}

function join(a: InfrastructureNode, b: InfrastructureNode): InfrastructureNode {
  return { ...a, hosts: distinctHosts([...a.hosts, ...b.hosts]), environment: distinctValues([...a.environment, ...b.environment]) };
}

/** Each host and port once. */
export function distinctHosts(hosts: HostName[]): HostName[] {
  const seen = new Set<string>();
  return hosts.filter(({ host, port }) => !seen.has(`${host}:${port ?? ""}`) && Boolean(seen.add(`${host}:${port ?? ""}`)));
}
