import type { Confidence } from "../model/graph.js";
import type { PrismaSchema, StoreFact } from "../model/facts.js";
import { serviceId } from "../model/ids.js";
import { constantOf } from "../model/template.js";
import { weakest } from "./confidence.js";
import { fillTemplates } from "./fill-template.js";
import type { LinkContext } from "./link-context.js";
import { environmentFor, evidenceOf } from "./link-context.js";
import { nameOf } from "./name-of.js";
import type { AnyStoreFact } from "./settle-stores.js";
import { settleStores } from "./settle-stores.js";
import type { StoreIdentity } from "./store-identity.js";
import { identify, shareDeployed } from "./store-identity.js";
import { StoreNames } from "./store-names.js";
import { addUnresolved, printAlternatives } from "./unresolved-use.js";

interface StoreUse {
  service: string;
  fact: AnyStoreFact;
  identity: StoreIdentity | undefined;
}

/** All uses of stores → datastores (one per host and database), their datasets, and read and write flows. */
export function linkStores(context: LinkContext, schemas: readonly PrismaSchema[]): void {
  const told = settleStores(context, schemas).map(({ service, fact }) => ({ service, fact, identity: identify(context, service, fact) }));
  const identities = told.flatMap((use) => use.identity ?? []);
  const uses = told.map((use) => ({ ...use, identity: use.identity && shareDeployed(use.identity, identities) }));
  const names = new StoreNames(uses.flatMap((use) => use.identity ?? []));
  for (const use of uses) {
    if (use.fact.type === "store-opened") addOpened(context, use, names);
    else addAccess(context, { ...use, fact: use.fact, identity: use.identity ?? connectionFor(use, uses, names) }, names);
  }
}

/** The connection that the service opens for that system; of several the one that is said to hold the dataset. */
function connectionFor(use: StoreUse, uses: readonly StoreUse[], names: StoreNames): StoreIdentity | undefined {
  const opened = uses.filter((other) => other.service === use.service && other.fact.system === use.fact.system && other.identity);
  const identities = opened.flatMap((other) => other.identity ?? []);
  const first = identities[0];
  if (first && identities.every((other) => names.same(other, first))) return first;
  return opened.find((other) => holds(other.fact, use.fact))?.identity;
}

function holds(opened: AnyStoreFact, used: AnyStoreFact): boolean {
  if (opened.type !== "store-opened" || used.type === "store-opened") return false;
  const wanted = (used.dataset ?? []).map(constantOf);
  return (opened.datasets ?? []).some((dataset) => wanted.includes(dataset.name));
}

function addOpened(context: LinkContext, use: StoreUse, names: StoreNames): void {
  if (use.fact.type !== "store-opened") return;
  const { system, datasets } = use.fact;
  const store = context.graph.datastore({ system, name: names.nameOf(system, use.service, use.identity), usedBy: use.service });
  for (const { name, kind, shape } of datasets ?? []) context.graph.dataset(store, { name, kind, shape });
}

function addAccess(context: LinkContext, use: StoreUse & { fact: StoreFact }, names: StoreNames): void {
  const { service, fact, identity } = use;
  const name = names.nameOf(fact.system, service, identity);
  const store = context.graph.datastore({ system: fact.system, name, usedBy: service });
  const sets = datasetsOf(context, service, fact);
  const sure = weakest(fact.confidence, identity?.confidence ?? ownConfidence(fact.system));
  for (const set of sets.named) {
    context.graph.dataset(store, { name: set.name, kind: fact.datasetKind, shape: fact.payload });
    addFlow(context, use, { store, dataset: set.name, confidence: weakest(sure, set.confidence) });
  }
  if (sets.named.length === 0) addFlow(context, use, { store, confidence: sure });
  if (sets.problem === undefined) context.uses.resolved += 1;
  else addUnresolved(context, service, { fact, template: `${fact.system} ${printAlternatives(fact.dataset ?? [])}`, why: sets.problem });
}

/** Files and maps are the service's own; so are the cloud's stores, for all that matters here. Elsewhere the own store is a guess of ours. */
function ownConfidence(system: string): Confidence {
  return /^(file|memory|sqlite)$|^(aws|gcp|google|azure)[._]/.test(system) ? "certain" : "inferred";
}

interface Datasets {
  named: { name: string; confidence: Confidence }[];
  problem?: string;
}

function datasetsOf(context: LinkContext, service: string, fact: StoreFact): Datasets {
  const filled = fillTemplates(fact.dataset ?? [], environmentFor(context, service));
  const named = filled.flatMap((one) => {
    const name = nameOf(one.template, fact.datasetKind === "key" ? { as: "*" } : {});
    return name === undefined ? [] : [{ name, confidence: weakest(one.confidence, constantOf(one.template) === undefined ? "resolved" : "certain") }];
  });
  // Keys and files are made at run time as a rule: that is no gap in the analysis.
  const gap = named.length === 0 && filled.length > 0 && fact.datasetKind !== "key" && fact.datasetKind !== "file";
  return gap ? { named, problem: `the name of the ${fact.datasetKind} is only known at run time` } : { named };
}

function addFlow(context: LinkContext, use: StoreUse & { fact: StoreFact }, at: { store: `datastore:${string}`; dataset?: string; confidence: Confidence }): void {
  const { service, fact } = use;
  const common = {
    protocol: fact.system,
    detail: at.dataset ?? "",
    dataset: at.dataset,
    payload: fact.payload,
    observedIn: evidenceOf(fact),
    confidence: at.confidence,
  };
  if (fact.type === "store-write") context.graph.flow({ ...common, kind: "write", from: serviceId(service), to: at.store, initiator: "from" });
  else context.graph.flow({ ...common, kind: "read", from: at.store, to: serviceId(service), initiator: "to" });
}
