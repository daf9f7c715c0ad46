/**
 * Remembered answers that stay right under recursion. A question that is asked again while it is being answered gets no answer, so whatever was
 * computed on the way from there is only part of the truth: it is used as long as that question runs, and forgotten with it.
 * Bounded by counts, so that the answer is always the same.
 */

/** Deeper chains of definitions than people write. */
const maxNesting = 400;
/** One question from outside may lead to so many others; what is asked beyond that stays unknown. */
const maxAsked = 10_000;
/** The same for everything that is asked about one use, with all its callers. */
const maxAskedInAll = 20_000;

/** Places in the chain of running questions that an answer waits for, outermost first. */
type Places = readonly number[];

interface Running {
  /** Which of the questions around it were asked again inside it. */
  waits: Places;
  /** Takes back the answers that are only good while it runs. */
  takeBack: (() => void)[];
}

interface PartialAnswer<T> {
  answer: T;
  waits: Places;
}

const nothing: Places = [];

export class Answers {
  /** Running questions → their place in the chain. */
  private readonly places = new WeakMap<object, Map<unknown, number>>();
  private readonly chain: Running[] = [];
  private readonly partial = new WeakMap<object, Map<unknown, PartialAnswer<unknown>>>();
  private asked = 0;
  private askedInAll = 0;

  /** The remembered answer to `key`, or the computed one; `none` if the question is being answered right now. */
  ask<K, T>(memo: Map<K, T>, { key, none, compute }: { key: K; none: T; compute: () => T }): T {
    const known = memo.get(key);
    if (known !== undefined) return known;
    const places = this.placesOf(memo);
    const place = places.get(key);
    const part = place === undefined ? (this.partial.get(memo)?.get(key) as PartialAnswer<T> | undefined) : undefined; // stored by `keep`, under the same memo
    if (part) return this.wait(part.waits, part.answer);
    if (place !== undefined || this.chain.length >= maxNesting || this.asked++ > maxAsked || this.askedInAll++ > maxAskedInAll) return this.wait([place ?? 0], none);
    const own: Running = { waits: nothing, takeBack: [] };
    const depth = this.chain.push(own) - 1;
    places.set(key, depth);
    try {
      const answer = compute();
      const waits = own.waits.length ? own.waits.filter((one) => one < depth) : nothing;
      if (waits.length) this.keep(memo, key, { answer, waits });
      else memo.set(key, answer);
      return answer;
    } finally {
      this.chain.pop();
      places.delete(key);
      for (const takeBack of own.takeBack) takeBack();
      if (own.waits.length) this.wait(own.waits.filter((one) => one < depth), undefined);
    }
  }

  private placesOf(memo: object): Map<unknown, number> {
    let places = this.places.get(memo);
    if (!places) this.places.set(memo, (places = new Map()));
    return places;
  }

  /** The running question waits for these too. */
  private wait<T>(places: Places, answer: T): T {
    const running = this.chain.at(-1);
    if (running && places.some((one) => !running.waits.includes(one))) running.waits = [...new Set([...running.waits, ...places])].sort((a, b) => a - b);
    return answer;
  }

  /** Until the innermost of the questions it waits for is answered. */
  private keep(memo: object, key: unknown, part: PartialAnswer<unknown>): void {
    const kept = this.partial.get(memo) ?? new Map<unknown, PartialAnswer<unknown>>();
    this.partial.set(memo, kept.set(key, part));
    this.chain[part.waits.at(-1) ?? 0]?.takeBack.push(() => kept.delete(key));
  }

  /** A new question from outside has counts of its own; `isNewUse`: it is not about the use that was asked about before. */
  restart(isNewUse: boolean): void {
    if (this.chain.length > 0) return;
    this.asked = 0;
    if (isNewUse) this.askedInAll = 0;
  }
}
