import { isObject, listOf, textOf } from "../documents/parsed-text.js";
import { referenceOf, type SpecFiles, type Spot } from "../documents/spec-files.js";
import { claim, type ClaimedSchema } from "./claimed.js";

/** A schema with its references followed and everything that `allOf` adds. */
export interface EffectiveSchema {
  /** The schema itself, its references followed: what recursion is noticed by. */
  readonly own: unknown;
  properties: Map<string, Spot>;
  required: Set<string>;
  types: Set<string>;
  format?: string;
  /** The only values that are allowed, as texts; `null` is not among them. */
  values?: string[];
  items?: Spot;
  /** Schema of the members that are not named; `true` if they may be anything. */
  others?: Spot | true;
  /** Each entry is a `oneOf` or `anyOf`: one of its schemas holds. */
  choices: Spot[][];
  readOnly: boolean;
  writeOnly: boolean;
  /** A part could not be read. */
  incomplete: boolean;
}

/** A schema that is being merged, with the schema objects that took part so far. */
interface Draft extends EffectiveSchema {
  parts: Set<object>;
}

/** Schemas that one `allOf` may pull in altogether. */
const maximumParts = 100;

/** Schemas merged with what they refer to and what they are all of; each schema of a run is merged once. */
export class Schemas {
  readonly #merged = new WeakMap<object, EffectiveSchema>();

  constructor(readonly files: SpecFiles) {}

  of(spot: Spot): EffectiveSchema {
    const key = isObject(spot.value) ? spot.value : undefined;
    const known = key && this.#merged.get(key);
    if (known !== undefined) return known;
    const whole: Draft = { ...nothing(), own: this.files.follow(spot)?.value };
    include(spot, whole, this.files);
    if (key !== undefined) this.#merged.set(key, whole);
    return whole;
  }
}

const nothing = (): Draft => ({
  own: undefined, properties: new Map(), required: new Set(), types: new Set(), choices: [], readOnly: false, writeOnly: false, incomplete: false, parts: new Set(),
});

function include(spot: Spot, whole: Draft, files: SpecFiles): void {
  const schema = claim<ClaimedSchema>(spot.value);
  if (schema === undefined || whole.parts.has(schema)) return;
  if (whole.parts.size >= maximumParts) {
    whole.incomplete = true;
    return;
  }
  whole.parts.add(schema);
  if (referenceOf(spot.value) !== undefined) includeReferred(spot, whole, files);
  includeKeywords(schema, spot, whole);
  for (const part of listOf(schema.allOf)) include({ value: part, text: spot.text }, whole, files);
}

function includeReferred(spot: Spot, whole: Draft, files: SpecFiles): void {
  const referred = files.follow(spot);
  if (referred === undefined) whole.incomplete = true;
  else include(referred, whole, files);
}

function includeKeywords(schema: Partial<ClaimedSchema>, { text }: Spot, whole: Draft): void {
  for (const [name, value] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    if (!whole.properties.has(name)) whole.properties.set(name, { value, text });
  }
  for (const name of listOf(schema.required)) if (typeof name === "string") whole.required.add(name);
  for (const type of typesOf(schema)) whole.types.add(type);
  const format = textOf(schema.format);
  if (format !== undefined) whole.format ??= format;
  const values = valuesOf(schema);
  if (values.length > 0) whole.values ??= values;
  if (isObject(schema.items) || schema.items === true) whole.items ??= { value: schema.items, text };
  if (isObject(schema.additionalProperties)) whole.others ??= { value: schema.additionalProperties, text };
  else if (schema.additionalProperties === true) whole.others ??= true;
  for (const choice of [listOf(schema.oneOf), listOf(schema.anyOf)]) {
    if (choice.length > 0) whole.choices.push(choice.map((value) => ({ value, text })));
  }
  whole.readOnly ||= schema.readOnly === true;
  whole.writeOnly ||= schema.writeOnly === true;
}

/** The types that one schema names; where it names none, what its other keywords imply. */
function typesOf(schema: Partial<ClaimedSchema>): string[] {
  const named = [schema.type, ...listOf(schema.type)].filter((type) => typeof type === "string");
  const implied = named.length > 0 ? named : impliedTypes(schema);
  return schema.nullable === true ? [...implied, "null"] : implied;
}

function impliedTypes(schema: Partial<ClaimedSchema>): string[] {
  if (isObject(schema.properties) || isObject(schema.additionalProperties)) return ["object"];
  if (schema.items !== undefined) return ["array"];
  const samples = schema.const === undefined ? listOf(schema.enum) : [schema.const];
  return [...new Set(samples.map(typeOfSample))];
}

const valuesOf = (schema: Partial<ClaimedSchema>): string[] =>
  (schema.const === undefined ? listOf(schema.enum) : [schema.const]).flatMap((one) => (typeof one === "string" || typeof one === "number" ? [String(one)] : []));

function typeOfSample(sample: unknown): string {
  if (sample === null) return "null";
  return Array.isArray(sample) ? "array" : typeof sample;
}
