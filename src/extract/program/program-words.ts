/**
 * Which reachable files of one service write a name, and which may call it? Libraries of the system are looked at once for all services.
 * In: files and their texts. Out: files, sorted.
 */
import { WordIndex } from "./word-index.js";

/** Words of files that several services read. Lives as long as the run. */
export interface SharedWords {
  index: WordIndex;
  /** Files that are in it. */
  indexed: Set<string>;
}

/** The part of a program that is asked. */
interface Texts {
  reachable(): readonly string[];
  text(file: string): string | undefined;
}

export class ProgramWords {
  private own: WordIndex | undefined;
  private reachable: ReadonlySet<string> | undefined;
  private readonly written = new Map<string, readonly string[]>();
  private readonly writtenIn = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly texts: Texts,
    private readonly sources: { words: SharedWords; exclusive: ReadonlySet<string> },
  ) {}

  mentions(file: string, name: string): boolean {
    let files = this.writtenIn.get(name);
    if (!files) this.writtenIn.set(name, (files = new Set(this.mentioning(name))));
    return files.has(file);
  }

  mentioning(name: string): readonly string[] {
    let known = this.written.get(name);
    if (!known) this.written.set(name, (known = this.found((index) => index.filesWith(name))));
    return known;
  }

  calling(name: string): readonly string[] {
    return this.found((index) => index.filesCalling(name));
  }

  private found(ask: (index: WordIndex) => string[]): readonly string[] {
    const own = ask(this.index());
    const shared = ask(this.sources.words.index).filter((file) => this.reachable?.has(file));
    return shared.length ? [...own, ...shared].sort() : own;
  }

  /** Words of the service's exclusive files; those of shared files go into the index that all services use. */
  private index(): WordIndex {
    if (this.own) return this.own;
    this.own = new WordIndex();
    this.reachable = new Set(this.texts.reachable());
    const { words, exclusive } = this.sources;
    for (const file of this.reachable) {
      const isExclusive = exclusive.has(file);
      if (!isExclusive && words.indexed.has(file)) continue;
      words.indexed.add(file);
      (isExclusive ? this.own : words.index).add(file, this.texts.text(file) ?? "");
    }
    return this.own;
  }
}
