/**
 * The system as its folders, manifests and deployment files show it: what discover finds and every later stage is given.
 * In: nothing. Out: types only.
 */
import type { InfrastructureFact } from "./facts.js";
import type { Diagnostic, Evidence, Owner, ServiceRole, SkippedFiles } from "./graph.js";
import type { Template } from "./template.js";

/** Reads text files of the analysed system by their system-relative posix path. Never leaves the roots, never follows links out. */
export interface FileReader {
  /** All files that were seen and not ignored, sorted. */
  readonly files: readonly SourceFile[];
  /** The text (BOM removed); undefined if absent, binary, too large or unreadable (a diagnostic was recorded). */
  read(file: string): string | undefined;
}

export interface SourceFile {
  path: string;
  /** Bytes. */
  size: number;
}

/** An environment value that the deployment gives to a service. Secrets: `value` is kept out (empty) and `secret` is true. */
export interface EnvironmentValue {
  name: string;
  value: string;
  /** The value as the infrastructure composes it, with what only the deployment knows as holes. `value` is then for reading. */
  template?: Template;
  secret?: boolean;
  /** Certain: the deployment says so. Inferred: a sample file (`.env.example`) says so. */
  evidence: Evidence;
}

/** A name under which a node can be reached inside the system. */
export interface HostName {
  host: string;
  /** Port on which others reach it, if known. */
  port?: number;
  evidence: Evidence;
}

/** A service: something deployable with code (or an image) of its own. */
export interface ServiceLayout {
  name: string;
  /** System-relative folder; empty string for the root itself. `imageOnly` services have no code here. */
  path: string;
  role: ServiceRole;
  languages: string[];
  /** All names: folder, package, compose, Kubernetes, container. */
  aliases: string[];
  hosts: HostName[];
  environment: EnvironmentValue[];
  owners: Owner[];
  evidence: Evidence[];
  /** TypeScript and JavaScript source files that belong to it, sorted; tests, generated and minified ones are not among them. */
  sources: string[];
  /** Its own `package.json`, if any. */
  manifest?: string;
  /** Entry files that are known (main, bin, Dockerfile CMD, serverless handler). */
  entries: string[];
  /** The deployment knows an image, but there is no code for it in the roots. */
  imageOnly?: boolean;
}

/** Code inside the system that is no service: followed into, not shown. */
export interface LibraryLayout {
  name: string;
  path: string;
  manifest?: string;
  sources: string[];
}

/** Code that deploys the system instead of being part of it (CDK, SST, Pulumi): read for what it deploys, and no service. */
export interface InfrastructureProgram {
  /** Its own among services and programs. */
  name: string;
  path: string;
  sources: string[];
}

/** Infrastructure that deployment files show: a broker, a database, a cache. */
export interface InfrastructureNode {
  /** `postgresql`, `mongodb`, `redis`, `kafka`, `rabbitmq`, `aws.s3` … as in the graph. */
  system: string;
  category: "datastore" | "broker" | "other";
  name: string;
  hosts: HostName[];
  environment: EnvironmentValue[];
  evidence: Evidence;
}

/** A rule of a reverse proxy or ingress outside the code: requests under `path` go to `host` with the prefix replaced. */
export interface RouteRule {
  /** The service whose deployment holds the rule (nginx of a front end), or undefined for an ingress. */
  service?: string;
  /** Public host name, if the rule has one. */
  publicHost?: string;
  path: string;
  host: string;
  port?: number;
  /** What `path` is replaced by; absent: unchanged. */
  rewriteTo?: string;
  evidence: Evidence;
}

/** A dependency that a document declares (`catalog-info.yaml` dependsOn, compose depends_on). */
export interface DeclaredDependency {
  from: string;
  to: string;
  evidence: Evidence;
}

/** tsconfig `paths` in effect below `folder`; `baseUrl` and targets are system-relative. */
export interface PathAliases {
  folder: string;
  baseUrl?: string;
  paths: { pattern: string; targets: string[] }[];
}

export interface SystemLayout {
  system: string;
  roots: { name: string; revision?: string }[];
  services: ServiceLayout[];
  libraries: LibraryLayout[];
  infrastructure: InfrastructureNode[];
  programs: InfrastructureProgram[];
  /** What templates (CloudFormation, SAM, Serverless Framework) say of what they deploy. */
  deployed: InfrastructureFact[];
  routes: RouteRule[];
  dependencies: DeclaredDependency[];
  pathAliases: PathAliases[];
  /** Package name → system-relative folder, for every `package.json` in the roots. */
  packages: Record<string, string>;
  /** Owner of each source folder or file that a document gives: matched longest first. */
  ownership: OwnershipRules;
  diagnostics: Diagnostic[];
  seen: number;
  skipped: SkippedFiles[];
}

/** All that reading the code needs of a layout: plain data, which another thread can be sent. */
export type CodeLayout = Pick<SystemLayout, "services" | "programs" | "packages" | "pathAliases">;

/** Answers who owns a file, from CODEOWNERS and the like. */
export interface OwnershipRules {
  ownersOf(file: string): Owner[];
}
