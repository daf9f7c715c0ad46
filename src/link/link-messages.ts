import type { MessageFact } from "../model/facts.js";
import { serviceId } from "../model/ids.js";
import type { Template } from "../model/template.js";
import { constantOf } from "../model/template.js";
import { weakest } from "./confidence.js";
import type { Filled } from "./fill-template.js";
import { fillTemplates } from "./fill-template.js";
import type { LinkContext } from "./link-context.js";
import { environmentFor, evidenceOf } from "./link-context.js";
import { nameOf } from "./name-of.js";
import { canonicalPattern } from "./rpc-name.js";
import { addUnresolved, printAlternatives } from "./unresolved-use.js";

/** A message published or consumed → the channel and the flow into or out of it. */
export function linkMessage(context: LinkContext, service: string, fact: MessageFact): void {
  const names = fillTemplates(fact.channel, environmentFor(context, service));
  const known = names.flatMap((filled) => {
    const name = channelName(filled.template);
    return name === undefined ? [] : [{ name, filled }];
  });
  if (known.length === 0) {
    addUnresolved(context, service, { fact, template: printAlternatives(fact.channel), why: "the name of the channel is only known at run time" });
    return;
  }
  for (const one of known) addMessage(context, service, { fact, ...one });
  context.uses.resolved += 1;
}

interface Named {
  fact: MessageFact;
  name: string;
  filled: Filled;
}

function addMessage(context: LinkContext, service: string, { fact, name, filled }: Named): void {
  const payload = fact.payload;
  const channel = context.graph.channel({ system: fact.system, name, kind: fact.channelKind, shape: payload });
  const common = {
    protocol: fact.system,
    detail: "",
    payload,
    observedIn: evidenceOf(fact, filled),
    confidence: weakest(fact.confidence, filled.confidence, constantOf(filled.template) === undefined ? "inferred" : "certain"),
  };
  if (fact.type === "message-published") context.graph.flow({ ...common, kind: "publish", from: serviceId(service), to: channel, initiator: "from" });
  else context.graph.flow({ ...common, kind: "consume", from: channel, to: serviceId(service), initiator: "to" });
}

/** The name under which both ends know the channel; parts that change with each message (`room:{id}`) are written one way. */
export function channelName(template: Template): string | undefined {
  const name = nameOf(template, { as: "{…}" });
  return name === undefined ? undefined : lastPart(canonicalPattern(name));
}

/** Queue URLs and ARNs carry account and region; the name is their last part. */
function lastPart(name: string): string {
  if (name.startsWith("arn:")) return name.split(":").at(-1) || name;
  if (/^https?:\/\//.test(name)) return name.replace(/[?#].*$/, "").replace(/\/+$/, "").split("/").at(-1) || name;
  return name;
}
