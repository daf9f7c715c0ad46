import { groupedBy, sortedBy } from "../model/compare.js";
import { documentationOfFlow } from "../model/documentation.js";
import { indexGraph, initiatorOf, nodeName, partnerOf, type GraphIndex } from "../model/graph-index.js";
import type { DataflowGraph, Flow, FlowKind, NodeId } from "../model/graph.js";
import { countOf } from "../model/wording.js";
import { whatOf } from "./report-flows.js";

/** One service and everything it starts. */
export interface FlowBranch {
  service: string;
  twigs: FlowTwig[];
}

/** All flows between a service and one partner. */
export interface FlowTwig {
  kind: "calls" | "publishes" | "consumes" | "uses store" | "third party";
  partner: string;
  system: string;
  /** `writes orders`, `GET /orders`, in a fixed order and without repetition. */
  what: string[];
  /** Consumers of a channel that is published, publishers of one that is consumed. */
  beyond: string[];
  undocumented: boolean;
  unsure: boolean;
}

/** The flows as a tree: services and whom they reach, in the graph's order. Services that start nothing are left out. */
export function flowTree(graph: DataflowGraph): FlowBranch[] {
  const index = indexGraph(graph);
  const started = groupedBy(graph.flows, initiatorOf);
  return started.map(([id, flows]) => ({
    service: nodeName(index, flows[0] ? initiatorOf(flows[0]) : (id as NodeId)), // the groups are made of node ids
    twigs: withoutLongTails(
      sortedBy(
        groupedBy(flows, (flow) => `${partnerOf(flow)} ${flow.kind === "consume" ? "consume" : ""}`).map(([, group]) => twigOf(group, index)),
        (twig) => `${order.indexOf(twig.kind)} ${twig.partner}`,
      ),
    ),
  }));
}

/** More third parties than this are one line. */
const mostThirdParties = 4;

/** Third parties seldom say more than their name; many of them become one twig that lists the names. */
function withoutLongTails(twigs: FlowTwig[]): FlowTwig[] {
  const others = twigs.filter((twig) => twig.kind !== "third party");
  const parties = twigs.filter((twig) => twig.kind === "third party");
  const [first] = parties;
  if (!first || parties.length <= mostThirdParties) return twigs;
  return [...others, { ...first, partner: countOf(parties.length, "third party", "third parties"), what: parties.map((twig) => twig.partner), unsure: parties.every((twig) => twig.unsure) }];
}

const order: readonly FlowTwig["kind"][] = ["calls", "publishes", "consumes", "uses store", "third party"];

function twigOf(flows: readonly Flow[], index: GraphIndex): FlowTwig {
  const [first] = flows;
  if (!first) throw new Error("a twig without flows");
  const partner = index.nodes.get(partnerOf(first));
  return {
    kind: kindOf(first),
    partner: nodeName(index, partnerOf(first)),
    system: partner && "system" in partner ? partner.system : first.protocol,
    what: whatIsMoved(flows, index),
    beyond: beyondChannel(first, index),
    undocumented: flows.some((flow) => documentationOfFlow(flow, index) === "undocumented"),
    unsure: flows.every((flow) => flow.confidence === "inferred" || flow.confidence === "guessed"),
  };
}

function kindOf(flow: Flow): FlowTwig["kind"] {
  const partner = partnerOf(flow);
  if (partner.startsWith("datastore:")) return "uses store";
  if (partner.startsWith("channel:")) return flow.kind === "consume" ? "consumes" : "publishes";
  return partner.startsWith("external:") ? "third party" : "calls";
}

/** Reads and writes of stores are told apart; calls are named once for request and response. */
function whatIsMoved(flows: readonly Flow[], index: GraphIndex): string[] {
  const kinds: readonly FlowKind[] = ["write", "read"];
  const stored = kinds.flatMap((kind) => {
    const sets = sortedBy(new Set(flows.filter((flow) => flow.kind === kind).map((flow) => flow.dataset ?? "?")), (name) => name);
    return sets.length > 0 ? [`${kind}s ${sets.join(", ")}`] : [];
  });
  if (stored.length > 0) return stored;
  return sortedBy(new Set(flows.map((flow) => whatOf(flow, index)).filter((what) => what !== "" && !flows.some((flow) => nodeName(index, partnerOf(flow)) === what))), (what) => what);
}

function beyondChannel(flow: Flow, index: GraphIndex): string[] {
  const channel = partnerOf(flow);
  if (!channel.startsWith("channel:")) return [];
  const flows = flow.kind === "consume" ? (index.flowsTo.get(channel) ?? []) : (index.flowsFrom.get(channel) ?? []);
  return sortedBy(new Set(flows.map((one) => nodeName(index, initiatorOf(one)))), (name) => name);
}
