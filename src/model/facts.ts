/**
 * Facts: what one service's code, or one spec, says by itself, knowing nothing of other services. Code and specs emit the same union.
 * In: nothing. Out: types only. Plain JSON, so that facts can be stored, cached, and joined later.
 */
import type { Access, ChannelKind, Confidence, DatasetKind, DataShape, Diagnostic, Evidence, Field, OperationKind, SpecKind } from "./graph.js";
import type { Template } from "./template.js";

interface FactBase {
  /** Where the library is used. */
  evidence: Evidence;
  /** Further places that matter, outermost last: a wrapper's caller, a mount, an infrastructure file. */
  via?: Evidence[];
  confidence: Confidence;
}

/** Alternatives of one value; empty: nothing is known. */
export type Alternatives = Template[];

/** A request to an HTTP server somewhere. `method` is upper case, `*` when unknown. `url` may be absolute, or a path alone. */
export interface HttpCallFact extends FactBase {
  type: "http-call";
  method: string;
  url: Alternatives;
  request?: DataShape;
  response?: DataShape;
}

/** A route that the service serves. `path` has `{name}` parameters and all prefixes; `method` upper case or `*`. */
export interface HttpEndpointFact extends FactBase {
  type: "http-endpoint";
  method: string;
  path: string;
  /** As `Operation.kind`. */
  kind?: OperationKind;
  request?: DataShape;
  response?: DataShape;
  deprecated?: boolean;
  access?: Access;
}

/** A proxy rule: everything under `prefix` is passed on to `target` (base URL alternatives), the prefix cut off or not. */
export interface HttpProxyFact extends FactBase {
  type: "http-proxy";
  prefix: string;
  target: Alternatives;
  /** What the prefix is replaced by on the way; absent: path is passed on unchanged. */
  rewriteTo?: string;
}

export interface MessageFact extends FactBase {
  type: "message-published" | "message-consumed";
  /** As `Channel.system`. */
  system: string;
  channelKind: ChannelKind;
  channel: Alternatives;
  /** The name stands for many, by the call's own word: `psubscribe("order.*")`, a topic given as a regular expression (written with its slashes). */
  pattern?: "glob" | "regex";
  /** Of an exchange: routing keys it is published with, patterns by which a queue is bound. */
  keys?: Alternatives;
  /** The name by which a sidecar knows the broker. */
  broker?: Alternatives;
  payload?: DataShape;
}

/** One end of a binding. */
export interface ChannelName {
  /** As `Channel.system`. */
  system: string;
  channelKind: ChannelKind;
  channel: Alternatives;
}

/** What `from` receives is passed on to `to`: a queue bound to an exchange, an SQS queue subscribed to an SNS topic, a subscription of a topic. */
export interface ChannelBoundFact extends FactBase {
  type: "channel-bound";
  from: ChannelName;
  to: ChannelName;
  /** Which messages, if not all: binding patterns. */
  keys?: Alternatives;
}

/**
 * A remote call that is not plain HTTP. `operation`: grpc `package.Service/Method`, rpc the message pattern, graphql `Query.name`.
 * `target`: URL or host alternatives if the code gives any; `client`: the name of the client the code asks for (injection token, channel).
 */
export interface RpcCallFact extends FactBase {
  type: "rpc-call";
  protocol: "grpc" | "graphql" | "rpc" | "trpc" | "websocket";
  /** For `rpc`: the transport (`tcp`, `redis`, `nats`, `rabbitmq`, `kafka` …). */
  transport?: string;
  operation: Alternatives;
  target?: Alternatives;
  client?: string;
  /** The file that makes what serves it, where a type says so: `createTRPCClient<AppRouter>()`. */
  declaredIn?: string;
  request?: DataShape;
  response?: DataShape;
}

export interface RpcEndpointFact extends FactBase {
  type: "rpc-endpoint";
  protocol: "grpc" | "graphql" | "rpc" | "trpc" | "websocket";
  transport?: string;
  /** graphql: QUERY, MUTATION or SUBSCRIPTION; empty elsewhere. */
  method: string;
  /** grpc `package.Service/Method`, graphql `Query.orders`, rpc the pattern. */
  operation: Alternatives;
  /** Each service that serves it gets every request, not one of them. */
  broadcast?: true;
  request?: DataShape;
  response?: DataShape;
  deprecated?: boolean;
}

export interface StoreFact extends FactBase {
  type: "store-read" | "store-write";
  /** As `Datastore.system`. */
  system: string;
  dataset?: Alternatives;
  datasetKind: DatasetKind;
  /** Connection URL or host alternatives, if the code gives any. */
  connection?: Alternatives;
  /** Database (namespace) alternatives, if the code gives them apart from the connection. */
  database?: Alternatives;
  payload?: DataShape;
}

/** The service opens a store without saying (here) what it reads or writes. Gives `store-*` facts of the same system their connection. */
export interface StoreOpenedFact extends FactBase {
  type: "store-opened";
  system: string;
  connection?: Alternatives;
  database?: Alternatives;
  /** Datasets known to live there (entities, models), with their shape. */
  datasets?: { name: string; kind: DatasetKind; shape?: DataShape; evidence: Evidence }[];
}

/** A third party used through its SDK. `vendor` is an id of the vendor table. */
export interface ExternalUseFact extends FactBase {
  type: "external-use";
  vendor: string;
  /** What is called, as far as known: `charges.create`. */
  operation?: string;
  /** Address alternatives, where the same SDK leads to whoever the code names: a mail server, a directory. */
  host?: Alternatives;
  request?: DataShape;
  response?: DataShape;
}

/** The service listens for connections. `port` alternatives if known. */
export interface ListensFact extends FactBase {
  type: "listens";
  protocol: string;
  port?: Alternatives;
}

/** Something that infrastructure code or a template starts: a function, a container, a machine. Which service it is, is decided in link. */
export interface Deployable {
  /** Its own name, its logical id, its package, the program that it starts: surest first. The first is what others refer to. */
  names: string[];
  /** Source files as written, with or without extension: relative to the file that says it or to a folder above that file. */
  entries: string[];
  /** Folders of code or of a container image, written likewise. */
  folders: string[];
}

/** A queue, topic, stream, table or bucket, under the logical name that the infrastructure gives it. */
export interface ResourceReference {
  /** As `Channel.system` or `Datastore.system`. */
  system: string;
  kind: ChannelKind | DatasetKind;
  name: Template;
}

/** Infrastructure code or a template says what one deployable is given. Names that differ by stage have a hole there. */
export interface DeployedFact extends FactBase {
  type: "deployed";
  what: Deployable;
  /** Environment values. `refers`: the value is the name, URL or ARN of something that is deployed along with it. */
  environment: { name: string; value: Template; refers: boolean }[];
  /** What starts it, or is fed to it. */
  receives: ResourceReference[];
  /** Routes of a gateway that lead to it. */
  serves: { method: string; path: string }[];
  /** What it has leave to do. `name` may be a parameter that stands for a resource elsewhere. */
  grants: { access: "send" | "receive" | "read" | "write"; resource: ResourceReference }[];
}

/** A setting of a parameter store, and what the infrastructure puts there. */
export interface SettingGivenFact extends FactBase {
  type: "setting-given";
  name: Template;
  value: Template;
}

/** As `ChannelBoundFact`, said by infrastructure: a subscription, a rule, a notification. `from` may be a bucket or table whose changes are told. */
export interface ChannelFedFact extends FactBase {
  type: "channel-fed";
  from: ResourceReference;
  to: ResourceReference;
}

/** A sidecar gives a store or a broker a name of its own, by which code asks for it: a component of Dapr. */
export interface ComponentGivenFact extends FactBase {
  type: "component-given";
  name: string;
  role: "state" | "pubsub" | "bindings";
  /** As `Channel.system` or `Datastore.system`. */
  system: string;
  connection?: Alternatives;
}

/** A sidecar hands the messages of a topic to a route of these services; without names, to those that have the route. */
export interface SubscriptionGivenFact extends FactBase {
  type: "subscription-given";
  /** Name of the broker's component. */
  component: string;
  channel: Template;
  services: string[];
  routes: string[];
}

/** What only the code or the templates of infrastructure say. */
export type InfrastructureFact = DeployedFact | SettingGivenFact | ChannelFedFact | ComponentGivenFact | SubscriptionGivenFact;

/** A modelled library was met, but its decisive argument could not be found out. */
export interface UndecidedFact extends FactBase {
  type: "undecided";
  /** The fact type that it would have been. */
  would: Exclude<Fact["type"], "undecided">;
  template: string;
  why: string;
}

export type Fact =
  | HttpCallFact
  | HttpEndpointFact
  | HttpProxyFact
  | MessageFact
  | ChannelBoundFact
  | RpcCallFact
  | RpcEndpointFact
  | StoreFact
  | StoreOpenedFact
  | ExternalUseFact
  | ListensFact
  | InfrastructureFact
  | UndecidedFact;

/** Everything extract found in one service. Can be written to a file and linked elsewhere. */
export interface ServiceFacts {
  /** `ServiceLayout.name`. */
  service: string;
  /** Names of the libraries and frameworks met, e.g. `express`. */
  frameworks: string[];
  facts: Fact[];
  diagnostics: Diagnostic[];
  filesRead: number;
  skipped: { file: string; reason: string }[];
  /** Of uses that the configuration declares, by library and number (`acme-bus#0`): how often each was met, and how often it said something. */
  declared?: Record<string, { met: number; said: number }>;
}

/** One spec document. Which service it describes is decided in link. */
export interface SpecDocument {
  file: string;
  kind: SpecKind;
  /** `3.0.3`, `proto3` … */
  version: string;
  title?: string;
  /** Base URLs or paths under which its operations are offered (`servers`, `host` + `basePath`). */
  servers: string[];
  contact?: string;
  evidence: Evidence;
  facts: Fact[];
}

/** One Prisma schema file: which tables or collections the code behind its client reads and writes. */
export interface PrismaSchema {
  file: string;
  /** As `Datastore.system`; undefined if neither this file nor one beside or above it has a datasource. */
  system?: string;
  /** Name of the environment variable that holds the connection URL. */
  urlVariable?: string;
  /** Folder of the generated client, system-relative, if the schema sets one. */
  clientOutput?: string;
  models: PrismaModel[];
  evidence: Evidence;
}

export interface PrismaModel {
  /** As the code names it: `prisma.order` is model `Order`. */
  name: string;
  /** Table or collection: `@@map`, else the model's name. */
  table: string;
  /** Columns under the names that the code uses; relations are no columns. */
  fields: Field[];
  /** Fields that lead to other models. */
  relations: { name: string; model: string }[];
  line: number;
}
