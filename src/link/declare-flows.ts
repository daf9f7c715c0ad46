import type { Flow } from "../model/graph.js";
import type { SpecDocument } from "../model/facts.js";
import type { DeclaredDependency } from "../model/layout.js";
import { channelId, flowId, serviceId } from "../model/ids.js";
import { fillTemplates } from "./fill-template.js";
import type { LinkContext } from "./link-context.js";
import { environmentFor, evidenceOf } from "./link-context.js";
import { channelName } from "./channel-name.js";
import { mergeEvidence } from "./merge-evidence.js";
import { folderService } from "./spec-folder.js";

// Start order says nothing about data.
const START_ORDER = /compose/;

/** Flows that a document's declared dependency covers get that document as their declaration. */
export function declareByDependencies(context: LinkContext, flows: readonly Flow[]): Flow[] {
  const declared = context.layout.dependencies.filter((one) => !START_ORDER.test(one.evidence.detector));
  if (declared.length === 0) return [...flows];
  return flows.map((flow) => {
    const evidence = declared.filter((one) => covers(context, one, flow)).map((one) => one.evidence);
    return evidence.length === 0 ? flow : { ...flow, declaredIn: mergeEvidence(flow.declaredIn, evidence) };
  });
}

/** Either way round: a declared dependency is there for both, the request and the response. */
function covers(context: LinkContext, dependency: DeclaredDependency, flow: Flow): boolean {
  const ends = [flow.from, flow.to].map((id) => plainName(id));
  const initiator = flow.initiator === "from" ? ends[0] : ends[1];
  const partner = flow.initiator === "from" ? ends[1] : ends[0];
  return sameService(context, initiator, dependency.from) && sameService(context, partner, dependency.to);
}

/** `component:default/orders`, `service:orders`, `datastore:postgresql:orders` → `orders`. */
function plainName(reference: string): string {
  return reference.split(/[:/]/).at(-1) ?? reference;
}

function sameService(context: LinkContext, name: string | undefined, reference: string): boolean {
  const plain = plainName(reference);
  if (name === undefined) return false;
  return name === plain || (context.services.get(name)?.aliases.includes(plain) ?? false);
}

/** Messages that a document (AsyncAPI) declares for the service in whose folder it lies. */
export function declareMessages(context: LinkContext, specs: readonly SpecDocument[]): void {
  for (const spec of specs) {
    const service = folderService(context.layout.services, spec.file)?.name;
    if (service === undefined) continue;
    for (const fact of spec.facts) {
      if (fact.type !== "message-published" && fact.type !== "message-consumed") continue;
      for (const filled of fillTemplates(fact.channel, environmentFor(context, service))) {
        const channel = channelId(fact.system, channelName(filled.template) ?? "");
        const ends = fact.type === "message-published" ? { from: serviceId(service), to: channel } : { from: channel, to: serviceId(service) };
        context.graph.declare(flowId(fact.type === "message-published" ? "publish" : "consume", ends, ""), evidenceOf(fact));
      }
    }
  }
}
