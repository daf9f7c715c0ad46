import type { DataShape } from "../../model/graph.js";
import { isObject, listOf, textOf } from "../documents/parsed-text.js";
import type { Spot } from "../documents/spec-files.js";
import { FieldSet } from "../../model/field-set.js";
import { claim, type ClaimedBody, type ClaimedMedia, type ClaimedOperation, type ClaimedParameter } from "./claimed.js";
import type { Schemas } from "./effective-schema.js";
import { emptyShape, schemaName, SchemaWalk } from "./schema-fields.js";

/** Where an operation stands: itself, and the path item whose parameters it shares. */
export interface OperationSpot {
  operation: Spot;
  item: Spot;
}

/** What goes in: path and query parameters and the fields of the body. Headers and cookies are left out: they carry the call, not the data. */
export function requestShape(at: OperationSpot, schemas: Schemas): DataShape {
  const fields = new FieldSet();
  const walk = new SchemaWalk(schemas, "request");
  for (const parameter of parametersOf(at, schemas)) addParameter(parameter, { fields, walk });
  const body = bodySchema(at, schemas);
  if (body !== undefined) walk.add(body.schema, fields, { optional: body.optional });
  return fields.shape(body === undefined ? undefined : schemaName(body.schema.value));
}

/** What comes back when all goes well; undefined if the document does not say. */
export function responseShape(operation: Spot, schemas: Schemas): DataShape | undefined {
  const responses = claim<ClaimedOperation>(operation.value)?.responses;
  if (!isObject(responses)) return undefined;
  for (const status of goodStatuses(responses)) {
    const schema = schemaOf({ value: responses[status], text: operation.text }, schemas);
    if (schema === undefined) continue;
    const fields = new FieldSet();
    new SchemaWalk(schemas, "response").add(schema, fields);
    return fields.shape(schemaName(schema.value));
  }
  return "204" in responses || "205" in responses ? emptyShape() : undefined;
}

/** The 2xx statuses, lowest first; `default` only where it is the only answer, since it mostly describes errors. */
function goodStatuses(responses: object): string[] {
  const statuses = Object.keys(responses).filter((status) => !status.startsWith("x-"));
  const good = statuses.filter((status) => /^2(\d\d|XX)$/i.test(status)).sort();
  return good.length === 0 && statuses.length === 1 ? statuses.filter((status) => status === "default") : good;
}

/** The parameters of the operation and those of its path item that it does not replace. */
function parametersOf({ operation, item }: OperationSpot, schemas: Schemas): Spot[] {
  const byName = new Map<string, Spot>();
  for (const owner of [item, operation]) {
    for (const value of listOf(claim<ClaimedOperation>(owner.value)?.parameters)) {
      const spot = schemas.files.follow({ value, text: owner.text });
      const parameter = claim<ClaimedParameter>(spot?.value);
      if (spot !== undefined && parameter !== undefined) byName.set(`${String(parameter.in)} ${String(parameter.name)}`, spot);
    }
  }
  return [...byName.values()];
}

/** A parameter's schema is a member of its own (3.x), stands in its only media type (3.x), or is the parameter itself (2.0). */
function addParameter(spot: Spot, { fields, walk }: { fields: FieldSet; walk: SchemaWalk }): void {
  const parameter = claim<ClaimedParameter & { content?: unknown }>(spot.value);
  const name = textOf(parameter?.name);
  if (parameter === undefined || name === undefined) return;
  if (parameter.in !== "path" && parameter.in !== "query" && parameter.in !== "formData") return;
  const schema = parameter.schema ?? bestMediaSchema(parameter.content) ?? spot.value;
  const optional = parameter.in !== "path" && parameter.required !== true;
  walk.add({ value: schema === spot.value ? withoutRequired(spot.value) : schema, text: spot.text }, fields, { name, optional });
}

/** `required: true` of a 2.0 parameter is no list of member names. */
const withoutRequired = (value: unknown): unknown => (isObject(value) ? { ...value, required: undefined, in: undefined } : value);

/** The schema of the request body: `requestBody` (3.x) or the parameter `in: body` (2.0). */
function bodySchema(at: OperationSpot, schemas: Schemas): { schema: Spot; optional: boolean } | undefined {
  const body = claim<ClaimedOperation>(at.operation.value)?.requestBody;
  if (isObject(body)) {
    const spot = schemas.files.follow({ value: body, text: at.operation.text });
    const schema = spot && schemaOf(spot, schemas);
    return schema && { schema, optional: !isRequired(spot) };
  }
  const parameter = parametersOf(at, schemas).find((spot) => claim<ClaimedParameter>(spot.value)?.in === "body");
  const schema = claim<ClaimedParameter>(parameter?.value)?.schema;
  return parameter && isObject(schema) ? { schema: { value: schema, text: parameter.text }, optional: !isRequired(parameter) } : undefined;
}

const isRequired = (spot: Spot | undefined): boolean => claim<ClaimedParameter>(spot?.value)?.required === true;

/** The schema of a request body or response. */
function schemaOf(spot: Spot, schemas: Schemas): Spot | undefined {
  const followed = schemas.files.follow(spot);
  const body = claim<ClaimedBody>(followed?.value);
  const schema = body?.schema ?? bestMediaSchema(body?.content);
  return followed && isObject(schema) ? { value: schema, text: followed.text } : undefined;
}

/** The schema of the media type that says most about fields: JSON first, forms next, then whatever there is. */
function bestMediaSchema(content: unknown): unknown {
  if (!isObject(content)) return undefined;
  const types = Object.keys(content).sort((one, other) => mediaRank(one) - mediaRank(other));
  const media = types.map((type) => claim<ClaimedMedia>(content[type]));
  const found = media.find((one) => isObject(one?.schema) || isObject(one?.itemSchema));
  return found?.schema ?? found?.itemSchema;
}

const mediaRanks = [/^application\/json\b/i, /\bjson\b/i, /x-www-form-urlencoded/i, /multipart/i];

function mediaRank(type: string): number {
  const rank = mediaRanks.findIndex((pattern) => pattern.test(type));
  return rank === -1 ? mediaRanks.length : rank;
}
