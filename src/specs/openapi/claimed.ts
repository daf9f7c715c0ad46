/**
 * OpenAPI documents are untrusted: their member names are taken from `openapi-types`, the values behind the names are not believed.
 * OpenAPI 3.2 has no types there yet; what it adds and matters here is added by hand.
 */
import type { OpenAPIV2, OpenAPIV3, OpenAPIV3_1 } from "openapi-types";
import { isObject } from "../documents/parsed-text.js";

/** Names of the members of each variant of T, without those that an index signature allows; enum names as plain text. */
type NamedKeys<T> = T extends unknown ? `${string & keyof { [K in keyof T as string extends K ? never : number extends K ? never : K]: 1 }}` : never;

/** An object that should be a T: it may have the members of T, with any value. */
export type Claimed<T> = { readonly [K in NamedKeys<T>]?: unknown };

export type ClaimedDocument = Claimed<OpenAPIV2.Document | OpenAPIV3.Document | OpenAPIV3_1.Document>;
export type ClaimedInfo = Claimed<OpenAPIV2.InfoObject | OpenAPIV3_1.InfoObject>;
export type ClaimedContact = Claimed<OpenAPIV2.ContactObject | OpenAPIV3_1.ContactObject>;
export type ClaimedServer = Claimed<OpenAPIV3_1.ServerObject>;
export type ClaimedServerVariable = Claimed<OpenAPIV3_1.ServerVariableObject>;
export type ClaimedOperation = Claimed<OpenAPIV2.OperationObject | OpenAPIV3.OperationObject | OpenAPIV3_1.OperationObject>;
export type ClaimedPathItem = Claimed<OpenAPIV2.PathItemObject | OpenAPIV3.PathItemObject | OpenAPIV3_1.PathItemObject> & {
  readonly query?: unknown;
  readonly additionalOperations?: unknown;
};
export type ClaimedParameter = Claimed<OpenAPIV2.Parameter | OpenAPIV3_1.ParameterObject>;
export type ClaimedBody = Claimed<OpenAPIV3_1.RequestBodyObject | OpenAPIV3_1.ResponseObject | OpenAPIV2.ResponseObject>;
export type ClaimedMedia = Claimed<OpenAPIV3_1.MediaTypeObject> & { readonly itemSchema?: unknown };
export type ClaimedSchema = Claimed<OpenAPIV2.SchemaObject | OpenAPIV3.SchemaObject | OpenAPIV3_1.SchemaObject>;

/** The HTTP methods that a path item may have; `query` came with 3.2. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const satisfies (
  | `${OpenAPIV3.HttpMethods}`
  | "query"
)[];

/** The value as an object that should be a T. */
export function claim<T extends object>(value: unknown): Partial<T> | undefined {
  return isClaimed<T>(value) ? value : undefined;
}

/** Every object may be claimed to be a T, since the members of a claimed type are optional and unknown. */
function isClaimed<T extends object>(value: unknown): value is Partial<T> {
  return isObject(value);
}
