/**
 * Facts about stores that only the whole service can justify. In: all drafts of one service. Out: those that hold.
 * A map in memory is state only if it is written and read; a Redis that is opened for queues or messages alone holds no data of the service.
 */
import { constantOf } from "../../model/template.js";
import type { FactDraft } from "../libraries/draft.js";
import type { Placed } from "./finish-facts.js";

export function keptStores(placed: readonly Placed[]): Placed[] {
  const written = mapsWith(placed, "store-write");
  const read = mapsWith(placed, "store-read");
  const usesRedis = placed.some(({ draft }) => (draft.type === "store-read" || draft.type === "store-write") && draft.system === "redis");
  return placed.filter(({ draft }) => {
    if (draft.tentative) return false;
    if (draft.type === "store-opened") return draft.system !== "redis" || usesRedis;
    const map = mapOf(draft);
    return map === undefined || (written.has(map) && read.has(map));
  });
}

function mapsWith(placed: readonly Placed[], type: FactDraft["type"]): Set<string> {
  return new Set(placed.flatMap(({ draft }) => (draft.type === type ? (mapOf(draft) ?? []) : [])));
}

function mapOf(draft: FactDraft): string | undefined {
  const isMap = (draft.type === "store-read" || draft.type === "store-write") && draft.system === "memory";
  return isMap ? (draft.dataset ?? []).map(constantOf).join() : undefined;
}
