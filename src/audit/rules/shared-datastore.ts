import type { Finding } from "../../model/finding.js";
import { distinctEvidence, initiatorOf, nodeName, partnerOf, type GraphIndex } from "../../model/graph-index.js";
import type { Datastore, Flow } from "../../model/graph.js";
import { listOf } from "../../model/wording.js";
import type { AuditRule } from "../audit-rule.js";

/** Systems whose node stands for a whole account of a provider: several services use it as they use a network, each its own buckets and tables. */
const accounts: ReadonlySet<string> = new Set(["aws.dynamodb", "aws.s3", "azure.blob", "gcp.storage", "vault"]);

/** One database, several services: none of them can change it alone. */
export const sharedDatastore: AuditRule = {
  rule: "shared-datastore",
  find: (index) => index.graph.datastores.filter((store) => store.usedBy.length > 1 && !accounts.has(store.system)).map((store) => finding(store, index)),
};

function finding(store: Datastore, index: GraphIndex): Finding {
  const uses = index.graph.flows.filter((flow) => partnerOf(flow) === store.id);
  const users = store.usedBy.map((id) => nodeName(index, id));
  const writers = new Set(uses.filter((flow) => flow.kind === "write").map(initiatorOf));
  return {
    id: `shared-datastore:${store.id}`,
    rule: "shared-datastore",
    severity: writers.size > 0 ? "warning" : "info",
    title: `${store.system} ${store.name} is used by ${listOf(users, 6)}`,
    message: `${written(store, writers.size)} No service can change the store alone; give it one owner or split it.`,
    subjects: [store.id, ...store.usedBy],
    evidence: onePlacePerUser(store, uses),
  };
}

const written = (store: Datastore, writers: number): string =>
  writers === 0 ? "No write was seen." : `${writers} of ${store.usedBy.length} services write to it.`;

function onePlacePerUser(store: Datastore, uses: readonly Flow[]): Finding["evidence"] {
  return distinctEvidence(
    store.usedBy.flatMap((user) => uses.filter((flow) => initiatorOf(flow) === user).flatMap((flow) => flow.observedIn).slice(0, 1)),
  );
}
