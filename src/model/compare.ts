/**
 * The one order of everything that is written: plain code units, the same on every machine and in every locale.
 * In: two texts. Out: their order. May not use `localeCompare`.
 */
export const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Sorts a copy by a text made of each item. */
export function sortedBy<T>(items: Iterable<T>, key: (item: T) => string): T[] {
  return [...items].sort((left, right) => compareText(key(left), key(right)));
}

/** Items in groups of the same key; groups in the order of their keys, items in the given order. */
export function groupedBy<T>(items: Iterable<T>, key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return sortedBy(groups, ([name]) => name);
}
