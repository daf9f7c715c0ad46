import type { Finding } from "../../model/finding.js";
import { operationTitle } from "../../model/graph-index.js";
import type { Operation, Service } from "../../model/graph.js";
import type { AuditRule } from "../audit-rule.js";
import { compareShapes, type Difference } from "../compare-shapes.js";
import { operationsOf } from "../spec-coverage.js";

/** Differences that one message names; the graph has them all. */
const most = 6;

/** Code and document both speak of an operation, and of other fields. */
export const fieldDrift: AuditRule = {
  rule: "field-drift",
  find: (index) => index.graph.services.flatMap((service) => operationsOf(service, index).flatMap((operation) => finding(service, operation))),
};

function finding(service: Service, operation: Operation): Finding[] {
  if (operation.protocol !== "http" || operation.observedIn.length === 0 || operation.declaredIn.length === 0) return [];
  const differences = [...between(operation, "request"), ...between(operation, "response")];
  if (differences.length === 0) return [];
  const shown = differences.slice(0, most).map(({ side, path, how }) => `${side === "request" ? "asked" : "given"} ${path} ${how}`);
  return [{
    id: `field-drift:${operation.id}`,
    rule: "field-drift",
    severity: "warning",
    title: `${operationTitle(operation)} of ${service.name} differs from its document in ${differences.length === 1 ? "one field" : `${differences.length} fields`}`,
    message: `${shown.join("; ")}${differences.length > most ? `; and ${differences.length - most} more` : ""}. Change the one that is wrong.`,
    subjects: [operation.id, service.id],
    evidence: [...operation.observedIn, ...operation.declaredIn],
  }];
}

function between(operation: Operation, side: "request" | "response"): (Difference & { side: string })[] {
  const [code, document] = [operation[side], operation.declared?.[side]];
  // a document's request has the parameters of path and query as well, which handlers take apart elsewhere
  return code && document ? compareShapes(code, document, side === "response").map((one) => ({ ...one, side })) : [];
}
