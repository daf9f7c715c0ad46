/**
 * The dataflow graph: the one structure in the middle. Every stage before it produces it, every stage after it only reads it.
 * In: nothing. Out: types only. May not import anything but its neighbours in `model`.
 */

/** How sure a statement is: read as a constant, computed from several places, matched by a rule, or a mere likelihood. */
export type Confidence = "certain" | "resolved" | "inferred" | "guessed";

export type ServiceId = `service:${string}`;
export type DatastoreId = `datastore:${string}`;
export type ChannelId = `channel:${string}`;
export type ExternalId = `external:${string}`;
export type OperationId = `operation:${string}`;
export type FlowId = `flow:${string}`;
/** The two ends of a flow. */
export type NodeId = ServiceId | DatastoreId | ChannelId | ExternalId;

/** One place that supports a statement. `file` is relative to the scanned system, posix; `line` and `column` count from 1. */
export interface Evidence {
  file: string;
  line: number;
  column?: number;
  /** Which reader or library model saw it, e.g. `axios`, `compose`, `openapi`. */
  detector: string;
  confidence: Confidence;
  reason?: string;
}

export type OwnerSource = "codeowners" | "catalog" | "spec" | "manifest" | "config" | "git-history";

export interface Owner {
  name: string;
  source: OwnerSource;
  confidence: Confidence;
  evidence: Evidence[];
}

/** A label of the IAB Tech Lab Privacy Taxonomy (Fideslang) on a field. */
export interface PersonalDataLabel {
  key: string;
  /** How careful one has to be with it. */
  sensitivity?: "internal" | "confidential" | "restricted";
  /** A special category of data in the sense of Article 9 GDPR. */
  article9?: true;
  reason: string;
}

/** One field of a payload. `path` is dotted, arrays marked: `user.email`, `items[].sku`. `type` is a short type name. */
export interface Field {
  path: string;
  type: string;
  optional?: boolean;
  /** Members of an enumeration: the only values that it may have. */
  values?: string[];
  personal?: PersonalDataLabel;
}

/** Fields of a payload. `open`: more fields than those listed may occur. */
export interface DataShape {
  name?: string;
  fields: Field[];
  open?: boolean;
}

export type ServiceRole = "backend" | "frontend" | "worker" | "job" | "gateway" | "function" | "unknown";

/** A document that describes (part of) a service. */
export interface SpecRef {
  file: string;
  kind: SpecKind;
  title?: string;
}
export type SpecKind = "openapi" | "protobuf" | "graphql" | "asyncapi";

export interface Service {
  id: ServiceId;
  name: string;
  /** Root-relative folder, posix; empty for a node that only deployment files show. */
  path: string;
  role: ServiceRole;
  languages: string[];
  frameworks: string[];
  /** Names under which others reach it (compose / Kubernetes service names, URLs). */
  hosts: string[];
  owners: Owner[];
  specs: SpecRef[];
  evidence: Evidence[];
}

export type DatasetKind = "table" | "collection" | "bucket" | "index" | "key" | "file" | "map";

export interface Dataset {
  name: string;
  kind: DatasetKind;
  shape?: DataShape;
  systemOfRecord?: ServiceId;
  owners: Owner[];
}

export interface Datastore {
  id: DatastoreId;
  /** OpenTelemetry `db.system.name`: postgresql, mongodb, redis, aws.s3 …; `file` and `memory` for the two it does not name. */
  system: string;
  name: string;
  usedBy: ServiceId[];
  datasets: Dataset[];
}

export type ChannelKind = "topic" | "queue" | "exchange" | "subject" | "stream" | "event";

export interface Channel {
  id: ChannelId;
  /** OpenTelemetry `messaging.system`: kafka, rabbitmq, aws_sqs, aws.sns …; lower-case own names where it has none. */
  system: string;
  name: string;
  kind: ChannelKind;
  shape?: DataShape;
  owners: Owner[];
}

export interface External {
  id: ExternalId;
  name: string;
  hosts: string[];
  category?: string;
  /** Is it on the configuration's list of processors of personal data? Absent: there is no list. */
  processor?: "declared" | "undeclared";
}

export type OperationProtocol = "http" | "grpc" | "graphql" | "websocket" | "rpc" | "trpc";

export interface Access {
  authentication: "required" | "none" | "unknown";
  scopes?: string[];
}

/**
 * Operations that belong to the pages of an application and not to programs: `page` answers a browser with a page, `action` takes what a page of the
 * same application sends (form actions, server functions).
 */
export type OperationKind = "page" | "action";

export interface Operation {
  id: OperationId;
  service: ServiceId;
  protocol: OperationProtocol;
  /** http: GET …, `*` for any; empty elsewhere, where `path` says all. */
  method: string;
  /** http: `/orders/{id}`; grpc: `package.Service/Method`; graphql: `Query.orders`; rpc: the message pattern. */
  path: string;
  /** Absent: made for programs to call. */
  kind?: OperationKind;
  request?: DataShape;
  response?: DataShape;
  /** What a document promises, where one does; `request` and `response` are what the code takes and gives, as far as it shows that. */
  declared?: { request?: DataShape; response?: DataShape };
  deprecated?: boolean;
  /** Where code serves it. */
  observedIn: Evidence[];
  /** Where a document declares it. */
  declaredIn: Evidence[];
  access?: Access;
}

export type FlowKind = "request" | "response" | "publish" | "consume" | "write" | "read";

export interface Flow {
  id: FlowId;
  /** The way the data moves. */
  from: NodeId;
  to: NodeId;
  /** Who starts it: caller, publisher, subscriber, reader, writer. */
  initiator: "from" | "to";
  kind: FlowKind;
  protocol: string;
  operation?: OperationId;
  dataset?: string;
  /** Of an exchange: routing keys that are published with, binding patterns that are consumed by. Absent: any, or unknown. */
  keys?: string[];
  /** Absent: unknown. An empty field list: a trigger that carries no data. */
  payload?: DataShape;
  observedIn: Evidence[];
  declaredIn: Evidence[];
  confidence: Confidence;
}

/** Inside a service: which incoming field becomes which outgoing field. */
export interface FieldLink {
  service: ServiceId;
  from: { flow: FlowId; field: string };
  to: { flow: FlowId; field: string };
  how: "copied" | "derived" | "decides";
  evidence: Evidence[];
}

/** A use that met no partner. `template`: the known parts, `{…}` for the rest. */
export interface UnresolvedUse {
  id: string;
  service: ServiceId;
  /** `http-call`, `message-published` …: the type of the fact. */
  kind: string;
  template: string;
  why: string;
  evidence: Evidence[];
}

export type DiagnosticSeverity = "error" | "warning" | "info";

/** Something that could not be read or decided; the run went on. */
export interface Diagnostic {
  severity: DiagnosticSeverity;
  /** kebab-case: `file-not-parsed`, `spec-invalid`, `reference-not-found`, `link-leaves-root` … */
  code: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

/** Files left out, by reason: `test`, `generated`, `ignored`, `vendored`, `minified`, `declaration`, `too-large`, `binary` … */
export interface SkippedFiles {
  reason: string;
  count: number;
  /** At most five, to make the reason checkable. */
  examples: string[];
}

export interface Coverage {
  files: { seen: number; read: number; skipped: SkippedFiles[] };
  uses: { resolved: number; unresolved: number };
}

export interface DataflowGraph {
  schemaVersion: 1;
  system: string;
  roots: { name: string; revision?: string }[];
  services: Service[];
  datastores: Datastore[];
  channels: Channel[];
  externals: External[];
  operations: Operation[];
  flows: Flow[];
  lineage: FieldLink[];
  unresolved: UnresolvedUse[];
  diagnostics: Diagnostic[];
  coverage: Coverage;
}
