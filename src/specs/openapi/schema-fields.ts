import type { DataShape } from "../../model/graph.js";
import { isObject, listOf } from "../documents/parsed-text.js";
import { referenceOf, type Spot } from "../documents/spec-files.js";
import { FieldSet, maximumFieldDepth, typeUnion } from "../../model/field-set.js";
import type { EffectiveSchema, Schemas } from "./effective-schema.js";

/** Which way the data goes: `readOnly` members are never sent to, `writeOnly` ones never come from the service. */
export type Direction = "request" | "response";

/** Schemas looked at for one payload: nested alternatives could multiply without end. */
const maximumSteps = 3_000;

/** Where the walk stands. `trail`: schemas that enclose this place. */
interface Position {
  path: string;
  depth: number;
  optional: boolean;
  trail: Set<unknown>;
}

/** Lists the fields that a JSON schema promises. One walk fills one payload; several schemas may be added to it. */
export class SchemaWalk {
  #steps = 0;

  constructor(
    private readonly schemas: Schemas,
    private readonly direction: Direction,
  ) {}

  /** Adds the fields of the schema; `name` puts them below a field of that name. */
  add(spot: Spot, into: FieldSet, at: { name?: string; optional?: boolean } = {}): void {
    const { name = "", optional = false } = at;
    this.#visit(spot, into, { path: name, depth: name === "" ? 0 : 1, optional, trail: new Set() });
  }

  #visit(spot: Spot, into: FieldSet, at: Position): void {
    this.#steps += 1;
    const schema = this.schemas.of(spot);
    if (this.#unwanted(schema)) return;
    if (schema.incomplete) into.open = true;
    // Only the schema itself counts as recursion: a base that both a parent and its child are `allOf` is none.
    if (this.#steps > maximumSteps || at.trail.has(schema.own)) {
      into.open = true;
      leaf(into, at, { type: typeName(schema) });
      return;
    }
    at.trail.add(schema.own);
    this.#inside(schema, into, at);
    at.trail.delete(schema.own);
  }

  #unwanted(schema: EffectiveSchema): boolean {
    return this.direction === "request" ? schema.readOnly : schema.writeOnly;
  }

  #inside(schema: EffectiveSchema, into: FieldSet, at: Position): void {
    const before = into.size;
    for (const choice of schema.choices) this.#choose(choice, into, at);
    const isBranch = schema.properties.size > 0 || schema.items !== undefined;
    if (schema.items !== undefined) this.#visit(schema.items, into, { ...at, path: `${at.path}[]` });
    if (schema.properties.size > 0) this.#properties(schema, into, at);
    if (schema.others !== undefined && (isBranch || at.path === "")) into.open = true;
    else if (!isBranch && into.size === before) leaf(into, at, { type: this.#leafType(schema), values: schema.values });
  }

  #properties(schema: EffectiveSchema, into: FieldSet, at: Position): void {
    if (at.depth >= maximumFieldDepth || into.full) {
      into.open = true;
      if (!into.full) leaf(into, at, { type: "object" });
      return;
    }
    const nullable = schema.types.has("null");
    for (const [name, spot] of schema.properties) {
      if (into.full) into.open = true;
      if (into.full) return;
      const optional = at.optional || nullable || !schema.required.has(name);
      this.#visit(spot, into, { ...at, path: at.path === "" ? name : `${at.path}.${name}`, depth: at.depth + 1, optional });
    }
  }

  #choose(choice: readonly Spot[], into: FieldSet, at: Position): void {
    const optional = at.optional || choice.some((spot) => isNull(spot.value));
    const sets = choice.filter((spot) => this.#hasShape(spot)).map((spot) => {
      const set = new FieldSet();
      this.#visit(spot, set, { ...at, optional });
      return set;
    });
    into.addAlternatives(sets);
  }

  /** Alternatives that are null, or only say which members are required together, have no fields of their own. */
  #hasShape(spot: Spot): boolean {
    const schema = this.schemas.of(spot);
    const says = schema.types.size + schema.properties.size + schema.choices.length > 0 || schema.others !== undefined || schema.incomplete;
    return says && !isNull(spot.value);
  }

  #leafType(schema: EffectiveSchema): string {
    if (schema.others === undefined || schema.others === true) return typeName(schema);
    return `map<string,${typeName(this.schemas.of(schema.others))}>`;
  }
}

/** The name of the schema that a payload refers to, through arrays: `#/components/schemas/Order` → `Order`. */
export function schemaName(schema: unknown): string | undefined {
  const last = referenceOf(schema)?.split("/").at(-1);
  return last?.replace(/\.(json|ya?ml)$/i, "").replace(/^#/, "") || undefined;
}

/** A payload that is one plain value has no field name; it is left open instead. */
function leaf(into: FieldSet, { path, optional }: Position, { type, values }: { type: string; values?: readonly string[] | undefined }): void {
  if (path === "") into.open = true;
  else into.add(path, type, { optional, ...(values ? { values } : {}) });
}

/** `string`, `string(date-time)`, `integer|null` …; formats of numbers say nothing about the data and are left out. */
function typeName(schema: EffectiveSchema): string {
  if (schema.types.size === 0) return schema.properties.size > 0 ? "object" : "unknown";
  return typeUnion(...[...schema.types].map((type) => withFormat(type, schema.format)));
}

function withFormat(type: string, format: string | undefined): string {
  if (type === "file") return "string(binary)";
  return type === "string" && format !== undefined ? `string(${format.replaceAll("|", " ")})` : type;
}

function isNull(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const types = [schema["type"], ...listOf(schema["type"])].filter((type) => typeof type === "string");
  return types.length === 1 && types[0] === "null";
}

/** A shape without any field: the message is a mere trigger. */
export const emptyShape = (): DataShape => ({ fields: [] });
