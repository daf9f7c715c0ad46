import { sortedBy } from "../../model/compare.js";
import { documentationOfFlow } from "../../model/documentation.js";
import { UserError } from "../../model/errors.js";
import { indexGraph, type GraphIndex } from "../../model/graph-index.js";
import type { DataflowGraph, Flow, NodeId } from "../../model/graph.js";
import { foldNodes } from "./fold-nodes.js";
import { pictureClusters } from "./picture-clusters.js";
import { familyOf, pictureEdges } from "./picture-edges.js";
import type { GraphPicture, PictureOptions } from "./picture-model.js";
import { pictureNodes } from "./picture-nodes.js";

/** More shapes than this are not readable on one page. */
const readableNodes = 60;

/** Selects what is drawn. Every flow of the selection ends up in an edge, inside a folded shape, or in a note. */
export function graphPicture(graph: DataflowGraph, options: PictureOptions = {}): GraphPicture {
  const index = indexGraph(graph);
  const focus = options.focus === undefined ? undefined : findNode(options.focus, index);
  const selection = select(index, focus);
  const folding = foldNodes(index, selection, { maxNodes: options.maxNodes ?? readableNodes, ...(focus && { keep: focus }) });
  const { edges, notes } = pictureEdges(index, selection.flows, folding);
  const nodes = pictureNodes(index, folding, focus);
  const name = focus && (index.nodes.get(focus)?.name ?? focus);
  return {
    title: name ? `${name} in ${graph.system}` : graph.system,
    clusters: pictureClusters(index, nodes),
    nodes,
    edges,
    notes: [...folding.notes, ...notes],
    documented: documentedFamilies(index),
  };
}

function documentedFamilies(index: GraphIndex): GraphPicture["documented"] {
  const documented = index.graph.flows.filter((flow) => documentationOfFlow(flow, index) === "documented");
  const families = new Set(documented.map(familyOf));
  return { call: families.has("call"), event: families.has("event"), store: families.has("store"), external: families.has("external") };
}

export interface Selection {
  nodes: NodeId[];
  flows: Flow[];
}

function select(index: GraphIndex, focus: NodeId | undefined): Selection {
  const flows = index.graph.flows.filter((flow) => index.nodes.has(flow.from) && index.nodes.has(flow.to));
  if (!focus) return { nodes: [...index.nodes.keys()], flows };
  const near = flows.filter((flow) => flow.from === focus || flow.to === focus);
  const channels = new Set(near.flatMap((flow) => [flow.from, flow.to]).filter((id) => id.startsWith("channel:")));
  // The far side of a channel belongs to the neighbourhood: a queue alone does not say who is reached.
  const beyond = flows.filter((flow) => channels.has(flow.from) || channels.has(flow.to));
  const chosen = sortedBy(new Set([...near, ...beyond]), (flow) => flow.id);
  const nodes = new Set<NodeId>([focus, ...chosen.flatMap((flow) => [flow.from, flow.to])]);
  return { nodes: [...index.nodes.keys()].filter((id) => nodes.has(id)), flows: chosen };
}

/** By id, then by name; services before other nodes of the same name. */
function findNode(wanted: string, index: GraphIndex): NodeId {
  for (const [id] of index.nodes) if (id === wanted) return id;
  const named = [...index.nodes.values()].filter((node) => node.name === wanted);
  const folded = [...index.nodes.values()].filter((node) => node.name.toLowerCase() === wanted.toLowerCase());
  const found = named[0] ?? folded[0];
  if (found) return found.id;
  const names = index.graph.services.map((service) => service.name);
  throw new UserError(`There is no node "${wanted}" in ${index.graph.system}.`, `Services: ${names.join(", ") || "none"}. Stores, channels and third parties work too.`);
}
