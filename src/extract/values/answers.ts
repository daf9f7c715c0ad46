/**
 * Remembered answers that stay right under recursion. A question that is asked again while it is being answered gets no answer, so whatever was
 * computed on the way from there is only part of the truth: it is used as long as that question runs, and forgotten with it.
 * Bounded by counts, so that the answer is always the same.
 */

/** Deeper chains of definitions than people write. */
const maxNesting = 400;
/** One question from outside may lead to so many others; what is asked beyond that stays unknown. */
const maxAsked = 20_000;
/** The same for everything that is asked about one use, with all its callers. */
const maxAskedInAll = 40_000;

/** Places in the chain of running questions that an answer waits for, outermost first. */
type Places = readonly number[];

const nothing: Places = [];

/** A question that is being answered right now. */
class Running {
  /** Which of the questions around it were asked again inside it. */
  waits: Places = nothing;
  /** Takes back the answers that are only good while it runs. */
  readonly takeBack: (() => void)[] = [];

  constructor(readonly place: number) {}
}

/** An answer that is used until the innermost of the questions it waits for is answered. */
class PartialAnswer<T> {
  constructor(
    readonly answer: T,
    readonly waits: Places,
  ) {}
}

/** What is known of questions of one kind. An empty one costs next to nothing: most frames are asked little or never. */
export class Memo<K, T> {
  private entries: Map<K, T | Running | PartialAnswer<T>> | undefined;

  get(key: K): T | Running | PartialAnswer<T> | undefined {
    return this.entries?.get(key);
  }

  set(key: K, entry: T | Running | PartialAnswer<T>): void {
    (this.entries ??= new Map()).set(key, entry);
  }

  delete(key: K): void {
    this.entries?.delete(key);
  }

  clear(): void {
    this.entries = undefined;
  }
}

export class Answers {
  private readonly chain: Running[] = [];
  private asked = 0;
  private askedInAll = 0;
  /** Something about the use stays unknown because too much would have to be asked. */
  isExhausted = false;

  /** The remembered answer to `key`, or the computed one; `none` if the question is being answered right now. */
  ask<K, T>(memo: Memo<K, T>, { key, none, compute }: { key: K; none: T; compute: () => T }): T {
    const known = memo.get(key);
    if (known instanceof PartialAnswer) return this.wait(known.waits, known.answer);
    if (known instanceof Running) return this.wait([known.place], none);
    if (known !== undefined) return known;
    if (this.chain.length >= maxNesting || this.asked++ > maxAsked || this.askedInAll++ > maxAskedInAll) {
      this.isExhausted = true;
      return this.wait([0], none);
    }
    const own = new Running(this.chain.length);
    this.chain.push(own);
    memo.set(key, own);
    try {
      const answer = compute();
      const waits = own.waits.length ? own.waits.filter((one) => one < own.place) : nothing;
      if (waits.length) this.keep(memo, key, new PartialAnswer(answer, waits));
      else memo.set(key, answer);
      return answer;
    } finally {
      this.chain.pop();
      if (memo.get(key) === own) memo.delete(key);
      for (const takeBack of own.takeBack) takeBack();
      if (own.waits.length) this.wait(own.waits.filter((one) => one < own.place), undefined);
    }
  }

  /** The running question waits for these too. */
  private wait<T>(places: Places, answer: T): T {
    const running = this.chain.at(-1);
    if (!running) return answer;
    if (!running.waits.length) running.waits = places;
    else if (places.some((one) => !running.waits.includes(one))) running.waits = [...new Set([...running.waits, ...places])].sort((a, b) => a - b);
    return answer;
  }

  /** Until the innermost of the questions it waits for is answered. */
  private keep<K, T>(memo: Memo<K, T>, key: K, part: PartialAnswer<T>): void {
    memo.set(key, part);
    this.chain[part.waits.at(-1) ?? 0]?.takeBack.push(() => {
      if (memo.get(key) === part) memo.delete(key);
    });
  }

  /** A new question from outside has counts of its own; `isNewUse`: it is not about the use that was asked about before. */
  restart(isNewUse: boolean): void {
    if (this.chain.length > 0) return;
    this.asked = 0;
    if (!isNewUse) return;
    this.askedInAll = 0;
    this.isExhausted = false;
  }
}
