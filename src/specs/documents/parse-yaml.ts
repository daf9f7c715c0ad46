import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type Alias, type Document, type Node, type YAMLMap, type YAMLSeq } from "yaml";
import { deepestOffset } from "./deepest-offset.js";
import { isObject, listOf, maximumDepth, type ParsedText } from "./parsed-text.js";
import { TreeBuilder } from "./tree-builder.js";

/** Values that all aliases together may stand for. The largest honest API descriptions have about a million values and no aliases. */
const maximumExpandedValues = 2_000_000;

/** Reads YAML and goes on after errors. Anchors are shared, not copied; a text that would unfold beyond measure is refused. */
export function parseYaml(file: string, text: string): ParsedText {
  const builder = new TreeBuilder(file, text);
  const deepest = deepestOffset(text, "yaml");
  if (deepest !== undefined) return builder.refuse(deepest);
  // Duplicate keys are looked for here, because the parser's own check takes quadratic time.
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
  for (const error of document.errors) builder.problem("spec-invalid", `not valid YAML: ${firstLine(error.message)}`, error.pos[0]);
  return builder.finish(new YamlReading(builder, document).read());
}

/** A converted node; `size` and `height` count values and levels as if every alias were written out. */
interface Converted {
  value: unknown;
  size: number;
  height: number;
}

const leaf = (value: unknown): Converted => ({ value, size: 1, height: 0 });

class YamlReading {
  readonly #done = new Map<Node, Converted>();
  readonly #anchors = new Map<string, Node>();
  readonly #running = new Set<Node>();

  constructor(
    private readonly builder: TreeBuilder,
    private readonly document: Document.Parsed,
  ) {}

  read(): unknown {
    const root = this.#node(this.document.contents, 0);
    if (root.size <= maximumExpandedValues) return root.value;
    this.builder.problem("alias-bomb", `its aliases stand for more than ${maximumExpandedValues} values; the text is not used`, 0);
    return undefined;
  }

  #node(node: unknown, depth: number): Converted {
    if (isScalar(node)) {
      this.#remember(node, node.anchor);
      return leaf(node.value);
    }
    if (isAlias(node)) return this.#alias(node, depth);
    if (!isMap(node) && !isSeq(node)) return leaf(null);
    if (depth >= maximumDepth) {
      this.builder.tooDeep(startOf(node));
      return leaf(null);
    }
    return this.#collection(node, depth);
  }

  #collection(node: YAMLMap | YAMLSeq, depth: number): Converted {
    this.#remember(node, node.anchor);
    this.#running.add(node);
    const converted = isMap(node) ? this.#map(node, depth) : this.#sequence(node, depth);
    this.#running.delete(node);
    this.#done.set(node, converted);
    return converted;
  }

  #remember(node: Node, anchor: string | undefined): void {
    if (anchor !== undefined) this.#anchors.set(anchor, node);
  }

  #alias(alias: Alias, depth: number): Converted {
    const target = this.#anchors.get(alias.source);
    if (target === undefined || this.#running.has(target)) {
      const why = target === undefined ? "has no anchor before it" : "stands inside its own anchor";
      this.builder.problem("reference-not-found", `alias *${alias.source} ${why}`, startOf(alias));
      return leaf(null);
    }
    const converted = this.#done.get(target) ?? this.#node(target, depth);
    if (depth + converted.height <= maximumDepth) return converted;
    this.builder.tooDeep(startOf(alias));
    return leaf(null);
  }

  #sequence(node: YAMLSeq, depth: number): Converted {
    const value: unknown[] = [];
    const whole = { value, size: 1, height: 0 };
    for (const item of node.items) {
      const converted = this.#node(item, depth + 1);
      this.builder.placeKey(converted.value, startOf(item));
      value.push(converted.value);
      grow(whole, converted);
    }
    return whole;
  }

  #map(node: YAMLMap, depth: number): Converted {
    const value = this.builder.object();
    const whole = { value, size: 1, height: 0 };
    const given = new Set<string>();
    for (const pair of node.items) {
      const converted = this.#node(pair.value, depth + 1);
      grow(whole, converted);
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      if (key === "<<") merge(value, converted.value);
      else if (key !== undefined) this.#member({ value, given, key, offset: startOf(pair.key) }, converted.value);
    }
    return whole;
  }

  #member(at: { value: Record<string, unknown>; given: Set<string>; key: string; offset: number }, member: unknown): void {
    if (at.given.has(at.key)) {
      this.builder.problem("spec-invalid", `the key ${JSON.stringify(at.key.slice(0, 80))} is given more than once`, at.offset);
    }
    at.given.add(at.key);
    this.builder.placeKey(member, at.offset);
    if (at.key === "$ref") this.builder.placeReference(at.value, at.offset);
    at.value[at.key] = member;
  }
}

/** Adds what a part would take if written out. */
function grow(whole: Converted, part: Converted): void {
  whole.size += part.size;
  whole.height = Math.max(whole.height, part.height + 1);
}

/** `<<: *base`: members of the base that are not given here. */
function merge(value: Record<string, unknown>, base: unknown): void {
  for (const part of Array.isArray(base) ? listOf(base) : [base]) {
    if (!isObject(part)) continue;
    for (const [key, member] of Object.entries(part)) if (!Object.hasOwn(value, key)) value[key] = member;
  }
}

/** Where a node begins; nodes that the parser made up have no range. */
function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

const firstLine = (message: string): string => message.split("\n", 1)[0] ?? "";
