import { documentationOfOperation } from "../../model/documentation.js";
import type { Finding } from "../../model/finding.js";
import { operationTitle, placeOf } from "../../model/graph-index.js";
import type { Operation, Service } from "../../model/graph.js";
import type { AuditRule } from "../audit-rule.js";
import { coveredBy, operationsOf } from "../spec-coverage.js";

/** Declared, but the code does not serve it, although other operations of the same protocol were found in that code. */
export const staleOperation: AuditRule = {
  rule: "stale-operation",
  find: (index) =>
    index.graph.services.flatMap((service) =>
      staleOperations(operationsOf(service, index)).map((operation) => finding(service, operation)),
    ),
};

function staleOperations(operations: readonly Operation[]): Operation[] {
  const observed = operations.filter((operation) => operation.observedIn.length > 0);
  return operations.filter(
    (operation) =>
      documentationOfOperation(operation) === "stale" &&
      observed.some((other) => other.protocol === operation.protocol) &&
      !observed.some((other) => coveredBy(operation, other)),
  );
}

function finding(service: Service, operation: Operation): Finding {
  const declared = operation.declaredIn[0];
  return {
    id: `stale-operation:${operation.id}`,
    rule: "stale-operation",
    severity: "warning",
    title: `${service.name} does not serve ${operationTitle(operation)}, though a document promises it`,
    message: `${declared ? `Declared in ${placeOf(declared)}` : "Declared"}, but no handler was found among the operations that the code serves. Serve it or take it out of the document.`,
    subjects: [operation.id, service.id],
    evidence: operation.declaredIn,
  };
}
