/**
 * In: one service's source files, and the libraries of the system that it imports. Out: its facts, knowing nothing of other services.
 * May not run anything of the analysed code, nor need its `node_modules`.
 */
import type { DeclaredLibrary } from "../model/config.js";
import type { ServiceFacts } from "../model/facts.js";
import type { CodeLayout, FileReader, ServiceLayout } from "../model/layout.js";
import type { Vendor } from "../knowledge/vendor.js";
import { collectFile, findHandedFunctions, type Collection } from "./collect/collect-uses.js";
import { RoutedFiles } from "./collect/collect-file-routes.js";
import { collectModules, handModuleFunctions } from "./collect/collect-modules.js";
import { joinComparedRoutes } from "./collect/compared-routes.js";
import { joinControllers } from "./collect/controllers.js";
import { finishFacts, type Placed } from "./collect/finish-facts.js";
import { handLoadedRouters } from "./collect/loaded-routers.js";
import { Reach } from "./collect/reach.js";
import { keptStores } from "./collect/kept-stores.js";
import { packagesWithoutImport, relevantFiles, writtenWords } from "./collect/relevant-files.js";
import { joinRoutes } from "./collect/routes.js";
import type { Settled } from "./collect/settle.js";
import { collectUnknownRouters } from "./collect/unknown-routers.js";
import { packagesOfMessages } from "./collect/packages-of-messages.js";
import { withoutSetups } from "./collect/without-setups.js";
import { writtenFirst } from "./collect/written-places.js";
import { vendorModels } from "./collect/vendor-models.js";
import { describeFact } from "./describe-fact.js";
import type { FactDraft } from "./libraries/draft.js";
import { declaredModel, type DeclaredTally } from "./libraries/declared-library.js";
import { libraries } from "./libraries/index.js";
import { unknownPackage } from "./libraries/unknown-messaging.js";
import { LibraryRegistry } from "./libraries/registry.js";
import { Applications } from "./program/applications.js";
import type { ParsedFile } from "./program/source-program.js";
import { ImportResolver } from "./program/resolve-import.js";
import { SharedSources, SourceProgram } from "./program/source-program.js";
import { speaksSql } from "./sql/speaks-sql.js";
import { startSqlParser, type SqlParser } from "./sql/sql-parser.js";
import { createEngine, type Observer } from "./values/create-engine.js";
import { globalPackage } from "./values/library-handles.js";

export interface ExtractOptions {
  service: ServiceLayout;
  layout: CodeLayout;
  reader: FileReader;
  vendors?: readonly Vendor[];
  /** What several services of one run can share. Made by `createExtraction`. */
  shared?: Extraction;
  onNote?: (note: string) => void;
  /** Told of every expression that is asked about. */
  observe?: Observer;
}

/** Tables that are the same for all services of a run. */
export interface Extraction {
  registry: LibraryRegistry;
  resolver: ImportResolver;
  sources: SharedSources;
  applications: Applications;
  /** Started by `startSqlParser`. Without it, SQL is read by the simpler reader alone. */
  parseSql: SqlParser | undefined;
  /** What became of declared uses in the service that was read last. */
  declared: DeclaredTally;
}

export interface ExtractionParts {
  layout: CodeLayout;
  vendors?: readonly Vendor[];
  declared?: readonly DeclaredLibrary[];
  parseSql?: SqlParser | undefined;
}

/** The SQL parser, if the system speaks SQL. */
export async function sqlParserFor(reader: FileReader): Promise<SqlParser | undefined> {
  return speaksSql(reader, libraries) ? startSqlParser() : undefined;
}

/** `declared`: libraries that the project describes in its configuration. What they name is theirs alone. */
export function createExtraction(reader: FileReader, { layout, vendors = [], declared = [], parseSql }: ExtractionParts): Extraction {
  const tally: DeclaredTally = new Map();
  const own = declared.map((library) => declaredModel(library, tally));
  const models = [...libraries, ...own];
  return { registry: new LibraryRegistry([...models, ...vendorModels(vendors, models)]), resolver: new ImportResolver(reader, layout, new Set(own.flatMap((model) => [...model.packages]))), declared: tally, parseSql, sources: new SharedSources(exclusiveSources(layout)), applications: new Applications(reader) };
}

/** Sources of exactly one service. Code that another service also counts as its own is read once for both. */
function exclusiveSources(layout: CodeLayout): Set<string> {
  const counts = new Map<string, number>();
  for (const file of layout.services.flatMap((service) => service.sources)) counts.set(file, (counts.get(file) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count === 1).map(([file]) => file));
}

/** One service, made ready for being asked. */
export interface OpenService {
  program: SourceProgram;
  collection: Collection;
  /** Files that can hold a use. */
  files: readonly ParsedFile[];
  /** Files whose place is their route. */
  routed: RoutedFiles;
  reach: Reach;
}

export function openService(options: ExtractOptions): OpenService {
  const { service, layout, reader } = options;
  const { registry, resolver, sources, applications, declared, parseSql } = options.shared ?? createExtraction(reader, { layout, ...(options.vendors ? { vendors: options.vendors } : {}) });
  declared.clear();
  const program = new SourceProgram({ reader, resolver, sources }, service.sources, service.path);
  const engine = createEngine(program, registry, { parseSql, observe: options.observe });
  const packages = importedPackages(program, { registry, applications });
  const collection: Collection = { engine, registry, names: registry.lastNames(packages, writtenWords(program)), met: new Set(), packages, detectors: new Map() };
  const files = relevantFiles({ program, registry, packages, names: collection.names }).flatMap((file) => program.file(file) ?? []);
  handModuleFunctions(collection, program.reachable());
  const routed = new RoutedFiles(collection, applications);
  routed.hand();
  // a plugin may register plugins; each round can reveal the next, and four levels are more than people write
  for (let round = 0; round < 4 && findHandedFunctions(collection, files); round++) engine.forget();
  handLoadedRouters(collection, files);
  return { program, collection, files, routed, reach: new Reach(engine, new Set(service.sources)) };
}

export function extractService(options: ExtractOptions): ServiceFacts {
  const { service } = options;
  const { program, collection, files, routed, reach } = openService(options);
  const settled = [...routed.collect(), ...collectAll(collection, { files, reach }), ...collectUnknownRouters(collection)];
  const facts = finishFacts(withoutSetups(keptStores(placed(settled, collection)), (place) => program.isOwn(program.fileOf(place))), (file) => program.isOwn(file));
  if (options.onNote) for (const fact of facts) options.onNote(`${fact.evidence.file}:${fact.evidence.line}: ${service.name} ${describeFact(fact)} (${fact.confidence})`);
  return { service: service.name, frameworks: [...collection.met].sort(), facts, diagnostics: program.diagnostics, ...(options.shared?.declared.size ? { declared: Object.fromEntries(options.shared.declared) } : {}), filesRead: service.sources.length, skipped: [] };
}

interface Scope {
  files: readonly ParsedFile[];
  reach: Reach;
}

function collectAll(collection: Collection, { files, reach }: Scope): Settled[] {
  const modules = collectModules(collection, collection.engine.program.own);
  return [...modules, ...files.flatMap((file) => collectFile(collection, file, reach)).filter(({ sites }) => reach.isReached(sites))];
}

/** Packages with a model that the service's code imports; globals are always there. */
function importedPackages(program: SourceProgram, { registry, applications }: Pick<Extraction, "registry" | "applications">): Set<string> {
  for (const name of packagesOfMessages(program)) registry.adopt(name, unknownPackage);
  const found = new Set([globalPackage, ...packagesWithoutImport(program, registry)]);
  for (const { router } of program.own.flatMap((file) => applications.of(file))) for (const { model } of registry.fileRoutes(router)) found.add(model.packages[0] ?? "");
  for (const file of program.reachable()) {
    for (const { model } of registry.moduleRules(file, () => program.text(file) ?? "")) found.add(model.packages[0] ?? "");
    for (const target of program.targets(file)) {
      if (target.kind !== "package") continue;
      for (const name of [target.name, `${target.name}/${target.subpath}`]) if (registry.isModelled(name)) found.add(name);
    }
  }
  return found;
}

function placed(settled: readonly Settled[], { engine, detectors }: Collection): Placed[] {
  const joined = [...settled, ...joinRoutes(settled, engine), ...joinComparedRoutes(settled), ...joinControllers(settled)];
  return joined.flatMap(({ draft, sites }) => {
    engine.begin(true);
    return isFact(draft) ? [{ draft, sites: writtenFirst(engine, draft.writtenAt, sites), detector: sites.map((site) => detectors.get(site) ?? detectors.get(site.parent?.parent)).find((id) => id !== undefined) ?? "code" }] : [];
  });
}

const pieces: ReadonlySet<string> = new Set(["route", "mount", "router-prefix", "proxy", "compared-routes", "setting", "controller-route"]);

/** Pieces of routes have been joined to facts; what else a model says is one. */
function isFact(draft: Settled["draft"]): draft is FactDraft {
  return !pieces.has(draft.type);
}
