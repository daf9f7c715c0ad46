import type { AuditRule } from "../audit-rule.js";

/** Nobody's service: no CODEOWNERS line, catalog entry, contact, label or setting names an owner. */
export const serviceWithoutOwner: AuditRule = {
  rule: "service-without-owner",
  find: (index) =>
    index.graph.services
      .filter((service) => service.owners.length === 0)
      .map((service) => ({
        id: `service-without-owner:${service.id}`,
        rule: "service-without-owner",
        severity: "warning",
        title: `nobody owns ${service.name}`,
        message: "No CODEOWNERS line, catalog entry, API contact, label or setting names an owner.",
        subjects: [service.id],
        evidence: service.evidence.slice(0, 1),
      })),
};
