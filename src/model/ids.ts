/**
 * Ids are built from names, never from positions, so that two revisions can be compared. The only place where they are made.
 * In: names. Out: ids as `graph-model` fixes them. Hosts, ports and credentials never enter an id.
 */
import type { ChannelId, DatastoreId, ExternalId, FlowId, FlowKind, NodeId, OperationId, OperationProtocol, ServiceId } from "./graph.js";

export const serviceId = (name: string): ServiceId => `service:${name}`;
export const datastoreId = (system: string, name: string): DatastoreId => `datastore:${system}:${name}`;
export const channelId = (system: string, name: string): ChannelId => `channel:${system}:${name}`;
export const externalId = (name: string): ExternalId => `external:${name}`;

/** `operation:orders:http:GET /orders/{id}`; without a method `operation:users:grpc:users.UserService/FindOne`. */
export function operationId(service: string, protocol: OperationProtocol, target: { method: string; path: string }): OperationId {
  return `operation:${service}:${protocol}:${target.method ? `${target.method} ` : ""}${target.path}`;
}

/** What `flowId` was given to tell parallel flows apart; empty if nothing. */
export function detailOfFlow({ id, kind, from, to }: { id: FlowId; kind: FlowKind; from: NodeId; to: NodeId }): string {
  return id.slice(flowId(kind, { from, to }, "").length + 1);
}

/** `flow:request:service:web->service:users:GET /users/{id}`; `detail` tells parallel flows apart (operation, dataset). */
export function flowId(kind: FlowKind, ends: { from: NodeId; to: NodeId }, detail: string): FlowId {
  return `flow:${kind}:${ends.from}->${ends.to}${detail ? `:${detail}` : ""}`;
}
