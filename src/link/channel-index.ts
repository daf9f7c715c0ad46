/**
 * Which channels are published and consumed anywhere, so that patterns and names made at run time find their partners, and which channel feeds which.
 * In: the facts of all services. Out: names, by system.
 */
import type { ChannelBoundFact, ChannelName, MessageFact, ServiceFacts } from "../model/facts.js";
import type { ChannelKind } from "../model/graph.js";
import { channelName } from "./channel-name.js";
import { patternTest } from "./channel-pattern.js";
import type { Environment } from "./environment.js";
import { fillTemplates } from "./fill-template.js";

/** Whatever is written for a part that changes with each message. */
const OPEN = "{…}";

/** A channel that passes what it receives on to another. */
export interface Feed {
  system: string;
  name: string;
  kind: ChannelKind;
  keys: readonly string[];
  fact: ChannelBoundFact;
}

export class ChannelIndex {
  readonly #published = new Map<string, Set<string>>();
  readonly #consumed = new Map<string, Set<string>>();
  readonly #feeds = new Map<string, Feed[]>();

  constructor(facts: readonly ServiceFacts[], environments: ReadonlyMap<string, Environment>) {
    for (const { service, facts: all } of facts) {
      const namesOf = (channel: ChannelName["channel"]): string[] => channelNames(channel, environments.get(service) ?? new Map());
      for (const fact of all) {
        if (fact.type === "message-published") for (const name of namesOf(fact.channel)) add(this.#published, fact.system, name);
        if (fact.type === "message-consumed") for (const name of namesOf(fact.channel)) add(this.#consumed, fact.system, name);
        if (fact.type === "channel-bound") this.#addFeeds(fact, namesOf);
      }
    }
  }

  #addFeeds(fact: ChannelBoundFact, namesOf: (channel: ChannelName["channel"]) => string[]): void {
    for (const to of namesOf(fact.to.channel)) {
      const key = `${fact.to.system} ${to}`;
      const feeds = namesOf(fact.from.channel).map((name): Feed => ({ system: fact.from.system, name, kind: fact.from.channelKind, keys: namesOf(fact.keys ?? []), fact }));
      this.#feeds.set(key, [...(this.#feeds.get(key) ?? []), ...feeds]);
    }
  }

  /** The channels that a consumer of this name hears: those that a pattern stands for, as far as somebody publishes them; else the name itself. */
  heard({ system, pattern }: Pick<MessageFact, "system" | "pattern">, name: string): string[] {
    const test = patternTest(system, name, pattern);
    const meant = test ? [...(this.#published.get(system) ?? [])].filter(test) : [];
    return meant.length > 0 ? meant.sort() : [name];
  }

  /** The channels that a name with an open part can be, as far as somebody consumes them; else the name itself. */
  meant({ system }: MessageFact, name: string): string[] {
    const consumed = this.#consumed.get(system);
    if (!name.includes(OPEN) || !consumed || consumed.has(name)) return [name];
    const parts = name.split(OPEN);
    // a short known part would be part of many names
    if (!parts.some((part) => /[A-Za-z]{3}/.test(part))) return [name];
    const meant = [...consumed].filter((one) => !one.includes(OPEN) && isMadeOf(one, parts) && !patternTest(system, one));
    return meant.length > 0 ? meant.sort() : [name];
  }

  isConsumed(system: string, name: string): boolean {
    return this.#consumed.get(system)?.has(name) ?? false;
  }

  /** What is passed on to this channel. */
  feedsOf(system: string, name: string): readonly Feed[] {
    return this.#feeds.get(`${system} ${name}`) ?? [];
  }
}

/** The names of a channel that are known. */
export function channelNames(channel: ChannelName["channel"], environment: Environment): string[] {
  return fillTemplates(channel, environment).flatMap((filled) => channelName(filled.template) ?? []);
}

function add(table: Map<string, Set<string>>, system: string, name: string): void {
  const names = table.get(system);
  if (names) names.add(name);
  else table.set(system, new Set([name]));
}

/** Is the text these parts in order, with something in between? */
function isMadeOf(text: string, parts: readonly string[]): boolean {
  const [start = "", ...rest] = parts;
  const end = rest.pop() ?? "";
  if (!text.startsWith(start) || !text.endsWith(end) || text.length <= start.length + end.length) return false;
  let at = start.length + 1;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length + 1;
  }
  return at <= text.length - end.length;
}
