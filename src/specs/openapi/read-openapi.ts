/**
 * In: a parsed text that says it is OpenAPI 2.0, 3.0, 3.1 or 3.2. Out: the document with one `http-endpoint` fact per operation.
 * May not fetch anything, nor throw because of what the document says: bad parts are diagnostics, the rest is used.
 */
import type { HttpEndpointFact, SpecDocument } from "../../model/facts.js";
import type { Evidence } from "../../model/graph.js";
import type { Place } from "../documents/line-index.js";
import { isObject, textOf, type JsonObject, type ParsedText } from "../documents/parsed-text.js";
import type { Spot } from "../documents/spec-files.js";
import { accessOf } from "./access.js";
import { claim, methods, type ClaimedContact, type ClaimedDocument, type ClaimedInfo, type ClaimedOperation, type ClaimedPathItem } from "./claimed.js";
import type { Schemas } from "./effective-schema.js";
import { requestShape, responseShape } from "./operation-shapes.js";
import { serversOf } from "./servers.js";

/** What the operations of one document share. */
interface Reading {
  document: Partial<ClaimedDocument>;
  text: ParsedText;
  schemas: Schemas;
}

/** Reads one OpenAPI document. `root` is the document itself, which may stand inside a wrapper object. */
export function readOpenApi(root: JsonObject, text: ParsedText, schemas: Schemas): SpecDocument {
  const reading: Reading = { document: root, text, schemas };
  const info = claim<ClaimedInfo>(reading.document.info);
  const title = textOf(info?.title);
  const contact = contactOf(info);
  return {
    file: text.file,
    kind: "openapi",
    version: versionOf(reading.document),
    ...(title === undefined ? {} : { title }),
    servers: serversOf(reading.document),
    ...(contact === undefined ? {} : { contact }),
    evidence: evidenceAt(text, text.keyPlace(root)),
    facts: endpointsOf(reading),
  };
}

/** YAML reads an unquoted `2.0` as the number 2. */
function versionOf(document: Partial<ClaimedDocument>): string {
  const version = document.openapi ?? document.swagger;
  return Number.isInteger(version) ? `${String(version)}.0` : String(version);
}

function contactOf(info: Partial<ClaimedInfo> | undefined): string | undefined {
  const contact = claim<ClaimedContact>(info?.contact);
  return textOf(contact?.name) ?? textOf(contact?.email);
}

function endpointsOf(reading: Reading): HttpEndpointFact[] {
  const { document, text, schemas } = reading;
  if (document.paths !== undefined && !isObject(document.paths)) complain(reading, "paths must be an object", document.paths);
  const facts: HttpEndpointFact[] = [];
  for (const [path, value] of Object.entries(isObject(document.paths) ? document.paths : {})) {
    if (path.startsWith("x-")) continue;
    const own: Spot = { value, text };
    const item = schemas.files.follow(own);
    if (!isObject(value)) complain(reading, `the path ${JSON.stringify(path.slice(0, 200))} must hold an object`, value);
    for (const spot of item === undefined || item.value === value ? [own] : [own, item]) facts.push(...itemEndpoints(spot, path, reading));
  }
  return facts;
}

function itemEndpoints(item: Spot, path: string, reading: Reading): HttpEndpointFact[] {
  const claimed = claim<ClaimedPathItem>(item.value);
  if (claimed === undefined) return [];
  const further = isObject(claimed.additionalOperations) ? Object.entries(claimed.additionalOperations) : [];
  const operations: [string, unknown][] = [...methods.map((method): [string, unknown] => [method, claimed[method]]), ...further];
  return operations.flatMap(([method, value]) => {
    if (value === undefined) return [];
    const fact = endpoint({ method, path, value, item }, reading);
    return fact === undefined ? [] : [fact];
  });
}

function endpoint(at: { method: string; path: string; value: unknown; item: Spot }, reading: Reading): HttpEndpointFact | undefined {
  const { item, value } = at;
  const operation = reading.schemas.files.follow({ value, text: item.text });
  const claimed = claim<ClaimedOperation>(operation?.value);
  if (operation === undefined || claimed === undefined) {
    complain({ ...reading, text: item.text }, `${at.method} of ${JSON.stringify(at.path.slice(0, 200))} must hold an operation`, item.value);
    return undefined;
  }
  const response = responseShape(operation, reading.schemas);
  return {
    type: "http-endpoint",
    method: at.method.toUpperCase(),
    path: endpointPath(at.path),
    request: requestShape({ operation, item }, reading.schemas),
    ...(response === undefined ? {} : { response }),
    ...(claimed.deprecated === true ? { deprecated: true } : {}),
    access: accessOf(claimed.security, reading.document.security),
    evidence: evidenceAt(item.text, item.text.keyPlace(value)),
    confidence: "certain",
  };
}

/** `orders/:id?full` → `/orders/{id}`: forms that are not OpenAPI but occur, so that they can be compared. */
function endpointPath(path: string): string {
  const bare = path.replace(/[?#].*$/, "").replace(/\/:([A-Za-z_]\w*)/g, "/{$1}").replace(/\/{2,}/g, "/");
  return bare.startsWith("/") ? bare : `/${bare}`;
}

function complain({ text, schemas }: Reading, message: string, near: unknown): void {
  schemas.files.diagnostics.push({ severity: "warning", code: "spec-invalid", message, file: text.file, ...text.keyPlace(near) });
}

function evidenceAt(text: ParsedText, place: Place): Evidence {
  return { file: text.file, ...place, detector: "openapi", confidence: "certain" };
}
