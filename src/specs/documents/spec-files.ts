import type { Diagnostic } from "../../model/graph.js";
import type { FileReader } from "../../model/layout.js";
import { looksLikeJson } from "./looks-like-json.js";
import { parseJson } from "./parse-json.js";
import { parseYaml } from "./parse-yaml.js";
import { isObject, type ParsedText } from "./parsed-text.js";
import { readReference } from "./read-reference.js";

/** A value and the text it stands in, because references are relative to their file. */
export interface Spot {
  value: unknown;
  text: ParsedText;
}

/** What a reference leads to, or why it leads nowhere. */
export type Target = { spot: Spot } | { code: "reference-not-found" | "reference-remote" | "reference-circular" | "link-leaves-root"; message: string };

/** A chain of references without a value between them is never this long in an honest document. */
const longestChain = 64;

/** The JSON and YAML texts of one run, each parsed at most once, and the references between them. */
export class SpecFiles {
  readonly diagnostics: Diagnostic[] = [];
  readonly #known: ReadonlySet<string>;
  readonly #parsed = new Map<string, ParsedText | undefined>();

  constructor(private readonly reader: FileReader) {
    this.#known = new Set(reader.files.map((file) => file.path));
  }

  /** The parsed text of a file of the system; its problems are noted at the first question. */
  load(file: string, known?: string): ParsedText | undefined {
    if (!this.#parsed.has(file)) {
      const text = known ?? (this.#known.has(file) ? this.reader.read(file) : undefined);
      const parsed = text === undefined ? undefined : parse(file, text);
      this.#parsed.set(file, parsed);
      this.diagnostics.push(...(parsed?.problems ?? []));
    }
    return this.#parsed.get(file);
  }

  /** The value itself, or what its chain of `$ref`s leads to; undefined if that is nothing in the system. */
  follow(spot: Spot): Spot | undefined {
    let current: Spot = spot;
    for (let step = 0; step < longestChain; step += 1) {
      const reference = referenceOf(current.value);
      if (reference === undefined) return current;
      const target = this.target(reference, current.text);
      if (!("spot" in target)) return undefined;
      current = target.spot;
    }
    return undefined;
  }

  /** What one reference, written in a text, points at. */
  target(reference: string, from: ParsedText): Target {
    const address = readReference(reference, from.file);
    if ("code" in address) return address;
    const text = address.file === from.file ? from : this.load(address.file);
    if (text === undefined) return { code: "reference-not-found", message: `there is no readable file ${address.file}` };
    const found = valueAt(text.value, address.pointer);
    if (found === undefined) return { code: "reference-not-found", message: `nothing stands at ${reference.slice(0, 200)}` };
    return { spot: { value: found, text } };
  }

  /** As `target`, for a chain: a chain that comes back to itself is circular. */
  endOf(reference: string, from: ParsedText): Target {
    let next = this.target(reference, from);
    for (let step = 0; step < longestChain; step += 1) {
      if (!("spot" in next)) return next;
      const further = referenceOf(next.spot.value);
      if (further === undefined) return next;
      next = this.target(further, next.spot.text);
    }
    return { code: "reference-circular", message: `${reference.slice(0, 200)} leads back to itself without a value in between` };
  }
}

/** The `$ref` of a value, if it has one. */
export function referenceOf(value: unknown): string | undefined {
  const reference = isObject(value) ? value["$ref"] : undefined;
  return typeof reference === "string" ? reference : undefined;
}

const parse = (file: string, text: string): ParsedText => (looksLikeJson(file, text) ? parseJson(file, text) : parseYaml(file, text));

/** The value at a JSON pointer. A document that is wrapped in an object with one member is also searched below that member. */
function valueAt(root: unknown, pointer: readonly string[]): unknown {
  const direct = descend(root, pointer);
  if (direct !== undefined || !isObject(root)) return direct;
  const members = Object.values(root);
  return members.length === 1 ? descend(members[0], pointer) : undefined;
}

function descend(root: unknown, pointer: readonly string[]): unknown {
  let value: unknown = root;
  for (const name of pointer) {
    if (isObject(value)) value = value[name];
    else if (Array.isArray(value) && /^\d+$/.test(name)) value = value[Number(name)];
    else return undefined;
  }
  return value;
}
