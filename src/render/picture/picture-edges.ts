import { groupedBy } from "../../model/compare.js";
import { documentationOfFlow } from "../../model/documentation.js";
import { initiatorOf, nodeName, operationTitle, partnerOf, placeOf, type GraphIndex } from "../../model/graph-index.js";
import type { Confidence, Flow, NodeId } from "../../model/graph.js";
import { countOf } from "../../model/wording.js";
import type { Folding } from "./fold-nodes.js";
import type { EdgeFamily, PictureEdge } from "./picture-model.js";

/** Longer lists end in "… n more" in a tooltip. */
const mostLines = 12;

/** Folds all flows between two shapes into one edge. Flows inside one folded shape become a note. */
export function pictureEdges(index: GraphIndex, flows: readonly Flow[], folding: Folding): { edges: PictureEdge[]; notes: string[] } {
  const shape = (id: NodeId) => folding.shapeOf.get(id) ?? id;
  const isInside = (flow: Flow) => flow.from !== flow.to && shape(flow.from) === shape(flow.to);
  const inside = flows.filter(isInside);
  const edges = groupedBy(
    flows.filter((flow) => !isInside(flow)),
    (flow) => JSON.stringify([shape(tailOf(flow)), shape(headOf(flow))]),
  ).map(([, group]) => edgeOf(group, shape, index));
  return { edges, notes: inside.length > 0 ? [`${countOf(inside.length, "flow")} inside folded shapes not drawn`] : [] };
}

/** Left end of the line: who starts; for channels the publisher's side, so that events read from left to right. */
const tailOf = (flow: Flow): NodeId => (flow.kind === "consume" ? flow.from : initiatorOf(flow));
const headOf = (flow: Flow): NodeId => (flow.kind === "consume" ? flow.to : partnerOf(flow));

function edgeOf(flows: readonly Flow[], shape: (id: NodeId) => string, index: GraphIndex): PictureEdge {
  const [first] = flows;
  if (!first) throw new Error("an edge without flows");
  const sent = flows.filter((flow) => flow.from === tailOf(flow));
  const things = new Set(flows.map((flow) => thingOf(flow, index)));
  const undocumented = flows.filter((flow) => documentationOfFlow(flow, index) === "undocumented").length;
  return {
    from: shape(tailOf(first)),
    to: shape(headOf(first)),
    sends: sent.some(carriesData),
    returns: flows.some((flow) => flow.from === headOf(flow) && carriesData(flow)),
    count: things.size,
    flows: flows.length,
    kinds: [...new Set(flows.map((flow) => flow.protocol))].sort(),
    family: familyOf(first),
    undocumented: undocumented > 0,
    confidence: surest(flows),
    tooltip: tooltip(flows, undocumented, index),
  };
}

/** Which family a flow belongs to. */
export function familyOf(flow: Flow): EdgeFamily {
  const ends = `${flow.from} ${flow.to}`;
  if (/(?:^| )datastore:/.test(ends)) return "store";
  if (/(?:^| )channel:/.test(ends)) return "event";
  return /(?:^| )external:/.test(ends) ? "external" : "call";
}

/** Unknown counts as data; only an explicitly empty payload does not. */
const carriesData = (flow: Flow): boolean => flow.payload === undefined || flow.payload.fields.length > 0 || flow.payload.open === true;

/** What the flow is about: request and response of one operation are one thing. */
function thingOf(flow: Flow, index: GraphIndex): string {
  const operation = flow.operation && index.operations.get(flow.operation);
  if (operation) return operationTitle(operation);
  if (flow.operation) return flow.operation;
  if (flow.dataset !== undefined) return flow.dataset;
  return [flow.from, flow.to].find((id) => id.startsWith("channel:")) ?? flow.protocol;
}

const rank: Record<Confidence, number> = { certain: 0, resolved: 1, inferred: 2, guessed: 3 };

/** An edge is as sure as the surest of its flows. */
function surest(flows: readonly Flow[]): Confidence {
  return flows.reduce<Confidence>((best, flow) => (rank[flow.confidence] < rank[best] ? flow.confidence : best), "guessed");
}

function tooltip(flows: readonly Flow[], undocumented: number, index: GraphIndex): string[] {
  const [first] = flows;
  if (!first) return [];
  const lines = [...new Set(flows.map((flow) => lineOf(flow, index)))];
  return [
    `${nodeName(index, tailOf(first))} → ${nodeName(index, headOf(first))}: ${countOf(flows.length, "flow")}${undocumented ? `, ${undocumented} undocumented` : ""}`,
    ...lines.slice(0, mostLines),
    ...(lines.length > mostLines ? [`… ${lines.length - mostLines} more`] : []),
  ];
}

function lineOf(flow: Flow, index: GraphIndex): string {
  const place = flow.observedIn[0] ?? flow.declaredIn[0];
  const thing = thingOf(flow, index);
  return `${flow.kind} ${thing.startsWith("channel:") ? nodeName(index, partnerOf(flow)) : thing}${place ? ` (${placeOf(place)})` : ""}`;
}
