import type { DataflowGraph } from "../../model/graph.js";
import { graphPicture } from "./graph-picture.js";
import { mermaidBlock } from "./mermaid.js";

/** More lines than this are a hairball on a code host. */
const readableEdges = 60;

/**
 * One Mermaid flowchart of the whole system, or of its services alone, whichever stays readable; undefined: neither does,
 * or there is nothing to draw.
 */
export function mermaidOverview(graph: DataflowGraph): string | undefined {
  for (const candidate of [graph, servicesOnly(graph)]) {
    const picture = graphPicture(candidate);
    if (picture.edges.length === 0 || picture.edges.length > readableEdges) continue;
    const block = mermaidBlock(picture);
    if (block !== undefined) return block;
  }
  return undefined;
}

function servicesOnly(graph: DataflowGraph): DataflowGraph {
  return { ...graph, datastores: [], channels: [], externals: [] };
}
