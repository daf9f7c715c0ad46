import { sortedBy } from "../../model/compare.js";
import type { Finding } from "../../model/finding.js";
import { nodeName, type GraphIndex } from "../../model/graph-index.js";
import type { External, Flow } from "../../model/graph.js";
import { personalLabel } from "../../model/personal-data.js";
import { listOf } from "../../model/wording.js";
import type { AuditRule } from "../audit-rule.js";

/** Personal data goes to a third party that is not on the configuration's list of processors. Without a list there is nothing to compare with. */
export const undeclaredProcessor: AuditRule = {
  rule: "undeclared-processor",
  find: (index) => index.graph.externals.filter((external) => external.processor === "undeclared").flatMap((external) => finding(external, index)),
};

function finding(external: External, index: GraphIndex): Finding[] {
  const flows = (index.flowsTo.get(external.id) ?? []).filter((flow) => keysIn(flow).length > 0);
  if (flows.length === 0) return [];
  const keys = sortedBy(new Set(flows.flatMap(keysIn)), (key) => key);
  const senders = sortedBy(new Set(flows.map((flow) => nodeName(index, flow.from))), (name) => name);
  return [{
    id: `undeclared-processor:${external.id}`,
    rule: "undeclared-processor",
    severity: "error",
    title: `${external.name} gets personal data, and is no declared processor`,
    message: `${listOf(senders, 6)} ${senders.length === 1 ? "sends" : "send"} ${listOf(keys, 6)}. Put it on the list of processors, or stop sending.`,
    subjects: [external.id, ...flows.map((flow) => flow.id)],
    evidence: flows.flatMap((flow) => flow.observedIn),
  }];
}

const keysIn = (flow: Flow): string[] => (flow.payload?.fields ?? []).flatMap((field) => personalLabel(field)?.key ?? []);
