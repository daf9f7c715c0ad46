import type { MessageFact } from "../model/facts.js";
import { serviceId } from "../model/ids.js";
import { constantOf } from "../model/template.js";
import { channelNames, type Feed } from "./channel-index.js";
import { channelName } from "./channel-name.js";
import { weakest } from "./confidence.js";
import type { Filled } from "./fill-template.js";
import { fillTemplates } from "./fill-template.js";
import type { LinkContext } from "./link-context.js";
import { environmentFor, evidenceOf } from "./link-context.js";
import { addUnresolved, printAlternatives } from "./unresolved-use.js";

/** Messages that never leave the process are no flow between services. */
const IN_PROCESS = "in-process";

/** A message published or consumed → the channel and the flow into or out of it. */
export function linkMessage(context: LinkContext, service: string, fact: MessageFact): void {
  if (fact.system === IN_PROCESS) {
    context.uses.resolved += 1;
    return;
  }
  const names = fillTemplates(fact.channel, environmentFor(context, service));
  const known = names.flatMap((filled) => {
    const name = channelName(filled.template);
    return name === undefined ? [] : [{ name, filled }];
  });
  if (known.length === 0) {
    addUnresolved(context, service, { fact, template: printAlternatives(fact.channel), why: "the name of the channel is only known at run time" });
    return;
  }
  for (const one of known) addNamed(context, service, { fact, ...one });
  context.uses.resolved += 1;
}

interface Named {
  fact: MessageFact;
  name: string;
  filled: Filled;
}

/** A pattern, or a name with an open part, stands for the channels of others that it matches. */
function addNamed(context: LinkContext, service: string, named: Named): void {
  const { fact, name } = named;
  const isConsumed = fact.type === "message-consumed";
  for (const one of isConsumed ? context.channels.heard(fact, name) : context.channels.meant(fact, name)) {
    addMessage(context, service, { ...named, name: one });
    if (isConsumed) addFeeds(context, service, { ...named, name: one, seen: [] });
  }
}

const MAX_FEEDS = 4;

/** Who consumes a queue consumes what is passed on to it: of the exchange it is bound to, of the topic it is subscribed to. */
function addFeeds(context: LinkContext, service: string, { seen, ...named }: Named & { seen: readonly Feed[] }): void {
  const system = seen.at(-1)?.system ?? named.fact.system;
  for (const feed of context.channels.feedsOf(system, named.name)) {
    if (seen.length >= MAX_FEEDS || seen.includes(feed)) continue;
    for (const name of context.channels.heard({ system: feed.system }, feed.name)) {
      const channel = context.graph.channel({ system: feed.system, name, kind: feed.kind });
      context.graph.flow({
        kind: "consume", from: channel, to: serviceId(service), initiator: "to", protocol: feed.system, detail: "", payload: named.fact.payload, keys: feed.keys,
        observedIn: [...evidenceOf(named.fact, named.filled), ...evidenceOf(feed.fact)],
        confidence: weakest(named.fact.confidence, feed.fact.confidence, named.filled.confidence, "resolved"),
      });
      addFeeds(context, service, { ...named, name, seen: [...seen, feed] });
    }
  }
}

interface Named {
  fact: MessageFact;
  name: string;
  filled: Filled;
}

function addMessage(context: LinkContext, service: string, { fact, name, filled }: Named): void {
  const payload = fact.payload;
  const keys = channelNames(fact.keys ?? [], environmentFor(context, service));
  const isWritten = name === channelName(filled.template);
  const channel = context.graph.channel({ system: fact.system, name, kind: fact.channelKind, shape: payload });
  const common = {
    protocol: fact.system,
    detail: "",
    payload,
    keys,
    observedIn: evidenceOf(fact, filled),
    confidence: weakest(fact.confidence, filled.confidence, constantOf(filled.template) === undefined ? "inferred" : isWritten ? "certain" : "resolved"),
  };
  if (fact.type === "message-published") context.graph.flow({ ...common, kind: "publish", from: serviceId(service), to: channel, initiator: "from" });
  else context.graph.flow({ ...common, kind: "consume", from: channel, to: serviceId(service), initiator: "to" });
}
