import type { DataShape, Field } from "./graph.js";

/** More fields than this are not listed: the shape is marked open instead. */
export const maximumFields = 200;
/** Fields deeper than this many names are not listed either. */
export const maximumFieldDepth = 6;

/** What is said of a field beside its type. `values`: the only words or numbers that it may be. */
export interface FieldSays {
  optional?: boolean;
  values?: readonly string[];
}

/** Collects the fields of one payload. The first statement about a path wins its place; types of later ones are added to it. */
export class FieldSet {
  open = false;
  readonly #fields = new Map<string, Field>();

  get full(): boolean {
    return this.#fields.size >= maximumFields;
  }

  get size(): number {
    return this.#fields.size;
  }

  has(path: string): boolean {
    return this.#fields.has(path);
  }

  add(path: string, type: string, { optional, values }: FieldSays = {}): void {
    const before = this.#fields.get(path);
    if (before === undefined && this.full) this.open = true;
    else if (before === undefined) this.#fields.set(path, { path, type, ...(optional ? { optional } : {}), ...(values?.length ? { values: [...values] } : {}) });
    else this.#fields.set(path, { path, type: typeUnion(before.type, type), ...(optional && before.optional ? { optional } : {}), ...(before.values && values?.length ? { values: [...new Set([...before.values, ...values])] } : {}) });
  }

  /** Adds what holds for one of several alternatives: a field that not all of them promise is optional. */
  addAlternatives(alternatives: readonly FieldSet[]): void {
    for (const alternative of alternatives) {
      this.open ||= alternative.open;
      for (const field of alternative.#fields.values()) {
        const promised = alternatives.every((other) => other.#promises(field.path));
        this.add(field.path, field.type, { optional: !promised, ...(field.values ? { values: field.values } : {}) });
      }
    }
  }

  #promises(path: string): boolean {
    const field = this.#fields.get(path);
    return field !== undefined && !field.optional;
  }

  /** The shape, its fields in the order in which the document gives them. */
  shape(name?: string): DataShape {
    return { ...(name === undefined ? {} : { name }), fields: [...this.#fields.values()], ...(this.open ? { open: true } : {}) };
  }
}

/** Not inside of `map<string,a|b>`. */
const betweenTypes = /\|(?![^<]*>)/;
export const typesIn = (union: string): string[] => union.split(betweenTypes);

/** `string` and `integer|null` → `integer|string|null`: by name, null last. */
export function typeUnion(...types: string[]): string {
  const [only = ""] = types;
  if (types.length === 1 && !only.includes("|")) return only;
  const parts = new Set(types.flatMap((type) => typesIn(type)));
  const named = [...parts].filter((part) => part !== "null").sort();
  return [...named, ...(parts.has("null") ? ["null"] : [])].join("|");
}
