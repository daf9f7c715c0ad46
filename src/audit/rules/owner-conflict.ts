import { groupedBy } from "../../model/compare.js";
import type { Finding } from "../../model/finding.js";
import type { Owner, OwnerSource, Service } from "../../model/graph.js";
import type { AuditRule } from "../audit-rule.js";

/** Sources that name the owner on purpose. A package's author or the git history name people, which is no contradiction. */
const deliberate: readonly OwnerSource[] = ["codeowners", "catalog", "config", "spec"];

/** Two deliberate sources name different owners of the same service. */
export const ownerConflict: AuditRule = {
  rule: "owner-conflict",
  find: (index) => index.graph.services.flatMap(findings),
};

function findings(service: Service): Finding[] {
  const sources = groupedBy(
    service.owners.filter((owner) => deliberate.includes(owner.source)),
    (owner) => owner.source,
  );
  const agree = sources.every(([, one]) => sources.every(([, other]) => one.some((a) => other.some((b) => sameOwner(a.name, b.name)))));
  return agree ? [] : [finding(service, sources)];
}

function finding(service: Service, sources: readonly [string, Owner[]][]): Finding {
  const claims = sources.map(([source, owners]) => `${source}: ${owners.map((owner) => owner.name).join(", ")}`);
  return {
    id: `owner-conflict:${service.id}`,
    rule: "owner-conflict",
    severity: "warning",
    title: `${service.name} has different owners in different places`,
    message: `${claims.join("; ")}. Agree on one.`,
    subjects: [service.id],
    evidence: sources.flatMap(([, owners]) => owners.flatMap((owner) => owner.evidence.slice(0, 1))),
  };
}

/** `@acme/orders`, `group:default/team-orders` and `Orders Team` are one owner. */
const sameOwner = (left: string, right: string): boolean => plainName(left) === plainName(right);

function plainName(name: string): string {
  const last = name.replace(/^@/, "").split(/[/:]/).at(-1) ?? name;
  const words = last.toLowerCase().split(/[^\p{L}\p{N}@.]+/u).filter((word) => word !== "" && !kindsOfTeam.has(word));
  return words.join("") || last.toLowerCase();
}

/** Words that say that the owner is a team, not which. */
const kindsOfTeam: ReadonlySet<string> = new Set(["the", "team", "teams", "squad", "tribe", "group", "crew", "dev", "devs", "developers"]);
