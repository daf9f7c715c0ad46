/** The known name that a misspelt one most likely means: two letters differ, in long names a third. */
export function nearestOf(written: string, known: readonly string[]): string | undefined {
  const ranked = known.map((name) => ({ name, distance: distance(written.toLowerCase(), name.toLowerCase()) })).sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(2, Math.floor(best.name.length / 3)) && best.distance < best.name.length ? best.name : undefined;
}

/** Levenshtein: letters to insert, remove or replace. Longer texts are no misspelt keys. */
function distance(a: string, b: string): number {
  if (a.length > 60 || b.length > 60) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
