/** Drafts that messaging models have in common. */
import type { Alternatives } from "../../model/facts.js";
import type { ChannelKind } from "../../model/graph.js";
import type { FactDraft } from "./draft.js";
import type { ValueView } from "./value-view.js";

export interface MessageParts {
  system: string;
  kind: ChannelKind;
  /** Names of the channel; none, no fact: the decisive argument is not there at all. */
  channel: Alternatives;
  payload?: ValueView | undefined;
}

export function published(parts: MessageParts): FactDraft[] {
  return message("message-published", parts);
}

export function consumed(parts: MessageParts): FactDraft[] {
  return message("message-consumed", parts);
}

function message(type: "message-published" | "message-consumed", { system, kind, channel, payload }: MessageParts): FactDraft[] {
  const named = channel.filter((template) => template.length > 0);
  if (!named.length) return [];
  const shape = payload?.shape();
  return [{ type, system, channelKind: kind, channel: named, ...(shape ? { payload: shape } : {}) }];
}

/** Names in a list or a single one, each a channel of its own. */
export function channelsOf(names: ValueView): Alternatives[] {
  return names.exists ? names.elements().map((one) => one.text()) : [];
}
