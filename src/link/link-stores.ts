import { groupedBy } from "../model/compare.js";
import type { Confidence, DatastoreId } from "../model/graph.js";
import type { PrismaSchema, StoreFact, StoreOpenedFact } from "../model/facts.js";
import { serviceId } from "../model/ids.js";
import { constantOf } from "../model/template.js";
import { weakest } from "./confidence.js";
import { fillTemplates } from "./fill-template.js";
import type { LinkContext } from "./link-context.js";
import { environmentFor, evidenceOf } from "./link-context.js";
import { nameOf } from "./name-of.js";
import type { AnyStoreFact } from "./settle-stores.js";
import { settleStores } from "./settle-stores.js";
import { keyOf, sharedStores } from "./shared-stores.js";
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
  const known = new Set(told.filter((use) => use.identity).map(groupOf));
  const shared = sharedStores(context, told.filter((use) => !known.has(groupOf(use))));
  const uses = told.map((use) => ({ ...use, identity: use.identity ? shareDeployed(use.identity, identities) : sharedIdentity(use, shared.get(groupOf(use))) }));
  const names = new StoreNames(uses.flatMap((use) => use.identity ?? []));
  const groups = new Map(groupedBy(uses, groupOf).map(([key, group]) => [key, { group, agreed: agreedIdentity(group, names) }]));
  const accesses = uses.flatMap((use): Access[] => {
    if (use.fact.type === "store-opened") addOpened(context, { ...use, fact: use.fact }, names);
    if (use.fact.type === "store-opened") return [];
    const identity = use.identity ?? connectionFor(use, groups.get(groupOf(use)));
    return [{ service: use.service, fact: use.fact, identity, name: names.nameOf(use.fact.system, use.service, identity), sets: datasetsOf(context, use.service, use.fact) }];
  });
  for (const access of accesses.filter((one) => one.sets.problem === undefined)) addAccess(context, access);
  for (const access of accesses.filter((one) => one.sets.problem !== undefined)) addAccess(context, access);
}

const groupOf = ({ service, fact: { system } }: StoreUse): string => keyOf({ service, system });

function sharedIdentity({ service, fact: { system } }: StoreUse, shared: string | undefined): StoreIdentity | undefined {
  return shared === undefined ? undefined : { system, service, shared, confidence: "inferred" };
}

/** A read or write with everything that could be told of it. */
interface Access {
  service: string;
  fact: StoreFact;
  identity: StoreIdentity | undefined;
  /** Of the store. */
  name: string;
  sets: Datasets;
}

/** The one connection that a service opens for a system, if it opens just one. */
function agreedIdentity(group: readonly StoreUse[], names: StoreNames): StoreIdentity | undefined {
  const identities = group.flatMap((use) => use.identity ?? []);
  const first = identities[0];
  return first && identities.every((other) => names.same(other, first)) ? first : undefined;
}

/** The agreed one; of several connections the one that is said to hold the dataset. */
function connectionFor(use: StoreUse, known: { group: readonly StoreUse[]; agreed: StoreIdentity | undefined } | undefined): StoreIdentity | undefined {
  return known?.agreed ?? known?.group.find((other) => other.identity && holds(other.fact, use.fact))?.identity;
}

function holds(opened: AnyStoreFact, used: AnyStoreFact): boolean {
  if (opened.type !== "store-opened" || used.type === "store-opened") return false;
  const wanted = (used.dataset ?? []).map(constantOf);
  return (opened.datasets ?? []).some((dataset) => wanted.includes(dataset.name));
}

function addOpened(context: LinkContext, use: StoreUse & { fact: StoreOpenedFact }, names: StoreNames): void {
  const { system, datasets } = use.fact;
  const store = context.graph.datastore({ system, name: names.nameOf(system, use.service, use.identity), usedBy: use.service });
  for (const { name, kind, shape } of datasets ?? []) context.graph.dataset(store, { name, kind, shape });
}

/** Accesses whose table could not be told come last: beside known ones they are a gap in the analysis, and no flow of their own. */
function addAccess(context: LinkContext, access: Access): void {
  const { service, fact, identity, sets } = access;
  const store = context.graph.datastore({ system: fact.system, name: access.name, usedBy: service });
  const sure = weakest(fact.confidence, identity?.confidence ?? ownConfidence(fact.system));
  for (const set of sets.named) {
    context.graph.dataset(store, { name: set.name, kind: fact.datasetKind, shape: fact.payload });
    addFlow(context, access, { store, dataset: set.name, confidence: weakest(sure, set.confidence) });
  }
  const told = sets.problem !== undefined && context.graph.hasDataset(endsOf(access, store));
  if (sets.named.length === 0 && !told) addFlow(context, access, { store, confidence: sure });
  if (sets.problem === undefined) context.uses.resolved += 1;
  else addUnresolved(context, service, { fact, template: `${fact.system} ${printAlternatives(fact.dataset ?? [])}`, why: sets.problem });
}

function endsOf({ service, fact }: Access, store: DatastoreId) {
  if (fact.type === "store-write") return { kind: "write", from: serviceId(service), to: store, initiator: "from" } as const;
  return { kind: "read", from: store, to: serviceId(service), initiator: "to" } as const;
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

function addFlow(context: LinkContext, access: Access, at: { store: DatastoreId; dataset?: string; confidence: Confidence }): void {
  context.graph.flow({
    ...endsOf(access, at.store),
    protocol: access.fact.system,
    detail: at.dataset ?? "",
    dataset: at.dataset,
    payload: access.fact.payload,
    observedIn: evidenceOf(access.fact),
    confidence: at.confidence,
  });
}
