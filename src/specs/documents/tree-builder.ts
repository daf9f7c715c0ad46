import type { Diagnostic } from "../../model/graph.js";
import { LineIndex, type Place } from "./line-index.js";
import { isObject, maximumDepth, type ParsedText } from "./parsed-text.js";

/** Problems of one text that are worth reading; the rest is only counted. */
const maximumProblems = 20;

/** Collects what the JSON and YAML readers share: where things stand and what is wrong with the text. */
export class TreeBuilder {
  readonly #lines: LineIndex;
  readonly #keys = new WeakMap<object, number>();
  readonly #references = new WeakMap<object, number>();
  readonly #problems: Diagnostic[] = [];
  #unlisted = 0;

  constructor(
    private readonly file: string,
    text: string,
  ) {
    this.#lines = new LineIndex(text);
  }

  /** An object without prototype, so that a key such as `constructor` finds nothing that the text does not say. */
  object(): Record<string, unknown> {
    // Object.create is typed `any`; a fresh object without members is a record of anything.
    return Object.create(null) as Record<string, unknown>;
  }

  /** Remembers where the key of a value stands. */
  placeKey(value: unknown, offset: number): void {
    if (typeof value === "object" && value !== null && !this.#keys.has(value)) this.#keys.set(value, offset);
  }

  placeReference(object: object, offset: number): void {
    this.#references.set(object, offset);
  }

  problem(code: string, message: string, offset: number): void {
    if (this.#problems.length >= maximumProblems) this.#unlisted += 1;
    else this.#problems.push({ severity: "warning", code, message, file: this.file, ...this.#lines.placeOf(offset) });
  }

  tooDeep(offset: number): void {
    this.problem("nesting-too-deep", `nested deeper than ${maximumDepth} levels; the rest of this branch is left out`, offset);
  }

  /** The outcome for a text that is nested too deep to be parsed at all. */
  refuse(offset: number): ParsedText {
    this.problem("nesting-too-deep", "nested too deep to be read; the text is not used", offset);
    return this.finish(undefined);
  }

  finish(value: unknown): ParsedText {
    const place = (offset: number | undefined): Place => this.#lines.placeOf(offset ?? 0);
    return {
      file: this.file,
      value,
      keyPlace: (part) => place(typeof part === "object" && part !== null ? this.#keys.get(part) : undefined),
      referencePlace: (object) => place(isObject(object) ? (this.#references.get(object) ?? this.#keys.get(object)) : undefined),
      problems: this.#listedProblems(),
    };
  }

  #listedProblems(): Diagnostic[] {
    if (this.#unlisted === 0) return this.#problems;
    const message = `${this.#unlisted} more problems of this text are not listed`;
    return [...this.#problems, { severity: "warning", code: "spec-invalid", message, file: this.file }];
  }
}
