import { groupedBy, sortedBy } from "../../model/compare.js";
import { initiatorOf, partnerOf, type GraphIndex } from "../../model/graph-index.js";
import type { Flow, NodeId } from "../../model/graph.js";
import { countOf } from "../../model/wording.js";
import { ownerLabel } from "../owner-label.js";

/** Which shape each node is drawn as. */
export interface Folding {
  /** Shape id → its members, sorted by shape id. */
  shapes: Map<string, NodeId[]>;
  /** Node → shape id. */
  shapeOf: Map<NodeId, string>;
  notes: string[];
}

interface Selected {
  nodes: readonly NodeId[];
  flows: readonly Flow[];
}

interface Limits {
  maxNodes: number;
  /** Never folded: the node in focus. */
  keep?: NodeId;
}

/** So many queues between the same services, or third parties of the same, are drawn as one shape even in a small picture. */
const alwaysFoldFrom = 4;

type Key = (id: NodeId) => string | undefined;

interface Step {
  key: Key;
  /** Smaller groups stay as they are. */
  least: number;
  note: string;
  /** Services are what people look for: folded only when they alone are too many. */
  services?: true;
}

/**
 * Folds until the picture is readable: first nodes with exactly the same neighbours (no line is lost by that), then what
 * hangs on one service, then on one owner, at last the services of one owner or folder.
 */
export function foldNodes(index: GraphIndex, selected: Selected, limits: Limits): Folding {
  let folding = unfolded(selected.nodes);
  const services = selected.nodes.filter((id) => id.startsWith("service:")).length;
  for (const [at, step] of stepsFor(index, selected.flows).entries()) {
    if (at > 0 && (step.services ? services : folding.shapes.size) <= limits.maxNodes) break;
    const key: Key = (id) => (id === limits.keep ? undefined : step.key(id));
    folding = foldBy(folding, selected.nodes, { ...step, key });
  }
  return folding;
}

function stepsFor(index: GraphIndex, flows: readonly Flow[]): Step[] {
  const neighbours = neighbourhoods(flows);
  const user = mainUsers(flows);
  const owner = (id: NodeId) => ownerOrFolder(user(id), index);
  const only = (kinds: RegExp, by: Key): Key => (id) => (kinds.test(id) ? `${prefixOf(id)}${by(id)}` : undefined);
  return [
    { key: only(/^(?:channel|external):/, neighbours), least: alwaysFoldFrom, note: "channels and third parties with the same partners" },
    { key: only(/^(?:channel|external|datastore):/, neighbours), least: 2, note: "nodes with the same neighbours" },
    { key: only(/^(?:channel|external):/, user), least: 2, note: "channels and third parties per service" },
    { key: only(/^channel:/, owner), least: 2, note: "channels per owner" },
    { key: only(/^datastore:/, owner), least: 2, note: "stores per owner" },
    { key: only(/^service:/, (id) => ownerOrFolder(id, index)), least: 2, note: "services per owner or folder", services: true },
  ];
}

function unfolded(nodes: readonly NodeId[]): Folding {
  return { shapes: new Map(nodes.map((id) => [id, [id]])), shapeOf: new Map(nodes.map((id) => [id, id])), notes: [] };
}

/** Applies one step to all nodes that it names; what earlier steps folded stays together in the wider group or as it was. */
function foldBy(before: Folding, nodes: readonly NodeId[], step: { key: Key; least: number; note: string }): Folding {
  const groups = groupedBy(nodes.filter((id) => step.key(id) !== undefined), (id) => step.key(id) ?? "").filter(([, group]) => group.length >= step.least);
  const shapeOf = new Map(before.shapeOf);
  for (const [key, group] of groups) for (const id of group) shapeOf.set(id, `folded:${key}`);
  const shapes = new Map(sortedBy(groupedBy(nodes, (id) => shapeOf.get(id) ?? id), ([shape]) => shape));
  const hidden = before.shapes.size - shapes.size;
  const notes = hidden > 0 ? [...before.notes, `${countOf(hidden, "shape")} saved by folding ${step.note}`] : before.notes;
  return { shapes, shapeOf, notes };
}

/** `channel:kafka:` of a channel, `external:` of a third party: unlike things are not folded together. */
const prefixOf = (id: NodeId): string => /^(?:(?:channel|datastore):[^:]*|[^:]*):/.exec(id)?.[0] ?? "";

/** Who a node exchanges data with, and in which direction, as one text. */
function neighbourhoods(flows: readonly Flow[]): (id: NodeId) => string {
  const partners = new Map<NodeId, Set<string>>();
  const add = (id: NodeId, partner: string) => partners.set(id, (partners.get(id) ?? new Set()).add(partner));
  for (const flow of flows) {
    add(flow.to, `from ${flow.from}`);
    add(flow.from, `to ${flow.to}`);
  }
  return (id) => sortedBy(partners.get(id) ?? [], (text) => text).join(", ");
}

/** The service a node hangs on: for a channel its publisher, else whoever comes first. */
function mainUsers(flows: readonly Flow[]): (id: NodeId) => NodeId {
  const users = new Map<NodeId, NodeId>();
  const offer = (id: NodeId, user: NodeId) => {
    const known = users.get(id);
    if (known === undefined || user < known) users.set(id, user);
  };
  for (const flow of flows) if (flow.kind !== "consume") offer(partnerOf(flow), initiatorOf(flow));
  for (const flow of flows) if (flow.kind === "consume" && !users.has(flow.from)) offer(flow.from, flow.to);
  return (id) => users.get(id) ?? id;
}

function ownerOrFolder(id: NodeId, index: GraphIndex): string {
  const service = index.services.get(id);
  if (!service) return id;
  return ownerLabel(service) ?? (service.path.split("/").slice(0, -1).join("/") || "no owner");
}
