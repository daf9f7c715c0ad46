import type { ChannelFedFact, Fact, MessageFact, ResourceReference, StoreFact } from "../model/facts.js";
import type { ChannelKind, Confidence, DatasetKind, Evidence } from "../model/graph.js";
import { printTemplate } from "../model/template.js";
import { channelName } from "./link-messages.js";

// A topic that feeds a topic that feeds a queue; longer chains add nothing.
const MAX_STEPS = 3;

/** Who consumes a queue receives what the topics and buses are sent that feed it. */
export function fedFacts(facts: readonly Fact[], feeds: readonly ChannelFedFact[]): Fact[] {
  const added: Fact[] = [];
  let newest = facts.filter((fact): fact is MessageFact => fact.type === "message-consumed");
  for (let step = 0; step < MAX_STEPS && newest.length > 0; step++) {
    const next = newest.flatMap((fact) => feeds.filter((feed) => consumes(fact, feed.to)).map((feed) => received(feed.from, { evidence: fact.evidence, confidence: "resolved", via: [...(fact.via ?? []), feed.evidence] })));
    added.push(...next);
    newest = next.filter((fact): fact is MessageFact => fact.type === "message-consumed");
  }
  return added;
}

function consumes(fact: MessageFact, { system, name }: ResourceReference): boolean {
  return fact.system === system && fact.channel.some((template) => channelName(template) === channelName(name) || printTemplate(template) === printTemplate(name));
}

/** What arrives from a resource: messages, or the changes of a table or bucket, which are read from it. */
export function received({ system, kind, name }: ResourceReference, base: { evidence: Evidence; via?: Evidence[]; confidence: Confidence }): MessageFact | StoreFact {
  return isDataset(kind) ? { type: "store-read", system, datasetKind: kind, dataset: [name], ...base } : { type: "message-consumed", system, channelKind: kind, channel: [name], ...base };
}

function isDataset(kind: ChannelKind | DatasetKind): kind is DatasetKind {
  return kind === "table" || kind === "bucket";
}
