import type { Finding } from "../../model/finding.js";
import { operationTitle, type GraphIndex } from "../../model/graph-index.js";
import type { Operation, Service } from "../../model/graph.js";
import { countOf, listOf } from "../../model/wording.js";
import type { AuditRule } from "../audit-rule.js";
import { isOperational } from "../operational-endpoint.js";
import { operationsOf } from "../spec-coverage.js";

/** "Dead": served, and nobody in the scanned system calls it. Only a hint: people, partners and other systems may. */
export const uncalledOperation: AuditRule = {
  rule: "uncalled-operation",
  find: (index) => {
    const called = new Set(index.graph.flows.map((flow) => flow.operation));
    return index.graph.services
      .filter((service) => service.role !== "frontend")
      .flatMap((service) => {
        const served = operationsOf(service, index).filter((operation) => operation.observedIn.length > 0 && !isOperational(operation));
        const uncalled = served.filter((operation) => !called.has(operation.id));
        return uncalled.length === 0 ? [] : [finding({ service, served, uncalled }, index)];
      });
  },
};

interface Uncalled {
  service: Service;
  served: readonly Operation[];
  uncalled: readonly Operation[];
}

function finding({ service, served, uncalled }: Uncalled, index: GraphIndex): Finding {
  const all = served.length === uncalled.length;
  return {
    id: `uncalled-operation:${service.id}`,
    rule: "uncalled-operation",
    severity: "info",
    title: `${service.name}: nobody in the system calls ${all && served.length > 1 ? "any of its " : ""}${all ? "" : `${uncalled.length} of its `}${countOf(served.length, "operation")}`,
    message: `${listOf(uncalled.map(operationTitle))}. ${doubt(service, index)}People, partners or systems that were not scanned may call them.`,
    subjects: [service.id, ...uncalled.map((operation) => operation.id)],
    evidence: uncalled.flatMap((operation) => operation.observedIn.slice(0, 1)),
  };
}

/** Calls whose path is not known may be meant for one of them. */
function doubt(service: Service, index: GraphIndex): string {
  const open = (index.flowsTo.get(service.id) ?? []).filter((flow) => flow.kind === "request" && !flow.operation).length;
  return open === 0 ? "" : `${countOf(open, "call")} to this service could not be matched with an operation and may be meant for one of them. `;
}
