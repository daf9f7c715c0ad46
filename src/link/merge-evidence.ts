import { compareText } from "../model/compare.js";
import type { Evidence } from "../model/graph.js";
import { strongest } from "./confidence.js";

const keyOf = (e: Evidence): string => `${e.line} ${e.column ?? 0} ${e.detector} ${e.file}`;

function compare(a: Evidence, b: Evidence): number {
  return compareText(a.file, b.file) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0) || compareText(a.detector, b.detector);
}

/** Sorted by place, each place and detector once, with the best confidence and the first reason (in code-unit order). */
export function mergeEvidence(...lists: readonly (readonly Evidence[])[]): Evidence[] {
  const merged = new Map<string, Evidence>();
  for (const evidence of lists.flat()) {
    const key = keyOf(evidence);
    const before = merged.get(key);
    merged.set(key, before ? join(before, evidence) : evidence);
  }
  return [...merged.values()].sort(compare);
}

function join(a: Evidence, b: Evidence): Evidence {
  const reasons = [a.reason, b.reason].filter((reason) => reason !== undefined).sort(compareText);
  const reason = reasons[0];
  return { ...a, confidence: strongest(a.confidence, b.confidence), ...(reason === undefined ? {} : { reason }) };
}

/** The places of one statement: where it is made first, then the way there (wrappers, mounts), each part sorted. */
export class EvidenceList {
  readonly #places: Evidence[] = [];
  readonly #ways: Evidence[] = [];

  /** Adds one witness: its place, and what leads to it. */
  add(witness: readonly Evidence[]): void {
    const [place, ...ways] = witness;
    if (place) this.#places.push(place);
    this.#ways.push(...ways);
  }

  all(): Evidence[] {
    const places = mergeEvidence(this.#places);
    const known = new Set(places.map(keyOf));
    return [...places, ...mergeEvidence(this.#ways.filter((way) => !known.has(keyOf(way))))];
  }
}
