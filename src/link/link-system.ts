/**
 * In: the layout, the facts of every service, the spec documents, and the vendor table. Out: one `DataflowGraph`.
 * Names meet here and nowhere else. Pure: no file system, no process, no console; the same input gives the same bytes.
 */
import { sortedBy } from "../model/compare.js";
import type { DataflowGraph, Diagnostic } from "../model/graph.js";
import type { Fact, PrismaSchema, ServiceFacts, SpecDocument } from "../model/facts.js";
import type { SystemLayout } from "../model/layout.js";
import { ownChannels, ownDatasets } from "./assign-owners.js";
import { coverageOf, mergeDiagnostics } from "./coverage.js";
import { createContext } from "./create-context.js";
import { declareByDependencies, declareMessages } from "./declare-flows.js";
import type { LinkContext } from "./link-context.js";
import { deploySystem } from "./deploy-system.js";
import { linkExternalUse } from "./link-externals.js";
import { linkHttpCall, linkHttpProxy } from "./link-http.js";
import { linkMessage } from "./link-messages.js";
import { linkOperations } from "./link-operations.js";
import { linkRoutes } from "./link-routes.js";
import { linkRpcCall } from "./link-rpc.js";
import type { SpecLinks } from "./link-specs.js";
import { linkSpecs } from "./link-specs.js";
import { linkStores } from "./link-stores.js";
import { serviceNode } from "./service-nodes.js";
import { addUnresolved } from "./unresolved-use.js";
import type { VendorEntry } from "./vendor-index.js";

export interface LinkInput {
  layout: SystemLayout;
  facts: ServiceFacts[];
  specs: SpecDocument[];
  /** Prisma schemas: where the models that code names are stored. */
  prisma?: PrismaSchema[];
  /** Of the stages before, as far as neither the layout nor the facts carry them. */
  diagnostics: Diagnostic[];
  vendors: readonly VendorEntry[];
}

/** Joins what was found in each part of the system into its dataflow graph. */
export function linkSystem(given: LinkInput): DataflowGraph {
  const { layout, facts } = deploySystem(given);
  const input: LinkInput = { ...given, layout, facts: [...facts] };
  const context = createContext(input);
  const documents = sortedBy(input.specs, (spec) => spec.file);
  linkOperations(context, documents);
  const specs = linkSpecs(context, documents);
  for (const { service, facts } of context.facts) {
    for (const fact of facts) linkFact(context, service, fact);
  }
  linkStores(context, sortedBy(input.prisma ?? [], (schema) => schema.file));
  linkRoutes(context);
  declareMessages(context, documents);
  return assemble(input, context, specs);
}

/** Endpoints, stores and listeners are joined elsewhere, all at once. */
function linkFact(context: LinkContext, service: string, fact: Fact): void {
  switch (fact.type) {
    case "http-call":
      return linkHttpCall(context, service, fact);
    case "http-proxy":
      return linkHttpProxy(context, service, fact);
    case "message-published":
    case "message-consumed":
      return linkMessage(context, service, fact);
    case "rpc-call":
      return linkRpcCall(context, service, fact);
    case "external-use":
      return linkExternalUse(context, service, fact);
    case "undecided":
      return addUnresolved(context, service, { fact, template: fact.template, why: fact.why });
    case "channel-bound":
    case "http-endpoint":
    case "rpc-endpoint":
    case "store-read":
    case "store-write":
    case "store-opened":
    case "listens":
    case "deployed":
    case "setting-given":
    case "channel-fed":
    case "component-given":
    case "subscription-given":
      return undefined;
  }
}

function assemble(input: LinkInput, context: LinkContext, specs: SpecLinks): DataflowGraph {
  const { layout } = input;
  const factsOf = new Map(context.facts.map((one) => [one.service, one]));
  const nodes = layout.services.map((service) => serviceNode(service, factsOf.get(service.name), specs.byService.get(service.name) ?? []));
  const services = sortedBy(nodes, (service) => service.id);
  const flows = declareByDependencies(context, context.graph.flows());
  return {
    schemaVersion: 1,
    system: layout.system,
    roots: layout.roots,
    services,
    datastores: ownDatasets(context.graph.datastores(), { services, flows }),
    channels: ownChannels(context.graph.channels(), { services, flows }),
    externals: context.graph.externals(),
    operations: context.operations.all(),
    flows,
    lineage: [],
    unresolved: context.graph.allUnresolved(),
    diagnostics: mergeDiagnostics(layout.diagnostics, ...context.facts.map((one) => one.diagnostics), input.diagnostics, specs.diagnostics),
    coverage: coverageOf(layout, context.facts, context.uses),
  };
}
