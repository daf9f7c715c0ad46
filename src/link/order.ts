import { compareText } from "../model/compare.js";

/** Sorted by code units, each once. */
export function sortedUnique(items: Iterable<string>): string[] {
  return [...new Set(items)].sort(compareText);
}
