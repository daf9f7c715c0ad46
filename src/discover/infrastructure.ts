/** One node per broker, database or cache, though several files may show it. */
import type { HostName, InfrastructureNode } from "../model/layout.js";
import { distinctValues } from "./compose.js";
import { baseOf, byDepth, byText, folderOf } from "./paths.js";

/** Merged and sorted. Datastores of the same name in different Compose folders are different ones and get different names. */
export function mergeInfrastructure(nodes: InfrastructureNode[]): InfrastructureNode[] {
  const merged: InfrastructureNode[] = [];
  for (const node of nodes.toSorted((a, b) => byDepth(a.evidence.file, b.evidence.file))) {
    const at = merged.findIndex((other) => isSame(other, node));
    const other = merged[at];
    if (other) merged[at] = join(other, node);
    else merged.push(node);
  }
  const names = merged.map((node) => `${node.system} ${node.name}`);
  return merged
    .map((node, at) => (names.indexOf(`${node.system} ${node.name}`) === at ? node : { ...node, name: `${baseOf(folderOf(node.evidence.file))}-${node.name}` }))
    .sort((a, b) => byText(a.system, b.system) || byText(a.name, b.name));
}

function isSame(a: InfrastructureNode, b: InfrastructureNode): boolean {
  if (a.system !== b.system || a.name !== b.name) return false;
  const twoComposeFolders = a.evidence.detector === b.evidence.detector && folderOf(a.evidence.file) !== folderOf(b.evidence.file) && a.evidence.detector === "compose";
  return a.category !== "datastore" || !twoComposeFolders;
}

function join(a: InfrastructureNode, b: InfrastructureNode): InfrastructureNode {
  return { ...a, hosts: distinctHosts([...a.hosts, ...b.hosts]), environment: distinctValues([...a.environment, ...b.environment]) };
}

/** Each host and port once. */
export function distinctHosts(hosts: HostName[]): HostName[] {
  const seen = new Set<string>();
  return hosts.filter(({ host, port }) => !seen.has(`${host}:${port ?? ""}`) && Boolean(seen.add(`${host}:${port ?? ""}`)));
}
