import type { ChannelBoundFact, ChannelFedFact, ChannelName, Fact, MessageFact, ResourceReference, StoreFact } from "../model/facts.js";
import type { ChannelKind, Confidence, DatasetKind, Evidence } from "../model/graph.js";
import { printTemplate } from "../model/template.js";
import { channelName } from "./channel-name.js";

/** Subscriptions and rules as bindings of one channel to another. */
export function bindings(feeds: readonly ChannelFedFact[]): ChannelBoundFact[] {
  return feeds.flatMap(({ from, to, evidence, confidence }): ChannelBoundFact[] => {
    const [source, target] = [asChannel(from), asChannel(to)];
    return source && target ? [{ type: "channel-bound", from: source, to: target, evidence, confidence }] : [];
  });
}

function asChannel({ system, kind, name }: ResourceReference): ChannelName | undefined {
  return isDataset(kind) ? undefined : { system, channelKind: kind, channel: [name] };
}

/** Who consumes a queue that is told of changes in a bucket or table reads from it. */
export function readThrough(facts: readonly Fact[], feeds: readonly ChannelFedFact[]): Fact[] {
  const changes = feeds.filter((feed) => isDataset(feed.from.kind));
  return facts.flatMap((fact) => (fact.type === "message-consumed" ? changes.filter((feed) => consumes(fact, feed.to)).map((feed) => received(feed.from, { evidence: fact.evidence, confidence: "resolved", via: [...(fact.via ?? []), feed.evidence] })) : []));
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
