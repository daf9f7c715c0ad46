import type { Confidence } from "../model/graph.js";

const RANK: Record<Confidence, number> = { guessed: 0, inferred: 1, resolved: 2, certain: 3 };

/** A chain of statements is as sure as its weakest. */
export function weakest(...all: Confidence[]): Confidence {
  return all.reduce((a, b) => (RANK[b] < RANK[a] ? b : a), "certain");
}

/** Several witnesses of one statement: the best counts. */
export function strongest(a: Confidence, b: Confidence): Confidence {
  return RANK[b] > RANK[a] ? b : a;
}
