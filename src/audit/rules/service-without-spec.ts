import { documentationOfOperation } from "../../model/documentation.js";
import type { Finding } from "../../model/finding.js";
import type { GraphIndex } from "../../model/graph-index.js";
import type { Operation, Service } from "../../model/graph.js";
import { groupedBy } from "../../model/compare.js";
import { countOf } from "../../model/wording.js";
import type { AuditRule } from "../audit-rule.js";
import { hasSpecFor, operationsOf } from "../spec-coverage.js";

/** Said once per service instead of once per operation. Pages of a frontend need no specification. */
export const serviceWithoutSpec: AuditRule = {
  rule: "service-without-spec",
  find: (index) => index.graph.services.filter((service) => service.role !== "frontend").flatMap((service) => findings(service, index)),
};

function findings(service: Service, index: GraphIndex): Finding[] {
  const undescribed = operationsOf(service, index).filter(
    (operation) => documentationOfOperation(operation) === "undocumented" && !hasSpecFor(service, operation.protocol, index),
  );
  return undescribed.length === 0 ? [] : [finding(service, undescribed)];
}

function finding(service: Service, operations: readonly Operation[]): Finding {
  const perProtocol = groupedBy(operations, (operation) => operation.protocol).map(([protocol, group]) => `${group.length} ${protocol}`);
  return {
    id: `service-without-spec:${service.id}`,
    rule: "service-without-spec",
    severity: "info",
    title: `${service.name} serves ${countOf(operations.length, "operation")} without any document`,
    message: `No OpenAPI, AsyncAPI, protobuf or GraphQL document was found for ${perProtocol.join(", ")}; whoever calls them relies on the code alone.`,
    subjects: [service.id, ...operations.map((operation) => operation.id)],
    evidence: operations.flatMap((operation) => operation.observedIn.slice(0, 1)),
  };
}
