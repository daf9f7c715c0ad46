import type { HttpEndpointFact, RpcEndpointFact, SpecDocument } from "../model/facts.js";
import type { Evidence } from "../model/graph.js";
import { constantOf, printTemplate } from "../model/template.js";
import { fillTemplates } from "./fill-template.js";
import type { LinkContext } from "./link-context.js";
import { environmentFor, evidenceOf } from "./link-context.js";
import { normalisePath } from "./route-match.js";
import { canonicalPattern, parseGrpcName, sameGrpcMethod } from "./rpc-name.js";
import { isInside } from "./spec-folder.js";

/** What the code of all services offers → operations, under the names that their documents use. */
export function linkOperations(context: LinkContext, specs: readonly SpecDocument[]): void {
  for (const { service, facts } of context.facts) {
    for (const fact of facts) {
      if (fact.type === "http-endpoint") addHttp(context, service, fact);
      else if (fact.type === "rpc-endpoint") addRpc(context, { service, fact, specs });
    }
  }
}

function addHttp(context: LinkContext, service: string, fact: HttpEndpointFact): void {
  const { method, path, kind, request, response, deprecated, access } = fact;
  context.operations.add({ service, protocol: "http", method: method.toUpperCase(), path: normalisePath(path), kind, request, response, deprecated, access, observedIn: evidenceOf(fact) });
}

/** How the evidence of an operation tells on which transport it is served. */
export function overTransport(transport: string | undefined): string {
  return `over ${transport ?? "?"}`;
}

/** How it tells that each service that serves the operation gets every request. */
export const TO_EACH = "to each that listens";

interface Served {
  service: string;
  fact: RpcEndpointFact;
  specs: readonly SpecDocument[];
}

function addRpc(context: LinkContext, { service, fact, specs }: Served): void {
  const reason = fact.transport === undefined ? undefined : `${overTransport(fact.transport)}${fact.broadcast ? `, ${TO_EACH}` : ""}`;
  const observedIn: Evidence[] = evidenceOf(fact, undefined, reason);
  const { protocol, method, request, response, deprecated } = fact;
  for (const filled of fillTemplates(fact.operation, environmentFor(context, service))) {
    const name = constantOf(filled.template) ?? printTemplate(filled.template);
    for (const path of namesOf(context, { service, name, protocol, specs })) {
      context.operations.add({ service, protocol, method, path, request, response, deprecated, observedIn });
    }
  }
}

interface Name {
  service: string;
  name: string;
  protocol: RpcEndpointFact["protocol"];
  specs: readonly SpecDocument[];
}

/** gRPC: the full names that a proto file has for it, of the service's own copy if there is one (`Service/*` is all its methods). */
function namesOf(context: LinkContext, { service, name, protocol, specs }: Name): string[] {
  if (protocol !== "grpc") return [canonicalPattern(name)];
  const wanted = parseGrpcName(name);
  if (!wanted) return [name];
  const folder = context.services.get(service)?.path ?? "";
  const ownFirst = [...specs].sort((a, b) => Number(isInside(b.file, folder)) - Number(isInside(a.file, folder)));
  const declared = ownFirst.map((spec) => grpcNames(spec).filter((one) => matches(one, wanted))).find((names) => names.length > 0);
  return declared ?? [name];
}

function matches(declared: string, wanted: NonNullable<ReturnType<typeof parseGrpcName>>): boolean {
  const parsed = parseGrpcName(declared);
  return parsed !== undefined && sameGrpcMethod(parsed, wanted);
}

/** Full names of the gRPC methods that a document declares. */
export function grpcNames(spec: SpecDocument): string[] {
  return spec.facts.flatMap((fact) => (fact.type === "rpc-endpoint" && fact.protocol === "grpc" ? fact.operation.flatMap((name) => constantOf(name) ?? []) : []));
}
