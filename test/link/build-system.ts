/**
 * A system in a dozen lines: services with what the deployment and the code say of each.
 *
 *   const graph = system()
 *     .service("users", (s) => s.host("users", 8080).serves("GET /users/{id}"))
 *     .service("checkout", (s) => s.env("USERS_URL", "http://users:8080").calls("GET {env:USERS_URL}/users/{param:id}"))
 *     .link();
 */
import { linkSystem } from "../../src/link/link-system.js";
import type { VendorEntry } from "../../src/link/vendor-index.js";
import type { DeclaredDependency, EnvironmentValue, HostName, InfrastructureNode, LibraryLayout, RouteRule, ServiceLayout, SystemLayout } from "../../src/model/layout.js";
import type { Fact, InfrastructureFact, PrismaSchema, ServiceFacts, SpecDocument } from "../../src/model/facts.js";
import type { Confidence, DataflowGraph, DataShape, DatasetKind, Evidence, OperationKind, SpecKind } from "../../src/model/graph.js";
import type { HoleKind, Template } from "../../src/model/template.js";

export const place = (file: string, line = 1, confidence: Confidence = "certain"): Evidence => ({ file, line, detector: "test", confidence });

/** `{env:USERS_URL}/users/{param:id}`; `{env:USERS_URL=http://localhost:3001}` has a fallback; `{id}` is a parameter. */
export function template(text: string): Template {
  return text.split(/(\{[^{}]*\})/).filter(Boolean).map((part) => {
    const hole = /^\{(?:(env|config|param|unknown):)?([^=}]*)(?:=([^}]*))?\}$/.exec(part);
    if (!hole || part.includes('"')) return part;
    const kind = (hole[1] ?? "param") as HoleKind; // the pattern admits these four words only
    return { hole: kind, name: hole[2] ?? "", ...(hole[3] === undefined ? {} : { fallback: [[hole[3]]] }) };
  });
}

export const shape = (...names: string[]): DataShape => ({ fields: names.map((path) => ({ path, type: "string" })) });

const methodAndRest = (text: string): [string, string] => [text.slice(0, text.indexOf(" ")), text.slice(text.indexOf(" ") + 1)];

interface Shapes {
  request?: DataShape;
  response?: DataShape;
  confidence?: Confidence;
}

interface StoreAt {
  connection?: string;
  database?: string;
  kind?: DatasetKind;
  fields?: string[];
}

export class ServiceBuilder {
  readonly layout: ServiceLayout;
  readonly facts: Fact[] = [];
  #line = 0;

  constructor(name: string) {
    this.layout = { name, path: name, role: "backend", languages: ["typescript"], aliases: [name], hosts: [], environment: [], owners: [], evidence: [place(`${name}/package.json`)], sources: [`${name}/src/main.ts`], entries: [] };
  }

  #here(): { evidence: Evidence; confidence: Confidence } {
    this.#line += 1;
    return { evidence: place(`${this.layout.name}/src/main.ts`, this.#line), confidence: "certain" };
  }

  with(change: Partial<ServiceLayout>): this {
    Object.assign(this.layout, change);
    return this;
  }
  host(host: string, port?: number): this {
    const entry: HostName = { host, evidence: place("compose.yaml"), ...(port === undefined ? {} : { port }) };
    this.layout.hosts.push(entry);
    return this;
  }
  env(name: string, value: string, more: Partial<EnvironmentValue> = {}): this {
    this.layout.environment.push({ name, value, evidence: place("compose.yaml", 9), ...more });
    return this;
  }
  owner(name: string): this {
    this.layout.owners.push({ name, source: "codeowners", confidence: "certain", evidence: [place("CODEOWNERS")] });
    return this;
  }
  listens(port: string): this {
    return this.fact({ type: "listens", protocol: "http", port: [template(port)], ...this.#here() });
  }
  serves(route: string, shapes: Shapes & { kind?: OperationKind } = {}): this {
    const [method, path] = methodAndRest(route);
    return this.fact({ type: "http-endpoint", method, path, ...this.#here(), ...shapes });
  }
  calls(route: string | string[], shapes: Shapes = {}): this {
    const routes = [route].flat().map(methodAndRest);
    return this.fact({ type: "http-call", method: routes[0]?.[0] ?? "*", url: routes.map(([, url]) => template(url)), ...this.#here(), ...shapes });
  }
  proxies(prefix: string, target: string, rewriteTo?: string): this {
    return this.fact({ type: "http-proxy", prefix, target: [template(target)], ...this.#here(), ...(rewriteTo === undefined ? {} : { rewriteTo }) });
  }
  publishes(system: string, channel: string, ...fields: string[]): this {
    return this.fact({ type: "message-published", system, channelKind: "topic", channel: [template(channel)], ...this.#here(), ...(fields.length > 0 ? { payload: shape(...fields) } : {}) });
  }
  consumes(system: string, channel: string): this {
    return this.fact({ type: "message-consumed", system, channelKind: "topic", channel: [template(channel)], ...this.#here() });
  }
  grpcCall(operation: string, target?: string): this {
    return this.fact({ type: "rpc-call", protocol: "grpc", operation: [template(operation)], ...(target === undefined ? {} : { target: [template(target)] }), ...this.#here() });
  }
  grpcServes(operation: string): this {
    return this.fact({ type: "rpc-endpoint", protocol: "grpc", method: "", operation: [[operation]], ...this.#here() });
  }
  asks(pattern: string, more: { transport?: string; client?: string; target?: string } = {}): this {
    const { target, ...rest } = more;
    return this.fact({ type: "rpc-call", protocol: "rpc", operation: [template(pattern)], ...rest, ...(target === undefined ? {} : { target: [template(target)] }), ...this.#here() });
  }
  answers(pattern: string, transport = "tcp"): this {
    return this.fact({ type: "rpc-endpoint", protocol: "rpc", method: "", transport, operation: [[pattern]], ...this.#here() });
  }
  queries(operation: string, target?: string): this {
    return this.fact({ type: "rpc-call", protocol: "graphql", operation: [[operation]], ...(target === undefined ? {} : { target: [template(target)] }), ...this.#here() });
  }
  resolves(operation: string): this {
    return this.fact({ type: "rpc-endpoint", protocol: "graphql", method: operation.startsWith("Mutation") ? "MUTATION" : "QUERY", operation: [[operation]], ...this.#here() });
  }
  opens(system: string, at: StoreAt = {}): this {
    return this.fact({ type: "store-opened", system, ...connectionOf(at), ...this.#here() });
  }
  reads(system: string, dataset?: string, at: StoreAt = {}): this {
    return this.fact({ type: "store-read", ...this.#store(system, dataset, at) });
  }
  writes(system: string, dataset?: string, at: StoreAt = {}): this {
    return this.fact({ type: "store-write", ...this.#store(system, dataset, at) });
  }
  uses(vendor: string, operation?: string, host?: string): this {
    return this.fact({ type: "external-use", vendor, ...(operation === undefined ? {} : { operation }), ...(host === undefined ? {} : { host: [template(host)] }), ...this.#here() });
  }
  fact(fact: Fact): this {
    this.facts.push(fact);
    return this;
  }

  #store(system: string, dataset: string | undefined, at: StoreAt) {
    const payload = at.fields ? { payload: shape(...at.fields) } : {};
    return { system, datasetKind: at.kind ?? ("table" as const), ...(dataset === undefined ? {} : { dataset: [template(dataset)] }), ...connectionOf(at), ...payload, ...this.#here() };
  }
}

function connectionOf({ connection, database }: StoreAt) {
  return { ...(connection === undefined ? {} : { connection: [template(connection)] }), ...(database === undefined ? {} : { database: [template(database)] }) };
}

export class SystemBuilder {
  readonly #services: ServiceBuilder[] = [];
  readonly #specs: SpecDocument[] = [];
  readonly #prisma: PrismaSchema[] = [];
  readonly layout: SystemLayout = { system: "shop", roots: [{ name: "shop" }], services: [], libraries: [], infrastructure: [], programs: [], deployed: [], routes: [], dependencies: [], pathAliases: [], packages: {}, ownership: { ownersOf: () => [] }, diagnostics: [], seen: 0, skipped: [] };

  service(name: string, describe: (service: ServiceBuilder) => ServiceBuilder = (service) => service): this {
    this.#services.push(describe(new ServiceBuilder(name)));
    return this;
  }
  infrastructure(system: string, name: string, category: InfrastructureNode["category"] = "datastore"): this {
    this.layout.infrastructure.push({ system, category, name, hosts: [{ host: name, evidence: place("compose.yaml") }], environment: [], evidence: place("compose.yaml") });
    return this;
  }
  library(library: LibraryLayout): this {
    this.layout.libraries.push(library);
    return this;
  }
  route(rule: Omit<RouteRule, "evidence">): this {
    this.layout.routes.push({ ...rule, evidence: place("nginx.conf", 3) });
    return this;
  }
  deployed(...facts: InfrastructureFact[]): this {
    this.layout.deployed.push(...facts);
    return this;
  }
  dependency(from: string, to: string, detector: string): this {
    const dependency: DeclaredDependency = { from, to, evidence: { ...place("catalog-info.yaml"), detector } };
    this.layout.dependencies.push(dependency);
    return this;
  }
  /** An OpenAPI document of these operations. */
  openapi(file: string, operations: string[], more: Partial<SpecDocument> = {}): this {
    const facts = operations.map((route, i): Fact => {
      const [method, path] = methodAndRest(route);
      return { type: "http-endpoint", method, path, evidence: place(file, i + 2), confidence: "certain" };
    });
    return this.#spec(file, "openapi", { facts, ...more });
  }
  /** A proto file of these methods, `shop.Users/FindOne`. */
  proto(file: string, ...operations: string[]): this {
    return this.#spec(file, "protobuf", { facts: operations.map((name, i) => ({ type: "rpc-endpoint", protocol: "grpc", method: "", operation: [[name]], evidence: place(file, i + 2), confidence: "certain" })) });
  }
  schema(file: string, ...operations: string[]): this {
    return this.#spec(file, "graphql", { facts: operations.map((name, i) => ({ type: "rpc-endpoint", protocol: "graphql", method: name.startsWith("Mutation") ? "MUTATION" : "QUERY", operation: [[name]], evidence: place(file, i + 2), confidence: "certain" })) });
  }
  prisma(schema: PrismaSchema): this {
    this.#prisma.push(schema);
    return this;
  }
  #spec(file: string, kind: SpecKind, more: Partial<SpecDocument>): this {
    this.#specs.push({ file, kind, version: "", servers: [], evidence: place(file), facts: [], ...more });
    return this;
  }

  link(vendors: readonly VendorEntry[] = VENDORS): DataflowGraph {
    const facts: ServiceFacts[] = this.#services.map(({ layout, facts: all }) => ({ service: layout.name, frameworks: [], facts: all, diagnostics: [], filesRead: 1, skipped: [] }));
    return linkSystem({ layout: { ...this.layout, services: this.#services.map((one) => one.layout) }, facts, specs: this.#specs, prisma: this.#prisma, diagnostics: [], vendors });
  }
}

export const VENDORS: VendorEntry[] = [
  { id: "stripe", name: "Stripe", category: "payment", hosts: ["api.stripe.com", "*.stripe.com"] },
  { id: "slack", name: "Slack", category: "messaging", hosts: ["hooks.slack.com"] },
  { id: "sendgrid", name: "SendGrid", category: "mail", hosts: ["smtp.sendgrid.net"] },
  { id: "aws-bedrock", name: "Amazon Bedrock", category: "ai", hosts: ["*.amazonaws.com"] },
];

export const system = (): SystemBuilder => new SystemBuilder();

/** Requests, messages and store accesses as lines: `checkout -> users GET /users/{id} (certain)`; responses are left out. */
export function linesOf(graph: DataflowGraph): string[] {
  const operations = new Map(graph.operations.map((operation) => [operation.id as string, operation]));
  return graph.flows
    .filter((flow) => flow.kind !== "response")
    .map((flow) => {
      const operation = flow.operation && operations.get(flow.operation);
      const what = operation ? `${operation.method} ${operation.path}`.trim() : (flow.dataset ?? "");
      return [flow.kind === "request" ? "" : flow.kind, short(flow.from), "->", short(flow.to), what, `(${flow.confidence})`].filter(Boolean).join(" ");
    });
}

const short = (id: string): string => id.replace(/^service:/, "");

/** `checkout http-call GET {…}: why`. */
export const gapsOf = (graph: DataflowGraph): string[] => graph.unresolved.map((use) => `${short(use.service)} ${use.kind} ${use.template}: ${use.why}`);
