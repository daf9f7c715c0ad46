import { groupedBy } from "../../model/compare.js";
import type { GraphPicture, PictureCluster, PictureEdge, PictureNode } from "./picture-model.js";

/** One shape per owner, and the lines between them with the sum of what they stand for. */
export function overviewPicture(picture: GraphPicture): GraphPicture {
  const home = new Map(picture.clusters.flatMap((cluster) => cluster.nodes.map((node) => [node, cluster.id] as const)));
  const place = (id: string) => home.get(id) ?? id;
  const between = picture.edges.filter((edge) => place(edge.from) !== place(edge.to));
  const edges = groupedBy(between, (edge) => JSON.stringify([place(edge.from), place(edge.to)])).flatMap(([, group]) => folded(group, place));
  return {
    ...picture,
    clusters: [],
    nodes: [...picture.clusters.map((cluster) => clusterNode(cluster, picture)), ...picture.nodes.filter((node) => !home.has(node.id))],
    edges,
    notes: [`${picture.edges.length - between.length} lines inside the groups are in the parts below`],
  };
}

function clusterNode(cluster: PictureCluster, picture: GraphPicture): PictureNode {
  const members = new Set(cluster.nodes);
  const kind = cluster.kind === "externals" ? "external" : "service";
  const services = picture.nodes.filter((node) => members.has(node.id) && node.kind !== "datastore" && node.kind !== "channel");
  return { id: cluster.id, kind, lines: [cluster.label, `${services.length} ${kind === "external" ? "third parties" : "services"}`], tooltip: services.map((node) => node.lines[0] ?? node.id), members: [] };
}

function folded(group: readonly PictureEdge[], place: (id: string) => string): PictureEdge[] {
  const [first] = group;
  if (!first) return [];
  const sum = (read: (edge: PictureEdge) => number) => group.reduce((total, edge) => total + read(edge), 0);
  return [
    {
      ...first,
      from: place(first.from),
      to: place(first.to),
      sends: group.some((edge) => edge.sends),
      returns: group.some((edge) => edge.returns),
      count: sum((edge) => edge.count),
      flows: sum((edge) => edge.flows),
      undocumented: group.some((edge) => edge.undocumented),
    },
  ];
}
