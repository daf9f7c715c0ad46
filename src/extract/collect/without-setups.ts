import type { Placed } from "./finish-facts.js";

/** A client that is set up says nothing more where it is also seen what the service asks of that third party. */
export function withoutSetups(placed: readonly Placed[]): Placed[] {
  const asked = new Set(placed.flatMap(({ draft }) => (draft.type === "external-use" && !draft.setup ? [draft.vendor] : [])));
  return placed.filter(({ draft }) => !(draft.type === "external-use" && draft.setup && asked.has(draft.vendor)));
}
