/** Drafts that messaging models have in common. */
import type { Alternatives, ChannelName, MessageFact } from "../../model/facts.js";
import type { ChannelKind } from "../../model/graph.js";
import type { FactDraft } from "./draft.js";
import type { ValueView } from "./value-view.js";

export interface MessageParts {
  system: string;
  kind: ChannelKind;
  /** Names of the channel; none, no fact: the decisive argument is not there at all. */
  channel: Alternatives;
  payload?: ValueView | undefined;
  /** Routing keys, or the patterns of a binding. */
  keys?: Alternatives | undefined;
  pattern?: MessageFact["pattern"] | undefined;
  /** The name by which a sidecar knows the broker. */
  broker?: Alternatives | undefined;
}

export function published(parts: MessageParts): FactDraft[] {
  return message("message-published", parts);
}

export function consumed(parts: MessageParts): FactDraft[] {
  return message("message-consumed", parts);
}

function message(type: "message-published" | "message-consumed", { system, kind, channel, payload, keys, pattern, broker }: MessageParts): FactDraft[] {
  const named = channel.filter((template) => template.length > 0);
  if (!named.length) return [];
  const shape = payload?.shape();
  return [{ type, system, channelKind: kind, channel: named, ...(pattern ? { pattern } : {}), ...known(keys), ...(broker?.length ? { broker } : {}), ...(shape ? { payload: shape } : {}) }];
}

/** Fanout exchanges go by no key. */
function known(keys: Alternatives | undefined): { keys?: Alternatives } {
  const written = keys?.filter((template) => template.length > 0) ?? [];
  return written.length ? { keys: written } : {};
}

export interface BindingParts {
  from: ChannelName;
  to: ChannelName;
  keys?: Alternatives | undefined;
}

/** What one channel receives is passed on to another. */
export function bound({ from, to, keys }: BindingParts): FactDraft[] {
  const isNamed = ({ channel }: ChannelName): boolean => channel.some((template) => template.length > 0);
  return isNamed(from) && isNamed(to) ? [{ type: "channel-bound", from, to, ...known(keys) }] : [];
}

/** Names in a list or a single one, each a channel of its own. */
export function channelsOf(names: ValueView): Alternatives[] {
  return names.exists ? names.elements().map((one) => one.text()) : [];
}
