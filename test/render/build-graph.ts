/** A graph in a few lines, for tests: `buildGraph("shop", (g) => g.service("orders").calls("payments", "POST /payments"))`. */
import type {
  Channel,
  Confidence,
  DataflowGraph,
  Datastore,
  Evidence,
  External,
  Field,
  Flow,
  NodeId,
  Operation,
  OperationProtocol,
  Service,
  ServiceId,
  ServiceRole,
  SpecKind,
} from "../../src/model/graph.js";
import { channelId, datastoreId, externalId, flowId, operationId, serviceId } from "../../src/model/ids.js";

interface ServiceOptions {
  role?: ServiceRole;
  owner?: string;
  path?: string;
  languages?: string[];
  frameworks?: string[];
  spec?: SpecKind;
}

interface Exchange {
  request?: string[];
  response?: string[];
  confidence?: Confidence;
  protocol?: OperationProtocol;
}

/** `"id email?:string"` would be too clever: a name, or `name:type`. */
const shape = (fields: string[]) => ({ fields: fields.map((text): Field => ({ path: text.split(":")[0] ?? text, type: text.split(":")[1] ?? "string" })) });

export class GraphBuilder {
  private readonly services = new Map<string, Service>();
  private readonly datastores = new Map<string, Datastore>();
  private readonly channels = new Map<string, Channel>();
  private readonly externals = new Map<string, External>();
  private readonly operations = new Map<string, Operation>();
  private readonly flows = new Map<string, Flow>();
  private line = 0;
  private current: Service;
  readonly graph: DataflowGraph;

  constructor(system: string) {
    this.current = emptyService("nobody", {});
    this.graph = {
      schemaVersion: 1,
      system,
      roots: [{ name: system }],
      services: [],
      datastores: [],
      channels: [],
      externals: [],
      operations: [],
      flows: [],
      lineage: [],
      unresolved: [],
      diagnostics: [],
      coverage: { files: { seen: 0, read: 0, skipped: [] }, uses: { resolved: 0, unresolved: 0 } },
    };
  }

  /** Starts a service; what follows belongs to it. */
  service(name: string, options: ServiceOptions = {}): this {
    const service = this.services.get(name) ?? emptyService(name, options);
    this.services.set(name, service);
    this.current = service;
    return this;
  }

  /** `GET /orders/{id}`; served in code unless only declared. */
  serves(operation: string, how: { declared?: boolean; observed?: boolean; deprecated?: boolean; protocol?: OperationProtocol } = {}): this {
    const made = this.operation(this.current.name, operation, how.protocol ?? "http");
    if (how.observed ?? true) made.observedIn.push(this.place("routes.ts", "express"));
    if (how.declared) made.declaredIn.push({ ...this.place("openapi.yaml", "openapi") });
    if (how.deprecated) made.deprecated = true;
    return this;
  }

  /** Request and response of one operation; served ones only are linked, others become a flow without an operation. */
  calls(callee: string, operation: string | undefined, exchange: Exchange = {}): this {
    const protocol = exchange.protocol ?? "http";
    const operationName = operation && operationId(callee, protocol, split(operation, protocol));
    const ends = { caller: this.current.id, callee: serviceId(callee) };
    const at = this.place("client.ts", "axios");
    const common = { protocol, ...(operationName && { operation: operationName }), confidence: exchange.confidence ?? ("resolved" as const) };
    this.flow({ ...common, kind: "request", from: ends.caller, to: ends.callee, ...(exchange.request && { payload: shape(exchange.request) }) }, at);
    this.flow({ ...common, kind: "response", from: ends.callee, to: ends.caller, ...(exchange.response && { payload: shape(exchange.response) }) }, at);
    return this;
  }

  publishes(channel: string, system = "kafka", fields?: string[]): this {
    const to = this.channel(channel, system);
    return this.flow({ kind: "publish", from: this.current.id, to, protocol: system, confidence: "certain", ...(fields && { payload: shape(fields) }) }, this.place("events.ts", system));
  }

  consumes(channel: string, system = "kafka"): this {
    return this.flow({ kind: "consume", from: this.channel(channel, system), to: this.current.id, protocol: system, confidence: "certain" }, this.place("listeners.ts", system));
  }

  reads(dataset: string, system: string, database: string): this {
    return this.flow({ kind: "read", from: this.store(dataset, system, database), to: this.current.id, protocol: system, dataset, confidence: "certain" }, this.place("repository.ts", system));
  }

  writes(dataset: string, system: string, database: string, fields?: string[]): this {
    const to = this.store(dataset, system, database);
    return this.flow({ kind: "write", from: this.current.id, to, protocol: system, dataset, confidence: "certain", ...(fields && { payload: shape(fields) }) }, this.place("repository.ts", system));
  }

  /** A third party, with an answer. */
  uses(name: string, exchange: Exchange = {}): this {
    const id = externalId(name);
    if (!this.externals.has(name)) this.externals.set(name, { id, name, hosts: [] });
    const at = this.place("vendor.ts", name);
    this.flow({ kind: "request", from: this.current.id, to: id, protocol: "http", confidence: "certain", ...(exchange.request && { payload: shape(exchange.request) }) }, at);
    return this.flow({ kind: "response", from: id, to: this.current.id, protocol: "http", confidence: "certain", ...(exchange.response && { payload: shape(exchange.response) }) }, at);
  }

  unresolved(kind: string, template: string, why: string): this {
    const evidence = [this.place("client.ts", "axios")];
    this.graph.unresolved.push({ id: `unresolved:${this.current.name}:${kind}:${template}`, service: this.current.id, kind, template, why, evidence });
    return this;
  }

  /** At the place of the last call. */
  unresolvedThere(kind: string, template: string, why: string): this {
    this.line -= 1;
    return this.unresolved(kind, template, why);
  }

  build(): DataflowGraph {
    const sorted = <T extends { id: string }>(items: Map<string, T>) => [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return {
      ...this.graph,
      services: sorted(this.services),
      datastores: sorted(this.datastores),
      channels: sorted(this.channels),
      externals: sorted(this.externals),
      operations: sorted(this.operations),
      flows: sorted(this.flows),
      coverage: { files: this.graph.coverage.files, uses: { resolved: this.flows.size, unresolved: this.graph.unresolved.length } },
    };
  }

  private operation(service: string, text: string, protocol: OperationProtocol): Operation {
    const target = split(text, protocol);
    const id = operationId(service, protocol, target);
    const made = this.operations.get(id) ?? { id, service: serviceId(service), protocol, ...target, observedIn: [], declaredIn: [] };
    this.operations.set(id, made);
    return made;
  }

  private channel(name: string, system: string): NodeId {
    const id = channelId(system, name);
    if (!this.channels.has(id)) this.channels.set(id, { id, system, name, kind: system === "kafka" ? "topic" : "queue", owners: [] });
    return id;
  }

  private store(dataset: string, system: string, database: string): NodeId {
    const id = datastoreId(system, database);
    const store = this.datastores.get(id) ?? { id, system, name: database, usedBy: [], datasets: [] };
    this.datastores.set(id, store);
    if (!store.usedBy.includes(this.current.id)) store.usedBy.push(this.current.id);
    if (!store.datasets.some((one) => one.name === dataset)) store.datasets.push({ name: dataset, kind: system === "mongodb" ? "collection" : "table", owners: [] });
    return id;
  }

  private flow(flow: Omit<Flow, "id" | "initiator" | "observedIn" | "declaredIn">, at: Evidence): this {
    const initiator = flow.kind === "response" || flow.kind === "consume" || flow.kind === "read" ? "to" : "from";
    const detail = flow.operation?.replace(/^operation:[^:]*:[^:]*:/, "") ?? flow.dataset ?? "";
    const id = flowId(flow.kind, flow, detail);
    if (!this.flows.has(id)) this.flows.set(id, { id, initiator, observedIn: [at], declaredIn: [], ...flow });
    return this;
  }

  private place(file: string, detector: string): Evidence {
    this.line += 1;
    const source = /\.ts$/.test(file) ? `src/${file}` : file;
    return { file: `${this.current.path}/${source}`, line: this.line, detector, confidence: "certain" };
  }
}

/** A finished graph. */
export function buildGraph(system: string, tell: (graph: GraphBuilder) => unknown): DataflowGraph {
  const builder = new GraphBuilder(system);
  tell(builder);
  return builder.build();
}

function emptyService(name: string, options: ServiceOptions): Service {
  const path = options.path ?? `services/${name}`;
  const evidence: Evidence[] = [{ file: `${path}/package.json`, line: 1, detector: "manifest", confidence: "certain" }];
  const id: ServiceId = serviceId(name);
  return {
    id,
    name,
    path,
    role: options.role ?? "backend",
    languages: options.languages ?? ["typescript"],
    frameworks: options.frameworks ?? [],
    hosts: [name],
    owners: options.owner ? [{ name: options.owner, source: "codeowners", confidence: "certain", evidence: [{ file: "CODEOWNERS", line: 1, detector: "codeowners", confidence: "certain" }] }] : [],
    specs: options.spec ? [{ file: `${path}/openapi.yaml`, kind: options.spec }] : [],
    evidence,
  };
}

function split(operation: string, protocol: OperationProtocol): { method: string; path: string } {
  const [method = "", path = ""] = operation.split(" ");
  return protocol === "http" ? { method, path } : { method: "", path: operation };
}
