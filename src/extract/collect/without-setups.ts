import type { ts } from "ts-morph";
import type { Placed } from "./finish-facts.js";

/**
 * A client that is set up says nothing more where it is also seen what the service asks of that third party; and one that a shared library sets up says nothing
 * of the service that imports it.
 */
export function withoutSetups(placed: readonly Placed[], isOwn: (place: ts.Node) => boolean): Placed[] {
  const asked = new Set(placed.flatMap(({ draft }) => (draft.type === "external-use" && !draft.setup ? [draft.vendor] : [])));
  return placed.filter(({ draft, sites }) => !(draft.type === "external-use" && draft.setup && (asked.has(draft.vendor) || (draft.setup === "made" && !sites.some(isOwn)))));
}
