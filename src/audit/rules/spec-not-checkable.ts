import { groupedBy } from "../../model/compare.js";
import type { Finding } from "../../model/finding.js";
import type { Operation, Service } from "../../model/graph.js";
import { countOf } from "../../model/wording.js";
import type { AuditRule } from "../audit-rule.js";
import { operationsOf } from "../spec-coverage.js";

/** A document exists, but not one of its operations was seen in code: another language or an unread framework, so nothing is called stale. */
export const specNotCheckable: AuditRule = {
  rule: "spec-not-checkable",
  find: (index) =>
    index.graph.services.flatMap((service) =>
      groupedBy(operationsOf(service, index), (operation) => operation.protocol).flatMap(([protocol, operations]) => {
        const declared = operations.filter((operation) => operation.declaredIn.length > 0);
        return declared.length > 0 && operations.every((operation) => operation.observedIn.length === 0) ? [finding(service, protocol, declared)] : [];
      }),
    ),
};

function finding(service: Service, protocol: string, operations: readonly Operation[]): Finding {
  const count = countOf(operations.length, `declared ${protocol} operation`);
  return {
    id: `spec-not-checkable:${service.id}:${protocol}`,
    rule: "spec-not-checkable",
    severity: "info",
    title: `${service.name}: ${count} could not be compared with code`,
    message: `No handler of this protocol was found in the service${service.languages.length ? ` (${service.languages.join(", ")})` : ""}, so its document is taken at its word.`,
    subjects: [service.id, ...operations.map((operation) => operation.id)],
    evidence: operations.flatMap((operation) => operation.declaredIn.slice(0, 1)),
  };
}
