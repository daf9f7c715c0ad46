import { groupedBy, sortedBy } from "../../model/compare.js";
import { documentationOfFlow } from "../../model/documentation.js";
import type { Finding, FindingSeverity } from "../../model/finding.js";
import { distinctEvidence, initiatorOf, nodeName, operationTitle, partnerOf, type GraphIndex } from "../../model/graph-index.js";
import type { Flow, NodeId } from "../../model/graph.js";
import { detailOfFlow } from "../../model/ids.js";
import { countOf, listOf } from "../../model/wording.js";
import type { AuditRule } from "../audit-rule.js";
import { hasSpecFor } from "../spec-coverage.js";

/** Data moves between two parts of the system, or leaves it, and no document says so. Once per pair of ends, once per channel. */
export const undocumentedFlow: AuditRule = {
  rule: "undocumented-flow",
  find: (index) =>
    groupedBy(
      index.graph.flows.filter((flow) => documentationOfFlow(flow, index) === "undocumented"),
      (flow) => (isEvent(flow) ? partnerOf(flow) : `${initiatorOf(flow)}->${partnerOf(flow)}`),
    ).flatMap(([pair, flows]) => {
      const first = flows[0];
      if (!first) return [];
      return isEvent(first) ? [eventFinding(partnerOf(first), flows, index)] : [finding(pair, { from: initiatorOf(first), to: partnerOf(first), flows }, index)];
    }),
};

interface Pair {
  from: NodeId;
  to: NodeId;
  flows: readonly Flow[];
}

function finding(id: string, pair: Pair, index: GraphIndex): Finding {
  const what = carried(pair.flows, index);
  return {
    id: `undocumented-flow:${id}`,
    rule: "undocumented-flow",
    severity: severityOf(pair, index),
    title: `${nodeName(index, pair.from)} calls ${nodeName(index, pair.to)} without a document that says so`,
    message: what.length > 0 ? `${listOf(what)}: ${countOf(pair.flows.length, "flow")}.` : `${countOf(pair.flows.length, "flow")}; which operation is not known.`,
    subjects: [pair.from, pair.to, ...pair.flows.map((flow) => flow.id)],
    evidence: distinctEvidence(pair.flows.flatMap((flow) => flow.observedIn)),
  };
}

const isEvent = (flow: Flow): boolean => partnerOf(flow).startsWith("channel:");

/** Publishers and consumers of one channel together. */
function eventFinding(channel: NodeId, flows: readonly Flow[], index: GraphIndex): Finding {
  const services = (kind: Flow["kind"]) => sortedBy(new Set(flows.filter((flow) => flow.kind === kind).map((flow) => nodeName(index, initiatorOf(flow)))), (name) => name);
  const [publishers, consumers] = [services("publish"), services("consume")];
  const who = [...(publishers.length ? [`published by ${listOf(publishers)}`] : []), ...(consumers.length ? [`consumed by ${listOf(consumers)}`] : [])].join(", ");
  return {
    id: `undocumented-flow:${channel}`,
    rule: "undocumented-flow",
    severity: "info",
    title: `no document describes the events of ${nodeName(index, channel)}`,
    message: `It is ${who}.`,
    subjects: [channel, ...flows.map((flow) => flow.id)],
    evidence: distinctEvidence(flows.flatMap((flow) => flow.observedIn)),
  };
}

/** Operations; of a third party, what is asked of it as far as the code says. */
function carried(flows: readonly Flow[], index: GraphIndex): string[] {
  const named = flows.flatMap((flow) => {
    const operation = flow.operation && index.operations.get(flow.operation);
    return operation ? [operationTitle(operation)] : partnerOf(flow).startsWith("external:") ? [detailOfFlow(flow)] : [];
  });
  return [...new Set(named.filter((one) => one !== ""))];
}

/** A warning only where a document of the right kind exists and keeps silent. */
function severityOf(pair: Pair, index: GraphIndex): FindingSeverity {
  const service = index.services.get(pair.to);
  const silent = pair.flows.some((flow) => {
    const operation = flow.operation && index.operations.get(flow.operation);
    return service && operation && hasSpecFor(service, operation.protocol, index);
  });
  return silent ? "warning" : "info";
}
