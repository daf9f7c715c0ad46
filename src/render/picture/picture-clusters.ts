import { groupedBy } from "../../model/compare.js";
import { initiatorOf, partnerOf, type GraphIndex } from "../../model/graph-index.js";
import type { NodeId } from "../../model/graph.js";
import { ownerLabel } from "../owner-label.js";
import type { PictureCluster, PictureNode } from "./picture-model.js";

/** Owners' clusters, then nobody's, then third parties. Stores and channels that several owners share stay outside. */
export function pictureClusters(index: GraphIndex, nodes: readonly PictureNode[]): PictureCluster[] {
  const users = usersOf(index);
  const owned = groupedBy(
    nodes.filter((node) => node.kind !== "external"),
    (node) => ownerOf(node, index, users) ?? "",
  ).filter(([owner]) => owner !== "");
  const externals = nodes.filter((node) => node.kind === "external").map((node) => node.id);
  return [
    ...owned.filter(([owner]) => owner !== nobody).map(([owner, group], at) => ({ id: `owner${at}`, kind: "owner" as const, label: owner, nodes: group.map((node) => node.id) })),
    ...owned.filter(([owner]) => owner === nobody).map(([, group]) => ({ id: "nobody", kind: "no-owner" as const, label: "no owner", nodes: group.map((node) => node.id) })),
    ...(externals.length > 0 ? [{ id: "externals", kind: "externals" as const, label: "third parties", nodes: externals }] : []),
  ];
}

/** Not a name that an owner can have. */
const nobody = "\u{10FFFF}";

/** The owner all of the shape's services share; a store or channel belongs to the owner of everybody who writes or publishes (or, failing that, uses) it. */
function ownerOf(node: PictureNode, index: GraphIndex, users: Users): string | undefined {
  const services = node.members.flatMap((id) => (index.services.has(id) ? [id] : users(id)));
  const owners = new Set(services.map((id) => labelOf(id, index)));
  return owners.size === 1 ? [...owners][0] : undefined;
}

function labelOf(id: NodeId, index: GraphIndex): string {
  const service = index.services.get(id);
  return (service && ownerLabel(service)) ?? nobody;
}

type Users = (id: NodeId) => NodeId[];

/** Who a store, channel or third party belongs to: its users; for a channel its publishers, if any are known. */
function usersOf(index: GraphIndex): Users {
  const users = new Map<NodeId, Set<NodeId>>();
  const add = (id: NodeId, user: NodeId) => users.set(id, (users.get(id) ?? new Set()).add(user));
  for (const store of index.graph.datastores) for (const user of store.usedBy) add(store.id, user);
  const published = new Set(index.graph.flows.filter((flow) => flow.kind === "publish").map((flow) => flow.to));
  for (const flow of index.graph.flows) {
    const isListener = flow.kind === "consume" && published.has(flow.from);
    if (!isListener && index.services.has(initiatorOf(flow))) add(partnerOf(flow), initiatorOf(flow));
  }
  return (id) => [...(users.get(id) ?? [])];
}
