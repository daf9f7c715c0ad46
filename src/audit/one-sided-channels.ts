import { sortedBy } from "../model/compare.js";
import type { Finding } from "../model/finding.js";
import { distinctEvidence, initiatorOf, nodeName, type GraphIndex } from "../model/graph-index.js";
import type { Channel, Flow } from "../model/graph.js";
import { countOf, listOf } from "../model/wording.js";

interface Side {
  rule: string;
  /** The kind of flow that the channel has; the other kind is what it lacks. */
  present: "publish" | "consume";
  /** The fact that would complete it; unresolved uses of this kind could be the missing partner. */
  missing: "message-consumed" | "message-published";
  title: (channel: string, services: string) => string;
}

/** Channels with flows of one side only. */
export function oneSidedChannels(index: GraphIndex, side: Side): Finding[] {
  return index.graph.channels.flatMap((channel) => {
    const flows = [...(index.flowsTo.get(channel.id) ?? []), ...(index.flowsFrom.get(channel.id) ?? [])];
    const present = flows.filter((flow) => flow.kind === side.present);
    return present.length > 0 && present.length === flows.length ? [finding({ channel, present, side }, index)] : [];
  });
}

function finding({ channel, present, side }: { channel: Channel; present: readonly Flow[]; side: Side }, index: GraphIndex): Finding {
  const services = sortedBy(new Set(present.map(initiatorOf)), (id) => id);
  const candidates = index.graph.unresolved.filter((use) => use.kind === side.missing).length;
  return {
    id: `${side.rule}:${channel.id}`,
    rule: side.rule,
    severity: candidates > 0 ? "info" : "warning",
    title: side.title(`${channel.system} ${channel.name}`, listOf(services.map((id) => nodeName(index, id)))),
    message:
      candidates > 0
        ? `${countOf(candidates, "use")} with a channel that could not be found out may be the missing side.`
        : "The other side is outside the scanned system, or it does not exist.",
    subjects: [channel.id, ...services],
    evidence: distinctEvidence(present.flatMap((flow) => (flow.observedIn.length ? flow.observedIn : flow.declaredIn))),
  };
}
