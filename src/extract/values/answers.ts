/**
 * Remembered answers that stay right under recursion. A question that is asked again while it is being answered gets no answer, so whatever was
 * computed on the way from there is only part of the truth: it is used, but not remembered. Bounded by counts, so that the answer is always the same.
 */

/** Deeper chains of definitions than people write. */
const maxNesting = 400;
/** After so many answers that could not be kept, partial ones are kept too: better a missing fact than no end. */
const maxUnkept = 100;
/** One question from outside may lead to so many others; what is asked beyond that stays unknown. */
const maxAsked = 3_000;
/** The same for everything that is asked about one use, with all its callers. */
const maxAskedInAll = 20_000;

export class Answers {
  /** Running questions → their place in the chain. */
  private readonly running = new Map<object, Map<unknown, number>>();
  private depth = 0;
  /** The outermost running question that was asked again since it began. */
  private cut = Infinity;
  private unkept = 0;
  private asked = 0;
  private askedInAll = 0;

  /** The remembered answer to `key`, or the computed one; `none` if the question is being answered right now. */
  ask<K, T>(memo: Map<K, T>, { key, none, compute }: { key: K; none: T; compute: () => T }): T {
    const known = memo.get(key);
    if (known !== undefined) return known;
    const places = this.running.get(memo) ?? new Map<unknown, number>();
    const place = places.get(key);
    if (place !== undefined || this.depth >= maxNesting || this.asked++ > maxAsked || this.askedInAll++ > maxAskedInAll) {
      this.cut = Math.min(this.cut, place ?? 0);
      return none;
    }
    this.running.set(memo, places.set(key, this.depth));
    const own = this.depth++;
    try {
      const answer = compute();
      if (this.cut >= own || this.unkept++ > maxUnkept) memo.set(key, answer);
      return answer;
    } finally {
      this.depth--;
      places.delete(key);
      if (this.cut >= own) this.cut = Infinity;
    }
  }

  /** A new question from outside has counts of its own; `isNewUse`: it is not about the use that was asked about before. */
  restart(isNewUse: boolean): void {
    if (this.depth > 0) return;
    this.unkept = 0;
    this.asked = 0;
    if (isNewUse) this.askedInAll = 0;
  }
}
