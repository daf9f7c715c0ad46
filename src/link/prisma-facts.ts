import type { PrismaModel, PrismaSchema, StoreFact, StoreOpenedFact } from "../model/facts.js";
import type { ServiceLayout } from "../model/layout.js";
import type { Template } from "../model/template.js";
import { constantOf } from "../model/template.js";
import { isInside } from "./spec-folder.js";

type AnyStoreFact = StoreFact | StoreOpenedFact;

/** The system that facts carry whose client names models of a Prisma schema, not tables. */
export const PRISMA = "prisma";

/** Facts that name Prisma models become facts on the tables of the schema that has these models. */
export function fromPrisma(service: ServiceLayout, facts: readonly AnyStoreFact[], schemas: readonly PrismaSchema[]): AnyStoreFact[] {
  const named = facts.filter((fact) => fact.system === PRISMA);
  const chosen = named.length === 0 ? undefined : schemaFor(service, named, schemas);
  // without a schema, nothing tells a relation from a column
  if (!chosen) return facts.filter((fact) => !isRelation(fact));
  const schema = whole(chosen, schemas);
  const wanted = named.flatMap((fact) => related(fact, schema));
  const opened = wanted.find((fact) => fact.type === "store-opened") ?? wanted[0];
  const rest = [...facts.filter((fact) => fact.system !== PRISMA), ...wanted.map((fact) => onTables(fact, schema))];
  return opened ? [...rest, openedBy(opened, schema, wanted)] : rest;
}

/** A schema may be spread over the files of a folder. */
function whole(schema: PrismaSchema, schemas: readonly PrismaSchema[]): PrismaSchema {
  const folder = schema.file.slice(0, schema.file.lastIndexOf("/") + 1);
  const others = schemas.filter((other) => other !== schema && folder !== "" && other.file.startsWith(folder));
  return { ...schema, models: [...schema.models, ...others.flatMap((other) => other.models)] };
}

/** `User>posts>comments`: relations that a query follows, as far as its text says. */
const relationMark = ">";

const isRelation = (fact: AnyStoreFact): boolean => fact.type !== "store-opened" && (fact.dataset ?? []).some((name) => constantOf(name)?.includes(relationMark));

/** The model at the end of the relations; a column has none, and says nothing. */
function related(fact: AnyStoreFact, schema: PrismaSchema): AnyStoreFact[] {
  if (fact.type === "store-opened" || !isRelation(fact)) return [fact];
  const models = (fact.dataset ?? []).flatMap((name) => {
    const [first = "", ...steps] = (constantOf(name) ?? "").split(relationMark);
    const found = steps.reduce<PrismaModel | undefined>((model, step) => {
      const relation = model?.relations.find((one) => one.name === step);
      return relation && modelOf(schema, relation.model);
    }, modelOf(schema, first));
    return found ? [[found.name]] : [];
  });
  return models.length ? [{ ...fact, dataset: models }] : [];
}

/** Of the schemas with the most of the models that are used, the one nearest to the service. */
function schemaFor(service: ServiceLayout, facts: readonly AnyStoreFact[], schemas: readonly PrismaSchema[]): PrismaSchema | undefined {
  const names = modelNames(facts);
  const scored = schemas.map((schema) => ({
    schema,
    known: names.filter((name) => modelOf(schema, name) !== undefined).length,
    own: service.path !== "" && isInside(schema.file, service.path) ? 1 : 0,
  }));
  const best = scored.filter((one) => one.known > 0 || (names.length === 0 && one.own > 0)).sort((a, b) => b.own - a.own || b.known - a.known);
  const [first, second] = best;
  if (!first) return undefined;
  // Two schemas elsewhere that fit alike: nothing tells which database is meant.
  const tied = second !== undefined && second.own === first.own && second.known === first.known && second.schema.urlVariable !== first.schema.urlVariable;
  return tied ? undefined : first.schema;
}

function modelNames(facts: readonly AnyStoreFact[]): string[] {
  return facts.flatMap((fact) => (fact.type === "store-opened" ? [] : (fact.dataset ?? []).flatMap((name) => constantOf(name) ?? [])));
}

function modelOf(schema: PrismaSchema, name: string): PrismaModel | undefined {
  const lower = name.toLowerCase();
  return schema.models.find((model) => model.name.toLowerCase() === lower) ?? schema.models.find((model) => model.table.toLowerCase() === lower);
}

function onTables(fact: AnyStoreFact, schema: PrismaSchema): AnyStoreFact {
  const system = schema.system ?? fact.system;
  const placed = { ...fact, system, ...connectionOf(fact, schema) };
  if (placed.type === "store-opened" || fact.type === "store-opened" || fact.dataset === undefined) return placed;
  const datasetKind = system === "mongodb" ? "collection" : fact.datasetKind;
  return { ...placed, datasetKind, dataset: fact.dataset.map((name) => tableOf(schema, name)) };
}

function tableOf(schema: PrismaSchema, name: Template): Template {
  const text = constantOf(name);
  const model = text === undefined ? undefined : modelOf(schema, text);
  return model ? [model.table] : name;
}

function connectionOf(fact: AnyStoreFact, schema: PrismaSchema): Pick<StoreFact, "connection"> {
  if (fact.connection !== undefined && fact.connection.length > 0) return { connection: fact.connection };
  return schema.urlVariable === undefined ? {} : { connection: [[{ hole: "env", name: schema.urlVariable }]] };
}

/** The tables that are used, with the columns that the schema gives them. */
function openedBy(opened: AnyStoreFact, schema: PrismaSchema, facts: readonly AnyStoreFact[]): StoreOpenedFact {
  const system = schema.system ?? opened.system;
  const used = new Set(modelNames(facts).flatMap((name) => modelOf(schema, name) ?? []));
  const kind = system === "mongodb" ? ("collection" as const) : ("table" as const);
  const datasets = [...used].map((model) => ({
    name: model.table,
    kind,
    shape: { name: model.name, fields: model.fields },
    evidence: { ...schema.evidence, line: model.line },
  }));
  return { type: "store-opened", system, ...connectionOf(opened, schema), datasets, evidence: opened.evidence, confidence: opened.confidence };
}
