/**
 * A read-only index over a graph, and the questions that every reader asks of a flow.
 * In: a graph. Out: lookups. May not change the graph.
 */
import { compareText } from "./compare.js";
import type { Channel, DataflowGraph, Datastore, Evidence, External, Flow, NodeId, Operation, OperationId, Service, ServiceId } from "./graph.js";

export type GraphNode = Service | Datastore | Channel | External;

export interface GraphIndex {
  readonly graph: DataflowGraph;
  readonly nodes: ReadonlyMap<NodeId, GraphNode>;
  readonly services: ReadonlyMap<NodeId, Service>;
  readonly operations: ReadonlyMap<OperationId, Operation>;
  readonly operationsOf: ReadonlyMap<ServiceId, Operation[]>;
  readonly flowsFrom: ReadonlyMap<NodeId, Flow[]>;
  readonly flowsTo: ReadonlyMap<NodeId, Flow[]>;
}

/** Builds the index; linear in the size of the graph. */
export function indexGraph(graph: DataflowGraph): GraphIndex {
  const nodes: GraphNode[] = [...graph.services, ...graph.datastores, ...graph.channels, ...graph.externals];
  return {
    graph,
    nodes: new Map(nodes.map((node) => [node.id, node])),
    services: new Map(graph.services.map((service) => [service.id, service])),
    operations: new Map(graph.operations.map((operation) => [operation.id, operation])),
    operationsOf: collect(graph.operations, (operation) => operation.service),
    flowsFrom: collect(graph.flows, (flow) => flow.from),
    flowsTo: collect(graph.flows, (flow) => flow.to),
  };
}

/** Who starts the flow: caller, publisher, subscriber, reader, writer. */
export const initiatorOf = (flow: Flow): NodeId => (flow.initiator === "from" ? flow.from : flow.to);
/** The other end: callee, channel, store, third party. */
export const partnerOf = (flow: Flow): NodeId => (flow.initiator === "from" ? flow.to : flow.from);

/** The name people know a node by; the id without its kind when the node is missing from the graph. */
export function nodeName(index: GraphIndex, id: NodeId): string {
  return index.nodes.get(id)?.name ?? id.slice(id.indexOf(":") + 1);
}

/** `GET /orders/{id}`, `orders.Orders/FindOne`, `Query.orders`. */
export const operationTitle = (operation: Operation): string =>
  operation.protocol === "http" && operation.method ? `${operation.method} ${operation.path}` : operation.path;

/** `file:line`. */
export const placeOf = (evidence: Evidence): string => `${evidence.file}:${evidence.line}`;

/** Places without repetition, sorted by file and line. */
export function distinctEvidence(evidence: readonly Evidence[]): Evidence[] {
  const byPlace = new Map<string, Evidence>();
  for (const one of evidence) if (!byPlace.has(placeOf(one))) byPlace.set(placeOf(one), one);
  return [...byPlace.values()].sort((left, right) => compareText(left.file, right.file) || left.line - right.line);
}

function collect<K, V>(items: readonly V[], key: (item: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
