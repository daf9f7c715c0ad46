import type { SpecDocument } from "../model/facts.js";
import type { Diagnostic, Evidence } from "../model/graph.js";
import type { Described } from "./describe-spec.js";
import { describeSpec } from "./describe-spec.js";
import type { LinkContext } from "./link-context.js";
import { evidenceOf } from "./link-context.js";
import { linkRpcSpecs } from "./link-rpc-specs.js";
import { httpEndpoints, rebase, serverBases } from "./spec-match.js";

/** Which documents describe which services. */
export interface SpecLinks {
  /** Documents by service name. */
  byService: ReadonlyMap<string, readonly SpecDocument[]>;
  diagnostics: Diagnostic[];
}

/** Joins the documents' operations to those of the code. The documents come sorted by file. */
export function linkSpecs(context: LinkContext, specs: readonly SpecDocument[]): SpecLinks {
  const byService = new Map<string, SpecDocument[]>();
  const diagnostics: Diagnostic[] = [];
  for (const spec of specs.filter((one) => httpEndpoints(one).length > 0)) {
    const described = describeSpec(context, spec);
    declareEndpoints(context, spec, described);
    for (const { match } of described) note(byService, match.service, spec);
    if (described.length === 0) diagnostics.push(unmatched(spec));
  }
  for (const { service, spec } of linkRpcSpecs(context, specs)) note(byService, service, spec);
  return { byService, diagnostics };
}

function note(byService: Map<string, SpecDocument[]>, service: string, spec: SpecDocument): void {
  const known = byService.get(service) ?? [];
  if (!known.includes(spec)) byService.set(service, [...known, spec]);
}

function unmatched(spec: SpecDocument): Diagnostic {
  const message = "no service of the system could be found that serves what this document describes";
  return { severity: "info", code: "spec-not-matched", message, file: spec.file, line: spec.evidence.line };
}

/** Endpoints that are served: their declaration. Endpoints that nobody serves: an operation of the one service that the document surely describes. */
function declareEndpoints(context: LinkContext, spec: SpecDocument, described: readonly Described[]): void {
  const certain = described.filter((one) => one.certain);
  const sole = certain.length === 1 ? certain[0] : undefined;
  for (const [i, endpoint] of httpEndpoints(spec).entries()) {
    const declaredIn: Evidence[] = evidenceOf(endpoint);
    const { request, response, deprecated, access } = endpoint;
    const said = { protocol: "http" as const, request, response, deprecated, access, declaredIn };
    const serving = servingOf(described, i, sole);
    for (const { service, operation } of serving) context.operations.add({ service, ...said, method: operation.method, path: operation.path });
    if (serving.length > 0 || !sole) continue;
    const base = sole.match.matched.size > 0 ? sole.match.base : (serverBases(spec)[0] ?? "");
    context.operations.add({ service: sole.match.service, ...said, method: endpoint.method, path: rebase(endpoint.path, base) });
  }
}

function servingOf(described: readonly Described[], index: number, sole: Described | undefined) {
  const own = sole?.match.matched.get(index);
  if (sole && own) return [{ service: sole.match.service, operation: own.operation }];
  return described.flatMap(({ match }) => {
    const found = match.matched.get(index);
    return found ? [{ service: match.service, operation: found.operation }] : [];
  });
}
