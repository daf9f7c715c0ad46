import { addressee, distinctive, essential, wordsOf } from "./name-tokens.js";
import { sortedUnique } from "./order.js";

/** A service that a name such as `USERS_SERVICE_URL` hints at. `exact`: the words are the same; else one is part of the other. */
export interface Hint {
  service: string;
  exact: boolean;
  hint: string;
}

interface Named {
  name: string;
  /** All names of the service. */
  aliases: readonly string[];
}

const READINGS: readonly ((words: readonly string[]) => readonly string[])[] = [(words) => words, distinctive, essential];

/** Answers which one service a variable's or client's name hints at; nothing if several could be meant. */
export class NameHints {
  /** One index for each way of leaving words out, the most faithful first. */
  readonly #indexes = READINGS.map((reading) => ({ reading, services: new Map<string, Set<string>>() }));
  readonly #words = new Map<string, string[][]>();

  /** Front ends are no good candidates: variables with their address say where links lead to, not who is asked. */
  constructor(services: readonly Named[]) {
    const shared = sharedWords(services);
    for (const service of services) {
      const lists = service.aliases.map((alias) => wordsOf(alias).filter((word) => !shared.has(word)));
      for (const { reading, services: index } of this.#indexes) {
        for (const words of lists) put(index, joined(reading(words)), service.name);
      }
      this.#words.set(service.name, lists.map(essential));
    }
  }

  /** Names in order of trust; the first that hints at exactly one service wins. */
  find(names: readonly string[]): Hint | undefined {
    for (const name of names) {
      const found = this.#exact(name) ?? this.#partial(name);
      if (found) return found;
    }
    return undefined;
  }

  #exact(name: string): Hint | undefined {
    const words = addressee(name);
    for (const { reading, services } of this.#indexes) {
      const service = only(services.get(joined(reading(words))));
      if (service !== undefined) return { service, exact: true, hint: name };
    }
    return undefined;
  }

  #partial(name: string): Hint | undefined {
    const words = essential(addressee(name));
    if (words.length === 0) return undefined;
    const fits = [...this.#words].filter(([, lists]) => lists.some((list) => list.length > 0 && (within(words, list) || within(list, words))));
    const service = fits.length === 1 ? fits[0]?.[0] : undefined;
    return service === undefined ? undefined : { service, exact: false, hint: name };
  }
}

/** Words that most services of the system carry (`acme-orders`, `acme-users`, `acme-web`) tell none from another. */
function sharedWords(services: readonly Named[]): Set<string> {
  const counts = new Map<string, number>();
  for (const service of services) {
    for (const word of sortedUnique(wordsOf(service.name))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const enough = Math.max(3, services.length * 0.6);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([word]) => word));
}

function joined(words: readonly string[]): string {
  return words.join("");
}

function put(map: Map<string, Set<string>>, key: string, service: string): void {
  if (key === "") return;
  map.set(key, (map.get(key) ?? new Set()).add(service));
}

function only(set: Set<string> | undefined): string | undefined {
  return set?.size === 1 ? [...set][0] : undefined;
}

function within(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((word) => whole.includes(word));
}
