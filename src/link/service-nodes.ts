import { sortedBy } from "../model/compare.js";
import type { Owner, Service } from "../model/graph.js";
import type { ServiceFacts, SpecDocument } from "../model/facts.js";
import type { ServiceLayout } from "../model/layout.js";
import { serviceId } from "../model/ids.js";
import { hostNamesOf } from "./host-index.js";
import { mergeEvidence } from "./merge-evidence.js";
import { sortedUnique } from "./order.js";

/** What of a service goes into the graph. */
export function serviceNode(layout: ServiceLayout, facts: ServiceFacts | undefined, specs: readonly SpecDocument[]): Service {
  const { name, path, role } = layout;
  return {
    id: serviceId(name),
    name,
    path,
    role,
    languages: sortedUnique(layout.languages),
    frameworks: sortedUnique(facts?.frameworks ?? []),
    hosts: hostNamesOf(layout.hosts),
    owners: mergeOwners([...layout.owners, ...specs.flatMap(contactOf)]),
    specs: sortedBy(specs, (spec) => spec.file).map(({ file, kind, title }) => ({ file, kind, ...(title === undefined ? {} : { title }) })),
    evidence: mergeEvidence(layout.evidence),
  };
}

/** The contact that a document names is likely, not surely, who owns the service. */
function contactOf(spec: SpecDocument): Owner[] {
  if (spec.contact === undefined || spec.contact === "") return [];
  return [{ name: spec.contact, source: "spec", confidence: "inferred", evidence: [spec.evidence] }];
}

/** One entry per name and source; which source wins is for others to say. */
export function mergeOwners(owners: readonly Owner[]): Owner[] {
  const merged = new Map<string, Owner>();
  for (const owner of owners) {
    const key = `${owner.source} ${owner.name}`;
    const before = merged.get(key);
    merged.set(key, before ? { ...before, evidence: mergeEvidence(before.evidence, owner.evidence) } : owner);
  }
  return sortedBy(merged.values(), (owner) => `${owner.source} ${owner.name}`);
}
