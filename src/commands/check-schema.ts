/** The part of JSON Schema that the graph's schema uses. */
export interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  definitions?: Record<string, Schema>;
}

/** Where a value first leaves its schema, and how. */
export interface SchemaViolation {
  place: string;
  problem: string;
}

interface Position {
  value: unknown;
  schema: Schema;
  place: string;
}

/** Light check of a document against its schema: the first violation, in document order. Formats and patterns are not looked at. */
export function findViolation(value: unknown, root: Schema): SchemaViolation | undefined {
  return check({ value, schema: root, place: "" }, root.definitions ?? {});
}

function check(at: Position, definitions: Record<string, Schema>): SchemaViolation | undefined {
  const { schema } = at;
  if (schema.$ref !== undefined) return check({ ...at, schema: definitions[schema.$ref.replace("#/definitions/", "")] ?? {} }, definitions);
  if (schema.anyOf) return schema.anyOf.some((one) => !check({ ...at, schema: one }, definitions)) ? undefined : { place: at.place, problem: "has none of the forms that are allowed here" };
  return wrongType(at) ?? wrongValue(at) ?? missingField(at) ?? childViolation(at, definitions);
}

const typeOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

function wrongType({ value, schema, place }: Position): SchemaViolation | undefined {
  if (schema.type === undefined) return undefined;
  const allowed = [schema.type].flat();
  const is = typeOf(value);
  return allowed.includes(is) || (allowed.includes("integer") && Number.isInteger(value)) ? undefined : { place, problem: `must be ${allowed.join(" or ")}, but is ${is}` };
}

function wrongValue({ value, schema, place }: Position): SchemaViolation | undefined {
  const allowed = "const" in schema ? [schema.const] : schema.enum;
  return !allowed || allowed.includes(value) ? undefined : { place, problem: `must be ${allowed.map((one) => JSON.stringify(one)).join(" or ")}, but is ${JSON.stringify(value)?.slice(0, 60)}` };
}

function missingField({ value, schema, place }: Position): SchemaViolation | undefined {
  if (typeOf(value) !== "object") return undefined;
  const missing = schema.required?.find((name) => !Object.hasOwn(value as object /* typeOf has just said so */, name));
  return missing === undefined ? undefined : { place, problem: `lacks the field \`${missing}\`` };
}

function childViolation(at: Position, definitions: Record<string, Schema>): SchemaViolation | undefined {
  for (const child of children(at)) {
    const violation = check(child, definitions);
    if (violation) return violation;
  }
  return undefined;
}

function* children({ value, schema, place }: Position): Generator<Position> {
  if (Array.isArray(value)) {
    if (schema.items) for (const [index, item] of value.entries()) yield { value: item, schema: schema.items, place: `${place}[${index}]` };
  } else if (typeof value === "object" && value !== null) {
    for (const [name, field] of Object.entries(value)) {
      const known = schema.properties?.[name];
      if (known) yield { value: field, schema: known, place: place ? `${place}.${name}` : name };
    }
  }
}
