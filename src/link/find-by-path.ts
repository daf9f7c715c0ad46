import { compareText } from "../model/compare.js";
import type { LinkContext } from "./link-context.js";
import type { IndexedOperation } from "./operation-index.js";
import type { CalledRoute, Picked } from "./pick-operation.js";
import { isTrivialPath, pickBehindHoles, pickOperation, pickWithPrefix } from "./pick-operation.js";

/** `operation` is absent when the one service serves several that fit. */
export type FoundByPath = { kind: "one"; service: string; operation?: IndexedOperation } | { kind: "several"; services: string[] } | { kind: "none" };

/** Which one service serves this route, when nothing is known of the host? The caller itself is not asked. */
export function findByPath(context: LinkContext, caller: string, call: CalledRoute): FoundByPath {
  if (isTrivialPath(call)) return { kind: "none" };
  const behind = hits(context, caller, (operations) => telling(pickBehindHoles(operations, call), context.services.get(caller)?.role === "frontend" ? 1 : 2));
  if (behind.kind === "one" && behind.operation) return behind;
  const exact = hits(context, caller, (operations) => pickOperation(operations, call));
  if (exact.kind !== "none") return exact;
  return hits(context, caller, (operations) => pickWithPrefix(operations, call, true));
}

/** One word that is the same on both sides may be so by chance. */
const telling = (picked: Picked, literals: number): Picked => (picked.kind === "one" && picked.literals < literals ? { kind: "none" } : picked);

function hits(context: LinkContext, caller: string, pick: (operations: readonly IndexedOperation[]) => Picked): FoundByPath {
  const found: { service: string; operation: IndexedOperation; literals: number }[] = [];
  const unclear: string[] = [];
  for (const service of context.services.keys()) {
    if (service === caller) continue;
    const picked = pick(context.operations.forPrograms(service));
    if (picked.kind === "several") unclear.push(service);
    else if (picked.kind === "one" && picked.literals > 0) found.push({ service, operation: picked.operation, literals: picked.literals });
  }
  const most = Math.max(...found.map((one) => one.literals));
  const winners = found.filter((one) => one.literals === most);
  const winner = winners.length > 1 ? frontDoor(context, caller, winners) : winners[0];
  if (winner && unclear.length === 0) return { kind: "one", service: winner.service, operation: winner.operation };
  if (winners.length === 0 && unclear.length === 1 && unclear[0] !== undefined) return { kind: "one", service: unclear[0] };
  const services = [...winners.map((one) => one.service), ...unclear].sort(compareText);
  return services.length > 0 ? { kind: "several", services } : { kind: "none" };
}

/** A front end asks the one gateway among those that serve the same path. */
function frontDoor<T extends { service: string }>(context: LinkContext, caller: string, winners: readonly T[]): T | undefined {
  if (context.services.get(caller)?.role !== "frontend") return undefined;
  const gateways = winners.filter((one) => context.services.get(one.service)?.role === "gateway");
  return gateways.length === 1 ? gateways[0] : undefined;
}
