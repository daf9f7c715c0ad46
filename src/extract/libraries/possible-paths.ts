/**
 * Can a path of a model come about at all in a program? `.Connection().send` only where somebody writes `Connection`, or what gives one.
 * In: a model, and the words of a program. Out: false only if it is certain.
 */
import type { LibraryModel } from "./library-model.js";
import { expandBraces } from "./path-pattern.js";

/** Words that need not be written, each with the words of what gives it: one list for each way there. */
export type WordGivers = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Members on a path, its last one left out. What stands for a star can be anything. */
export const wordsBefore = (path: string): string[] => wordsOf(path.replace(/\.[^.()]+$/, ""));

const wordsOf = (path: string): string[] => [...path.matchAll(/\.([\w$]+)/g)].map((match) => match[1] ?? "");

export function wordGivers(model: LibraryModel): WordGivers {
  const givers = new Map<string, (readonly string[])[]>();
  const add = (given: string, from: readonly string[]): void => {
    for (const word of wordsOf(given)) if (!from.includes(word)) givers.set(word, [...(givers.get(word) ?? []), from]);
  };
  for (const [from, to] of Object.entries(model.aliases ?? {})) for (const path of expandBraces(from)) add(to, wordsOf(path));
  for (const { on, gives } of model.callbacks ?? []) for (const path of expandBraces(on)) add(gives, wordsOf(path));
  for (const path of freelyGiven(model)) add(path, []);
  return givers;
}

/** Paths that stand for something that no code has to name. */
function freelyGiven({ injected = [], modules = [], fileRoutes, assumed, makes = [] }: LibraryModel): string[] {
  const paths = [...injected.map(({ gives }) => gives), ...modules.flatMap(({ parameter, further = [], self }) => [parameter, ...further, self]), fileRoutes?.parameter, assumed, ...makes];
  return paths.filter((path) => path !== undefined);
}

/** What a program's text has. */
export interface WrittenWords {
  isWritten(word: string): boolean;
  /** Does it stand somewhere for itself, as a global does? */
  stands(word: string): boolean;
}

export class PossiblePaths {
  /** Words that something possible gives. */
  private readonly given = new Set<string>();
  private readonly found = new Map<string, boolean>();

  constructor(
    givers: WordGivers,
    private readonly words: WrittenWords,
  ) {
    // what is given can give more; words that only give each other stay out
    for (let before = -1; before < this.given.size; ) {
      before = this.given.size;
      for (const [word, ways] of givers) if (!this.given.has(word) && ways.some((way) => this.has(way))) this.given.add(word);
    }
  }

  /** Are all words written, the first of them by itself, or given by something that is possible? */
  has(path: readonly string[]): boolean {
    return path.every((word, index) => this.given.has(word) || this.isThere(word, index === 0));
  }

  private isThere(word: string, isFirst: boolean): boolean {
    const key = `${isFirst ? "" : "."}${word}`;
    let known = this.found.get(key);
    if (known === undefined) this.found.set(key, (known = isFirst ? this.words.stands(word) : this.words.isWritten(word)));
    return known;
  }
}
