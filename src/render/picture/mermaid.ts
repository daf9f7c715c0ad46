import { groupedBy } from "../../model/compare.js";
import { proseOf } from "../markdown-text.js";
import { overviewPicture } from "./overview-picture.js";
import { fills, isMarked } from "./picture-style.js";
import type { GraphPicture, PictureEdge, PictureNode, PictureNodeKind } from "./picture-model.js";

/** Viewers refuse more: 500 edges and 50,000 characters per block are the defaults, and cannot be raised inside Markdown. */
const mostEdges = 500;
const mostCharacters = 50_000;

/**
 * Prints the picture as one Mermaid flowchart; when that would pass a viewer's limits, as Markdown with an overview and
 * one flowchart per node that starts something, so that no edge is dropped. Flat, because subgraphs with many inner edges
 * break Mermaid's layout.
 */
export function printMermaid(picture: GraphPicture): string {
  const whole = mermaidBlock(picture);
  if (whole !== undefined) return whole;
  const overview = mermaidBlock(overviewPicture(picture));
  const sections = [...(overview === undefined ? [] : [{ title: "Overview", text: overview }]), ...portions(picture)];
  return sections.map(({ title, text }) => `## ${proseOf(title)}\n\n\`\`\`mermaid\n${text}\`\`\`\n`).join("\n");
}

/** The whole picture as one flowchart; undefined when viewers would refuse it. */
export function mermaidBlock(picture: GraphPicture): string | undefined {
  if (picture.edges.length > mostEdges) return undefined;
  const text = block(picture, picture.edges);
  return text.length > mostCharacters ? undefined : text;
}

/** No node has so many partners that its part would be too long: 200 edges with two long names each stay below the limit. */
const mostEdgesPerPart = 200;

function portions(picture: GraphPicture): { title: string; text: string }[] {
  const names = new Map(picture.nodes.map((node) => [node.id, node.lines[0] ?? node.id]));
  return groupedBy(picture.edges, (edge) => edge.from).flatMap(([from, edges]) => {
    const parts = Math.ceil(edges.length / mostEdgesPerPart);
    return Array.from({ length: parts }, (_, at) => ({
      title: `${names.get(from) ?? from}${parts > 1 ? ` (${at + 1} of ${parts})` : ""}`,
      text: block(picture, edges.slice(at * mostEdgesPerPart, (at + 1) * mostEdgesPerPart)),
    }));
  });
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
    ...edges.map((edge) => lineOf(edge, { names, marked: isMarked(edge, picture) })),
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

/** Heads show where data moves: at both ends when it is sent and fetched; what is only fetched points at who fetches it. */
function lineOf(edge: PictureEdge, { names, marked }: { names: ReadonlyMap<string, string>; marked: boolean }): string {
  const fetched = edge.returns && !edge.sends;
  const [from, to] = fetched ? [edge.to, edge.from] : [edge.from, edge.to];
  const label = edge.count > 1 ? `|"${edge.count}×"|` : "";
  const both = edge.sends && edge.returns;
  return `  ${names.get(from)} ${both ? "<" : ""}${marked ? "-.->" : "-->"}${label} ${names.get(to)}`;
}

/** Entity codes for everything that Mermaid or HTML could take as markup. */
function mermaidText(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").replace(/[#&<>"'`;\\{}[\]()|]/g, (char) => `#${char.codePointAt(0)};`);
}
