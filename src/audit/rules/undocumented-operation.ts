import { documentationOfOperation } from "../../model/documentation.js";
import type { Finding } from "../../model/finding.js";
import { operationTitle } from "../../model/graph-index.js";
import type { Operation, Service } from "../../model/graph.js";
import type { AuditRule } from "../audit-rule.js";
import { isOperational } from "../operational-endpoint.js";
import { hasSpecFor, operationsOf } from "../spec-coverage.js";

/** "Shadow": the code serves it, the service has a document for that protocol, and the document does not mention it. */
export const undocumentedOperation: AuditRule = {
  rule: "undocumented-operation",
  find: (index) =>
    index.graph.services.flatMap((service) =>
      operationsOf(service, index)
        .filter((operation) => documentationOfOperation(operation) === "undocumented" && hasSpecFor(service, operation.protocol, index))
        .map((operation) => finding(service, operation)),
    ),
};

function finding(service: Service, operation: Operation): Finding {
  const documents = service.specs.map((spec) => spec.file).join(", ");
  return {
    id: `undocumented-operation:${operation.id}`,
    rule: "undocumented-operation",
    severity: isOperational(operation) ? "info" : "warning",
    title: `${service.name} serves ${operationTitle(operation)}, and no document says so`,
    message: `${documents ? `It is missing in ${documents}.` : "Other operations of the service are described."} Describe it or take it out.`,
    subjects: [operation.id, service.id],
    evidence: operation.observedIn,
  };
}
