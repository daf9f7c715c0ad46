/**
 * Yes-or-no questions that ask each other, also in circles: yes only where something outside of the circle says so (the least solution).
 * In: a key and how to decide it. Out: yes or no. Every question is decided once per round, and a round is repeated only if it said no too early.
 */

/** Deeper chains wait until the ones above are through, so that the stack of the machine never ends. */
const maxNesting = 300;

interface Question<K> {
  key: K;
  decide: () => boolean;
}

export class Decisions<K> {
  private readonly known = new Map<K, boolean>();
  /** Said no in this round; `true` if somebody has been told so before it was sure. */
  private readonly doubted = new Map<K, boolean>();
  private deferred: Question<K>[] = [];
  private nesting = 0;
  private isOutdated = false;

  ask(key: K, decide: () => boolean): boolean {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.doubted.has(key)) return this.doubt(key);
    if (this.nesting === 0) return this.settle({ key, decide });
    if (this.nesting < maxNesting) return this.decide({ key, decide });
    this.deferred.push({ key, decide });
    return this.doubt(key);
  }

  private doubt(key: K): false {
    this.doubted.set(key, true);
    return false;
  }

  private settle(question: Question<K>): boolean {
    try {
      do this.round(question);
      while (this.isOutdated && !this.known.has(question.key));
      // what was put off and never decided has said no to whoever asked
      if (!this.isOutdated && this.deferred.length === 0) for (const key of this.doubted.keys()) this.known.set(key, false);
      return this.known.get(question.key) ?? false;
    } finally {
      this.doubted.clear();
      this.deferred = [];
    }
  }

  private round(question: Question<K>): void {
    this.isOutdated = false;
    this.doubted.clear();
    this.deferred = [];
    this.decide(question);
    while (this.deferred.length > 0 && !this.known.has(question.key)) {
      const next = this.deferred.pop();
      if (next && !this.known.has(next.key)) this.decide(next);
    }
  }

  private decide({ key, decide }: Question<K>): boolean {
    if (!this.doubted.has(key)) this.doubted.set(key, false);
    this.nesting++;
    try {
      if (!decide()) return false;
    } finally {
      this.nesting--;
    }
    if (this.doubted.get(key)) this.isOutdated = true;
    this.doubted.delete(key);
    this.known.set(key, true);
    return true;
  }
}
