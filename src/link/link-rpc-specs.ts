import { compareText } from "../model/compare.js";
import type { RpcEndpointFact, SpecDocument } from "../model/facts.js";
import { constantOf } from "../model/template.js";
import type { LinkContext } from "./link-context.js";
import { evidenceOf } from "./link-context.js";
import { sortedUnique } from "./order.js";
import { parseGrpcName, sameGrpcMethod, sameGrpcService } from "./rpc-name.js";
import { folderService, isInside } from "./spec-folder.js";

/** A document that turned out to describe a service. */
export interface SpecOf {
  service: string;
  spec: SpecDocument;
}

interface Declared {
  spec: SpecDocument;
  fact: RpcEndpointFact;
  name: string;
}

/** Proto files and GraphQL schemas: declared operations join those that the code of some service implements. */
export function linkRpcSpecs(context: LinkContext, specs: readonly SpecDocument[]): SpecOf[] {
  const declared = specs.flatMap((spec) => spec.facts.flatMap((fact) => (fact.type === "rpc-endpoint" ? namesOf(fact).map((name) => ({ spec, fact, name })) : [])));
  return [...context.services.keys()].sort(compareText).flatMap((service) => {
    const grpc = declared.filter((one) => one.fact.protocol === "grpc" && implementsService(context, service, one.name));
    const others = declared.filter((one) => one.fact.protocol !== "grpc");
    return [...declare(context, service, ownCopies(context, service, grpc)), ...declare(context, service, servedBy(context, service, others))];
  });
}

function namesOf(fact: RpcEndpointFact): string[] {
  return fact.operation.flatMap((template) => constantOf(template) ?? []);
}

/** Does the code serve a method of this gRPC service? For code that is not read its name must say so. */
function implementsService(context: LinkContext, service: string, name: string): boolean {
  const wanted = parseGrpcName(name);
  if (!wanted) return false;
  const served = context.operations.withProtocol("grpc").filter((one) => one.operation.observedIn.length > 0);
  const implementing = served.filter((one) => {
    const parsed = parseGrpcName(one.operation.path);
    return parsed !== undefined && sameGrpcService(parsed, wanted);
  });
  if (implementing.length > 0) return implementing.some((one) => one.service === service);
  const layout = context.services.get(service);
  const unread = layout !== undefined && layout.sources.length === 0 && layout.role !== "frontend";
  const hint = context.hints.find([wanted.service]);
  return unread && hint?.exact === true && hint.service === service;
}

/** Several copies of a proto file: the one in the service's own folder counts, else all of them. */
function ownCopies(context: LinkContext, service: string, declared: readonly Declared[]): Declared[] {
  const folder = context.services.get(service)?.path ?? "";
  return declared.filter((one) => {
    const copies = declared.filter((other) => sameName(other.name, one.name));
    const own = copies.filter((copy) => folder !== "" && isInside(copy.spec.file, folder));
    return own.length === 0 || own.includes(one);
  });
}

function sameName(a: string, b: string): boolean {
  const [first, second] = [parseGrpcName(a), parseGrpcName(b)];
  return first !== undefined && second !== undefined && sameGrpcMethod(first, second);
}

/** GraphQL and the like: what the service is seen to serve; a schema in its own folder that it serves in part is its own in whole. */
function servedBy(context: LinkContext, service: string, declared: readonly Declared[]): Declared[] {
  const own = context.operations.of(service).filter((one) => one.operation.observedIn.length > 0);
  const isServed = (one: Declared): boolean => own.some(({ operation }) => operation.protocol === one.fact.protocol && operation.path === one.name);
  const served = declared.filter(isServed);
  const whole = new Set(served.map((one) => one.spec).filter((spec) => folderService(context.layout.services, spec.file)?.name === service));
  return declared.filter((one) => isServed(one) || whole.has(one.spec));
}

function declare(context: LinkContext, service: string, declared: readonly Declared[]): SpecOf[] {
  for (const { fact, name } of declared) {
    const { protocol, method, request, response, deprecated } = fact;
    context.operations.add({ service, protocol, method, path: name, request, response, deprecated, declaredIn: evidenceOf(fact) });
  }
  const files = sortedUnique(declared.map((one) => one.spec.file));
  return files.flatMap((file) => declared.find((one) => one.spec.file === file) ?? []).map(({ spec }) => ({ service, spec }));
}
