import { fills } from "./picture-style.js";
import { isMarked } from "./picture-style.js";
import type { GraphPicture, PictureEdge, PictureNode, PictureNodeKind } from "./picture-model.js";

/** Viewers refuse more: 500 edges and 50,000 characters per block are the defaults, and cannot be raised inside Markdown. */
const mostEdges = 500;
const mostCharacters = 50_000;

/**
 * Prints the picture as Mermaid flowcharts. One block; when that would pass a viewer's limits, one block per service-side
 * node instead, so that no edge is dropped. Flat, because subgraphs with many inner edges break Mermaid's layout; the
 * owner is told by the class of the line above.
 */
export function mermaidBlocks(picture: GraphPicture): string[] {
  const whole = block(picture, picture.edges);
  if (fits(whole, picture.edges)) return [whole];
  return portions(picture).map((edges) => block(picture, edges));
}

/** All blocks as one text; more than one is told apart by comment lines. */
export function printMermaid(picture: GraphPicture): string {
  const blocks = mermaidBlocks(picture);
  if (blocks.length === 1) return blocks[0] ?? "";
  return blocks.map((text, at) => `%% part ${at + 1} of ${blocks.length}: each part is a flowchart of its own\n${text}`).join("\n");
}

const fits = (text: string, edges: readonly PictureEdge[]): boolean => edges.length <= mostEdges && text.length <= mostCharacters;

/** Edges of one tail after the other, as many as fit into a block; a tail that alone is too much is cut. */
function portions(picture: GraphPicture): PictureEdge[][] {
  const parts: PictureEdge[][] = [];
  for (const edge of picture.edges) {
    const last = parts.at(-1);
    if (last && last.length < mostEdges / 5 && fits(block(picture, [...last, edge]), [...last, edge])) last.push(edge);
    else parts.push([edge]);
  }
  return parts;
}

function block(picture: GraphPicture, edges: readonly PictureEdge[]): string {
  const all = edges.length === picture.edges.length;
  const used = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const nodes = picture.nodes.filter((node) => all || used.has(node.id));
  const names = new Map(picture.nodes.map((node, at) => [node.id, `n${at}`]));
  const marked = edges.flatMap((edge, at) => (isMarked(edge, picture) ? [at] : []));
  const lines = [
    "flowchart LR",
    ...(all ? picture.notes.map((note) => `  %% ${note}`) : []),
    ...nodes.map((node) => `  ${names.get(node.id)}${shapeOf(node)}:::${node.kind}`),
    ...edges.map((edge) => `  ${names.get(edge.from)} ${arrowOf(edge, isMarked(edge, picture))} ${names.get(edge.to)}`),
    ...kindsOf(nodes).map((kind) => `  classDef ${kind} fill:${fills[kind].fill},stroke:${fills[kind].border},color:#1f2933`),
    ...(marked.length > 0 ? [`  linkStyle ${marked.join(",")} stroke:#c2410c`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

const kindsOf = (nodes: readonly PictureNode[]): PictureNodeKind[] => [...new Set(nodes.map((node) => node.kind))].sort();

function shapeOf(node: PictureNode): string {
  const label = `"${node.lines.map(mermaidText).join("<br/>")}"`;
  switch (node.kind) {
    case "service":
    case "frontend":
      return `(${label})`;
    case "datastore":
      return `[(${label})]`;
    case "channel":
      return `>${label}]`;
    case "external":
      return `[${label}]`;
  }
}

/** The head shows where data is sent; an answer that is fetched has a head at its own end. */
function arrowOf(edge: PictureEdge, marked: boolean): string {
  const label = edge.count > 1 ? `|"${edge.count}×"|` : "";
  const line = marked ? "-.->" : "-->";
  const both = edge.sends && edge.returns;
  return `${both ? "<" : ""}${line}${label}`;
}

/** Entity codes for everything that Mermaid or HTML could take as markup. */
function mermaidText(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").replace(/[#&<>"'`;\\{}[\]()|]/g, (char) => `#${char.codePointAt(0)};`);
}
