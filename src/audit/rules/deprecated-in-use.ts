import { sortedBy } from "../../model/compare.js";
import type { Finding } from "../../model/finding.js";
import { initiatorOf, nodeName, operationTitle, type GraphIndex } from "../../model/graph-index.js";
import type { Flow, Operation } from "../../model/graph.js";
import { listOf } from "../../model/wording.js";
import type { AuditRule } from "../audit-rule.js";

/** "Zombie": marked as deprecated, and still called inside the system. */
export const deprecatedInUse: AuditRule = {
  rule: "deprecated-in-use",
  find: (index) =>
    index.graph.operations
      .filter((operation) => operation.deprecated)
      .flatMap((operation) => {
        const flows = (index.flowsTo.get(operation.service) ?? []).filter((flow) => flow.operation === operation.id && flow.initiator === "from");
        return flows.length === 0 ? [] : [finding(operation, flows, index)];
      }),
};

function finding(operation: Operation, flows: readonly Flow[], index: GraphIndex): Finding {
  const callers = sortedBy(new Set(flows.map((flow) => nodeName(index, initiatorOf(flow)))), (name) => name);
  return {
    id: `deprecated-in-use:${operation.id}`,
    rule: "deprecated-in-use",
    severity: "warning",
    title: `${operationTitle(operation)} of ${nodeName(index, operation.service)} is deprecated and still called`,
    message: `Called by ${listOf(callers)}. Move the callers before it is taken away.`,
    subjects: [operation.id, operation.service, ...flows.map((flow) => flow.id)],
    evidence: flows.flatMap((flow) => flow.observedIn),
  };
}
