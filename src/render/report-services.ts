import { sortedBy } from "../model/compare.js";
import { documentationOfOperation } from "../model/documentation.js";
import { initiatorOf, nodeName, partnerOf } from "../model/graph-index.js";
import type { NodeId, Service } from "../model/graph.js";
import type { ServiceEntry } from "./report-model.js";
import type { ReportIndex } from "./report-places.js";

/** One entry per service, in the graph's order. */
export function serviceEntries(index: ReportIndex): ServiceEntry[] {
  return index.graph.services.map((service) => ({
    id: service.id,
    name: service.name,
    role: service.role,
    path: service.path,
    languages: service.languages,
    frameworks: service.frameworks,
    owners: service.owners.map((owner) => ({ name: owner.name, source: owner.source, places: index.places(owner.evidence) })),
    operations: operationCounts(service, index),
    specs: service.specs.map((spec) => spec.file),
    ...partners(service.id, index),
    places: index.places(service.evidence),
  }));
}

function operationCounts(service: Service, index: ReportIndex): ServiceEntry["operations"] {
  const operations = index.operationsOf.get(service.id) ?? [];
  const states = operations.map(documentationOfOperation);
  return { total: operations.length, undocumented: states.filter((state) => state === "undocumented").length, stale: states.filter((state) => state === "stale").length };
}

/** Names of those it asks or sends to, and of those who ask it; a channel's consumers count as the channel's. */
function partners(id: NodeId, index: ReportIndex): Pick<ServiceEntry, "uses" | "usedBy"> {
  const near = [...(index.flowsFrom.get(id) ?? []), ...(index.flowsTo.get(id) ?? [])];
  const names = (ids: readonly NodeId[]) => sortedBy(new Set(ids.map((one) => nodeName(index, one))), (name) => name);
  return {
    uses: names(near.filter((flow) => initiatorOf(flow) === id).map(partnerOf)),
    usedBy: names(near.filter((flow) => partnerOf(flow) === id).map(initiatorOf)),
  };
}
