/** What an expression of Terraform can be. What is not known is a text with a hole in it: `${var.region}`. */
import type { Place, TopBlock } from "./terraform-module.js";

/** Something that Terraform makes, before it is asked for an attribute. */
export class Made {
  constructor(
    readonly block: TopBlock,
    readonly ask: (attribute: string) => TerraformValue,
    /** The same one under a key of its `for_each` or `count`. */
    readonly at: (key: TerraformValue) => TerraformValue,
  ) {}
}

export type TerraformRecord = { [key: string]: TerraformValue };
export type TerraformValue = string | number | boolean | null | TerraformValue[] | TerraformRecord | Made;

/** Where the entries of records stand. */
export type Places = WeakMap<object, Map<string, Place>>;

/** A hole under that name. */
export function holeOf(...names: string[]): string {
  const name = names.join(".").replace(/[^\w.]+/g, "_").replace(/^[^A-Za-z_]+/, "");
  return `\${${name || "value"}}`;
}

/** Is nothing known of it? */
export function isHole(value: TerraformValue): boolean {
  return typeof value === "string" && /^\$\{[\w.]+\}$/.test(value);
}

export function isRecord(value: TerraformValue | undefined): value is TerraformRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Made);
}

/** The text of a scalar; something made stands for its name. Undefined for nothing, lists and records. */
export function plainText(value: TerraformValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return value instanceof Made ? plainText(value.ask("id")) : undefined;
}

/** As it stands in a longer text. */
export function textIn(value: TerraformValue): string {
  return plainText(value) ?? (value === null ? "" : JSON.stringify(value, (_, inner: unknown) => (inner instanceof Made ? plainText(inner) : inner)));
}

/** The members: of a list itself, of a record its values. */
export function membersOf(value: TerraformValue): [string, TerraformValue][] {
  if (Array.isArray(value)) return value.map((each, at) => [String(at), each]);
  return isRecord(value) ? Object.entries(value) : [];
}

/** Is it known to be something else than nothing? Undefined: it cannot be told. */
export function truthOf(value: TerraformValue): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}
