import type { GraphPicture, PictureCluster, PictureEdge, PictureNode } from "./picture-model.js";
import { legendDot } from "./dot-legend.js";
import { escapeText, leftLabel, quoted } from "./dot-text.js";
import { colours, edgeStyle, nodeStyle } from "./picture-style.js";

export interface DotText {
  dot: string;
  /** Edges that every rendering must contain. */
  edges: number;
}

/** Labels on lines cost more room than they are worth above this number; the tooltip has it all. */
const labelledEdges = 40;

/**
 * Prints the picture as DOT. Rules learnt from the engines: no `label` on edges (layouts fail or lose edges), every loose
 * node in an invisible cluster of its own (layout time), no record shapes (edges get lost), no HTML labels with foreign text.
 */
export function printDot(picture: GraphPicture): DotText {
  const byId = new Map(picture.nodes.map((node) => [node.id, node]));
  const clustered = new Set(picture.clusters.flatMap((cluster) => cluster.nodes));
  const loose = picture.nodes.filter((node) => !clustered.has(node.id));
  const lines = [
    `digraph ${quoted(picture.title)} {`,
    ...graphDefaults(picture.title),
    ...picture.clusters.flatMap((cluster) => clusterDot(cluster, byId)),
    ...loose.flatMap((node, at) => [`  subgraph ${quoted(`cluster_loose${at}`)} {`, `    label=""; style=invis;`, `    ${nodeDot(node)}`, "  }"]),
    ...picture.edges.map((edge) => `  ${edgeDot(edge, picture)}`),
    ...legendDot(picture),
    "}",
  ];
  return { dot: `${lines.join("\n")}\n`, edges: picture.edges.length };
}

function graphDefaults(title: string): string[] {
  const font = `fontname="Helvetica"`;
  return [
    `  graph [rankdir=LR, ${font}, fontsize=18, fontcolor=${quoted(colours.text)}, label=${quoted(`${escapeText(title)}\\n `, true)}, labelloc=t, bgcolor=white, pad=0.3, nodesep=0.28, ranksep=0.8, tooltip=${quoted(title)}];`,
    `  node [${font}, fontsize=12, fontcolor=${quoted(colours.text)}, style=filled, penwidth=1.2, margin="0.2,0.08"];`,
    `  edge [${font}, fontsize=10, fontcolor=${quoted(colours.quiet)}, color=${quoted(colours.line)}, penwidth=1.2, arrowsize=0.75];`,
  ];
}

function clusterDot(cluster: PictureCluster, byId: ReadonlyMap<string, PictureNode>): string[] {
  const style = { owner: `style="rounded,filled"`, "no-owner": `style="rounded,filled,dashed"`, externals: `style="rounded,dashed"` }[cluster.kind];
  return [
    `  subgraph ${quoted(`cluster_${cluster.id}`)} {`,
    `    label=${leftLabel(cluster.label)}; ${style}; fillcolor=${quoted(colours.cluster)}; color=${quoted(colours.clusterLine)}; fontsize=12; fontcolor=${quoted(colours.quiet)}; labeljust=l; margin=14;`,
    ...cluster.nodes.flatMap((id) => {
      const node = byId.get(id);
      return node ? [`    ${nodeDot(node)}`] : [];
    }),
    "  }",
  ];
}

function nodeDot(node: PictureNode): string {
  const label = node.lines.map(escapeText).join("\\n");
  const attributes = [`label=${quoted(label, true)}`, ...nodeStyle(node), minimumWidth(node), `tooltip=${quoted(node.tooltip.join("\n"))}`];
  return `${quoted(node.id)} [${attributes.join(", ")}];`;
}

/**
 * At least this wide: the layout reckons with Helvetica, viewers without it draw wider letters, and for scripts beyond
 * Latin the engines have no metrics at all.
 */
function minimumWidth(node: PictureNode): string {
  const ems = Math.max(...node.lines.map((line) => [...line].reduce((sum, char) => sum + (/[^\u0000-\u024f]/u.test(char) ? 1 : 0.59), 0)));
  return `width=${((ems * 12) / 72 + 0.3).toFixed(2)}`;
}

function edgeDot(edge: PictureEdge, picture: GraphPicture): string {
  const label = picture.edges.length <= labelledEdges && edge.count > 1 ? [`xlabel=${quoted(`${edge.count}×`)}`] : [];
  const attributes = [...edgeStyle(edge, picture), ...label, `tooltip=${quoted(edge.tooltip.join("\n"))}`];
  return `${quoted(edge.from)} -> ${quoted(edge.to)} [${attributes.join(", ")}];`;
}
