import type { Operation, OperationProtocol, Service, SpecKind } from "../model/graph.js";
import type { GraphIndex } from "../model/graph-index.js";

/** Which kinds of document can describe an operation of a protocol. */
const documentKinds: Record<OperationProtocol, readonly SpecKind[]> = {
  http: ["openapi"],
  grpc: ["protobuf"],
  graphql: ["graphql"],
  websocket: ["asyncapi"],
  rpc: ["asyncapi"],
  trpc: [],
};

/** Does the service have any document that could describe operations of this protocol? */
export function hasSpecFor(service: Service, protocol: OperationProtocol, index: GraphIndex): boolean {
  if (service.specs.some((spec) => documentKinds[protocol].includes(spec.kind))) return true;
  return operationsOf(service, index).some((operation) => operation.protocol === protocol && operation.declaredIn.length > 0);
}

/** The operations of a service that programs call, in the graph's order. Pages and their actions need no document, and people call them. */
export const operationsOf = (service: Service, index: GraphIndex): readonly Operation[] => (index.operationsOf.get(service.id) ?? []).filter((operation) => operation.kind === undefined);

/**
 * Is the declared operation served by an observed one with a wider pattern, such as `* /orders/{rest}` or `ALL /*`?
 * Parameter names do not matter; a last segment `*` or `{name*}` takes any rest.
 */
export function coveredBy(declared: Operation, observed: Operation): boolean {
  if (observed.protocol !== declared.protocol) return false;
  if (observed.method !== "*" && observed.method !== declared.method) return false;
  return pathCovers(observed.path.split("/"), declared.path.split("/"));
}

function pathCovers(pattern: readonly string[], path: readonly string[]): boolean {
  const last = pattern.at(-1) ?? "";
  if (/^\*|\*\}?$/.test(last) && path.length >= pattern.length - 1) {
    return pattern.slice(0, -1).every((part, at) => segmentCovers(part, path[at] ?? ""));
  }
  return pattern.length === path.length && pattern.every((part, at) => segmentCovers(part, path[at] ?? ""));
}

const segmentCovers = (pattern: string, segment: string): boolean => pattern === segment || /^\{.*\}$/.test(pattern);
