/**
 * Puts labels on all fields of a graph: of operations, flows, stores and channels.
 * In: a graph, the tables of words, and what the user has declared. Out: the graph with labels, and declarations that no field fits.
 */
import type { DeclaredPersonalData } from "../model/config.js";
import type { DataflowGraph, DataShape, External, Flow, Operation, OperationId } from "../model/graph.js";
import { PersonalData, type PrivacyKnowledge } from "./label-personal-data.js";

export interface LabelledGraph {
  graph: DataflowGraph;
  /** Positions of declarations that fit no field. */
  unused: number[];
}

export function labelGraph(graph: DataflowGraph, knowledge: PrivacyKnowledge, declared: readonly DeclaredPersonalData[] = []): LabelledGraph {
  const labels = new PersonalData(knowledge, declared);
  const operations = new Map<OperationId, Operation>(graph.operations.map((operation) => [operation.id, labelOperation(labels, operation)]));
  const externals = new Map<string, External>(graph.externals.map((external) => [external.id, external]));
  return {
    graph: {
      ...graph,
      datastores: graph.datastores.map((store) => ({ ...store, datasets: store.datasets.map((set) => ({ ...set, ...labelled(labels, "shape", { shape: set.shape, about: [set.name] }) })) })),
      channels: graph.channels.map((channel) => ({ ...channel, ...labelled(labels, "shape", { shape: channel.shape, about: [channel.name] }) })),
      operations: [...operations.values()],
      flows: graph.flows.map((flow) => ({ ...flow, ...labelled(labels, "payload", { shape: flow.payload, about: aboutFlow(flow, { operations, externals }) }) })),
    },
    unused: labels.unused(),
  };
}

interface Payload {
  shape: DataShape | undefined;
  about: readonly string[];
}

/** Empty where there is no shape: an absent payload is one that is not known. */
function labelled<K extends "shape" | "payload" | "request" | "response">(labels: PersonalData, key: K, { shape, about }: Payload): { [P in K]?: DataShape } {
  const made: { [P in K]?: DataShape } = {};
  if (shape) made[key] = labels.label(shape, about);
  return made;
}

function labelOperation(labels: PersonalData, operation: Operation): Operation {
  const about = aboutOperation(operation);
  const both = ({ request, response }: { request?: DataShape; response?: DataShape }): Pick<Operation, "request" | "response"> => ({ ...labelled(labels, "request", { shape: request, about }), ...labelled(labels, "response", { shape: response, about }) });
  return { ...operation, ...both(operation), ...(operation.declared ? { declared: both(operation.declared) } : {}) };
}

/** The last words that are written in it: `/orders/{id}/buyer` → buyer, orders; `users.Users/FindOne` → FindOne, Users. */
function aboutOperation({ protocol, path }: Operation): string[] {
  const parts = protocol === "http" || protocol === "websocket" ? path.split("/").filter((part) => !/[{:*]/.test(part)) : path.split(/[./,:]/);
  return parts.filter((part) => part !== "").reverse().slice(0, 2);
}

interface Partners {
  operations: ReadonlyMap<OperationId, Operation>;
  externals: ReadonlyMap<string, External>;
}

function aboutFlow(flow: Flow, { operations, externals }: Partners): string[] {
  const operation = flow.operation && operations.get(flow.operation);
  if (operation) return aboutOperation(operation);
  const channel = [flow.from, flow.to].find((id) => id.startsWith("channel:"));
  const trade = externals.get(flow.to)?.category;
  return [...(flow.dataset === undefined ? [] : [flow.dataset]), ...(channel === undefined ? [] : [channel.slice(channel.lastIndexOf(":") + 1)]), ...(trade === undefined ? [] : [trade])];
}
