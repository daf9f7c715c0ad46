import type { GraphIndex, GraphNode } from "../../model/graph-index.js";
import type { Datastore, NodeId } from "../../model/graph.js";
import { countOf } from "../../model/wording.js";
import type { Folding } from "./fold-nodes.js";
import type { PictureNode, PictureNodeKind } from "./picture-model.js";

/** Longer lists end in `+n`. */
const mostNames = 4;
/** Longer names are cut in the middle of the picture, never in the tooltip. */
const longestLine = 36;

/** One shape per node or fold, in the order of ids. */
export function pictureNodes(index: GraphIndex, folding: Folding, focus: NodeId | undefined): PictureNode[] {
  return [...folding.shapes].flatMap(([id, members]) => {
    const nodes = members.flatMap((member) => index.nodes.get(member) ?? []);
    const [first] = nodes;
    if (!first) return [];
    const node = nodes.length === 1 ? single(first) : folded(nodes);
    return [{ ...node, id, kind: kindOf(first), members, lines: node.lines.map(shorten), ...(members[0] === focus && { focus: true }) }];
  });
}

type Text = Pick<PictureNode, "lines" | "tooltip">;

function single(node: GraphNode): Text {
  if ("datasets" in node) return store(node);
  if ("role" in node) {
    const about = node.languages.length > 0 && !node.languages.some((one) => /^(?:java|type)script$/i.test(one)) ? [node.languages.join(", ")] : [];
    return { lines: [node.name, ...about], tooltip: [node.name, [node.role, ...node.frameworks].join(", "), node.path] };
  }
  if ("hosts" in node) return { lines: [node.name], tooltip: [node.name, ...(node.category ? [node.category] : []), ...node.hosts] };
  return { lines: [node.name, node.system], tooltip: [`${node.system} ${node.kind} ${node.name}`] };
}

function store(node: Datastore): Text {
  const names = node.datasets.map((dataset) => dataset.name);
  const title = node.name === node.system || node.name === "" ? node.system : `${node.name} (${node.system})`;
  return { lines: [title, ...listed(names).map((name) => `· ${name}`)], tooltip: [`${node.system} ${node.name}`, ...node.datasets.map((one) => `${one.kind} ${one.name}`)] };
}

function folded(nodes: readonly GraphNode[]): Text {
  const [first] = nodes;
  const names = nodes.map((node) => node.name);
  const noun = first && (first.id.startsWith("external:") ? ["third party", "third parties"] : first.id.startsWith("datastore:") ? ["store"] : [first.id.slice(0, first.id.indexOf(":"))]);
  const system = first && "system" in first ? `${first.system} ` : "";
  return { lines: [`${nodes.length} ${system}${countOf(nodes.length, noun?.[0] ?? "node", noun?.[1]).replace(/^\d+ /, "")}`, ...listed(names)], tooltip: names };
}

function listed(names: readonly string[]): string[] {
  return names.length <= mostNames ? [...names] : [...names.slice(0, mostNames), `+${names.length - mostNames}`];
}

function kindOf(node: GraphNode): PictureNodeKind {
  if ("datasets" in node) return "datastore";
  if ("role" in node) return node.role === "frontend" ? "frontend" : "service";
  return "hosts" in node ? "external" : "channel";
}

const shorten = (line: string): string => ([...line].length > longestLine ? `${[...line].slice(0, longestLine - 1).join("")}…` : line);
