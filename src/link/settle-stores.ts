import type { PrismaSchema, StoreFact, StoreOpenedFact } from "../model/facts.js";
import type { Confidence } from "../model/graph.js";
import { weakest } from "./confidence.js";
import { fillTemplates } from "./fill-template.js";
import type { LinkContext } from "./link-context.js";
import { environmentFor } from "./link-context.js";
import { parseConnection } from "./parse-connection.js";
import { fromPrisma, PRISMA } from "./prisma-facts.js";
import { sortedUnique } from "./order.js";

export type AnyStoreFact = StoreFact | StoreOpenedFact;

/** A store fact of one service, with a real system wherever that could be told. */
export interface SettledStore {
  service: string;
  fact: AnyStoreFact;
}

// Systems as facts carry them when the code asks an object mapper and does not say which database is behind it.
const UNTOLD = /^(other_sql|sql|unknown|prisma|)$/;
const RELATIONAL = /^(postgresql|mysql|mariadb|microsoft\.sql_server|oracle\.db|cockroachdb|sqlite|ibm\.db2)$/;

/** Brings models to tables and mappers to databases before stores are named. */
export function settleStores(context: LinkContext, schemas: readonly PrismaSchema[]): SettledStore[] {
  return context.facts.flatMap(({ service, facts }) => {
    const layout = context.services.get(service);
    const stores = facts.filter(isStoreFact);
    const settled = layout ? fromPrisma(layout, stores, schemas) : stores;
    const told = sortedUnique(settled.map((fact) => fact.system).filter((system) => RELATIONAL.test(system)));
    return settled.map((fact) => ({ service, fact: UNTOLD.test(fact.system) ? withSystem(context, fact, { service, told }) : fact }));
  });
}

function isStoreFact(fact: { type: string }): fact is AnyStoreFact {
  return fact.type === "store-read" || fact.type === "store-write" || fact.type === "store-opened";
}

interface Known {
  service: string;
  /** Relational systems that the service is known to use. */
  told: readonly string[];
}

/** By the connection; else the one that the service uses elsewhere; else the one that its deployment gives it; else the only one there is. */
function withSystem(context: LinkContext, fact: AnyStoreFact, { service, told }: Known): AnyStoreFact {
  const byConnection = connectedSystem(context, service, fact);
  if (byConnection !== undefined) return { ...fact, system: byConnection };
  const candidates = [told, deployedFor(context, service, fact.system), everywhere(context, fact.system)].find((systems) => systems.length === 1);
  const confidence: Confidence = weakest(fact.confidence, "inferred");
  return candidates?.[0] === undefined ? fact : { ...fact, system: candidates[0], confidence };
}

function connectedSystem(context: LinkContext, service: string, fact: AnyStoreFact): string | undefined {
  for (const filled of fillTemplates(fact.connection ?? [], environmentFor(context, service))) {
    const { system, host, port } = parseConnection(filled.template);
    const node = host === undefined ? undefined : context.hosts.lookup(host, port, service)?.infrastructure;
    const found = system ?? node?.system;
    if (found !== undefined) return found;
  }
  return undefined;
}

function mayBe(untold: string, system: string): boolean {
  return RELATIONAL.test(system) || (untold === PRISMA && system === "mongodb");
}

/** Databases that the deployment starts before the service. */
function deployedFor(context: LinkContext, service: string, untold: string): string[] {
  const needed = new Set(context.layout.dependencies.filter((one) => one.from === service).map((one) => one.to));
  return sortedUnique(context.layout.infrastructure.filter((node) => needed.has(node.name) && mayBe(untold, node.system)).map((node) => node.system));
}

function everywhere(context: LinkContext, untold: string): string[] {
  return sortedUnique(context.layout.infrastructure.filter((node) => mayBe(untold, node.system)).map((node) => node.system));
}
