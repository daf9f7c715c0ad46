import type { Confidence } from "../model/graph.js";
import type { Alternatives, StoreFact, StoreOpenedFact } from "../model/facts.js";
import type { Hole } from "../model/template.js";
import { constantOf } from "../model/template.js";
import { weakest } from "./confidence.js";
import type { HandedOn } from "./environment.js";
import { handedOnAs } from "./environment.js";
import type { Filled } from "./fill-template.js";
import { fillTemplates } from "./fill-template.js";
import { isLocalHost } from "./host-index.js";
import type { LinkContext } from "./link-context.js";
import { environmentFor } from "./link-context.js";
import type { Connection } from "./parse-connection.js";
import { parseConnection } from "./parse-connection.js";

/** Which store is meant, as far as the code and the deployment say. What is absent is not known. */
export interface StoreIdentity {
  system: string;
  service: string;
  /** Name of the infrastructure node, else the host; never localhost. */
  host?: string;
  database?: string;
  /** A variable of whoever deploys that holds the connection; services of the same file get the same value. */
  deployed?: HandedOn;
  /** Nothing else is told: the library through whose statements several services use it. */
  shared?: string;
  confidence: Confidence;
}

// Systems in which a server holds no named databases, or where the number of one is no name.
const WITHOUT_DATABASES = /^(redis|valkey|memcached|elasticsearch|opensearch|etcd|consul|vault|meilisearch|typesense|algolia|weaviate|qdrant|pinecone)$/;

export function hasDatabases(system: string): boolean {
  return !WITHOUT_DATABASES.test(system);
}

/** Reads what one fact says of its store; undefined if it says nothing. */
export function identify(context: LinkContext, service: string, fact: StoreFact | StoreOpenedFact): StoreIdentity | undefined {
  const readings = connectionsOf(context, service, fact.connection).map((one) => locate(context, service, { system: fact.system, ...one }));
  const databases = constantsOf(context, service, fact.database);
  const reading = readings.find((one) => one.host !== undefined && one.database !== undefined) ?? readings.find((one) => one.host ?? one.database) ?? readings[0];
  const database = hasDatabases(fact.system) ? (databases[0]?.name ?? reading?.database) : undefined;
  const deployed = deployedAs(context, service, fact);
  if (reading?.host === undefined && database === undefined && deployed === undefined) return undefined;
  const confidence = weakest(reading?.confidence ?? "certain", databases[0]?.confidence ?? "certain", readings.length > 1 ? "resolved" : "certain");
  const host = reading?.host ?? soleNode(context, fact.system);
  return { system: fact.system, service, ...(host === undefined ? {} : { host }), ...(database === undefined ? {} : { database }), ...(deployed ? { deployed } : {}), confidence };
}

function deployedAs(context: LinkContext, service: string, fact: StoreFact | StoreOpenedFact): HandedOn | undefined {
  const holes = [...(fact.database ?? []), ...(fact.connection ?? [])].flat().filter((part): part is Hole => typeof part !== "string");
  const found = holes.filter((hole) => hole.hole !== "param").map((hole) => handedOnAs(environmentFor(context, service), hole.name));
  return found.find((one) => one !== undefined);
}

/** Services that are handed the same variable use the same store: what one of them tells of it (a development file, say) holds for all. */
export function shareDeployed(one: StoreIdentity, all: readonly StoreIdentity[]): StoreIdentity {
  if (!one.deployed || one.database !== undefined || !hasDatabases(one.system)) return one;
  const same = all.find((other) => other.system === one.system && other.database !== undefined && sameVariable(other.deployed, one.deployed));
  return same ? { ...same, service: one.service, confidence: "inferred" } : { ...one, confidence: "inferred" };
}

export function sameVariable(a: HandedOn | undefined, b: HandedOn | undefined): boolean {
  return a !== undefined && b !== undefined && a.file === b.file && a.variable === b.variable;
}

function connectionsOf(context: LinkContext, service: string, alternatives: Alternatives | undefined): { filled: Filled; connection: Connection }[] {
  const filled = fillTemplates(alternatives ?? [], environmentFor(context, service));
  return filled.map((one) => ({ filled: one, connection: parseConnection(one.template) }));
}

function constantsOf(context: LinkContext, service: string, alternatives: Alternatives | undefined): { name: string; confidence: Confidence }[] {
  return fillTemplates(alternatives ?? [], environmentFor(context, service)).flatMap((filled) => {
    const name = constantOf(filled.template);
    return name ? [{ name, confidence: filled.confidence }] : [];
  });
}

interface Reading {
  system: string;
  filled: Filled;
  connection: Connection;
}

/** Host names of the deployment become the names of its nodes; localhost is the only node of that system, if there is one. */
function locate(context: LinkContext, service: string, { system, filled, connection }: Reading): StoreIdentity {
  const { host, port, database } = connection;
  const base = { system, service, confidence: filled.confidence, ...(database !== undefined && hasDatabases(system) ? { database } : {}) };
  if (host === undefined) return base;
  const node = context.hosts.lookup(host, port, service)?.infrastructure;
  if (node && (!isLocalHost(host) || node.system === system)) return { ...base, host: node.name };
  if (!isLocalHost(host)) return { ...base, host };
  const sole = soleNode(context, system);
  return sole === undefined ? { ...base, confidence: weakest(base.confidence, "inferred") } : { ...base, host: sole, confidence: weakest(base.confidence, "inferred") };
}

function soleNode(context: LinkContext, system: string): string | undefined {
  const nodes = context.layout.infrastructure.filter((node) => node.system === system);
  return nodes.length === 1 ? nodes[0]?.name : undefined;
}
