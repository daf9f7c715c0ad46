/**
 * The stages in order: the table of contents of headwater.
 * In: absolute paths of the roots. Out: the dataflow graph. May not analyse anything itself: each stage knows its part, and only that.
 */
import { findConfigs } from "./config/find-configs.js";
import { declaredLibraries } from "./config/declared-libraries.js";
import type { LoadedConfig } from "./config/read-config.js";
import { unheardDeclarations, unusedPersonalData, unusedProcessors } from "./config/unheard-declarations.js";
import { discoverWithGrammars, sourcePath, systemPath, type Discovery } from "./discover/discover.js";
import { vendors } from "./knowledge/vendors.js";
import { categories } from "./knowledge/personal-data/categories.js";
import { terms } from "./knowledge/personal-data/terms.js";
import { labelGraph } from "./link/label-graph.js";
import { markProcessors } from "./link/mark-processors.js";
import { linkSystem } from "./link/link-system.js";
import type { DeclaredLibrary } from "./model/config.js";
import type { Explanation } from "./model/explanation.js";
import type { DataflowGraph } from "./model/graph.js";
import { readSpecs } from "./specs/read-specs.js";
import { Crew } from "./workers/crew.js";
import { extractServices } from "./workers/extract-services.js";

/** What is scanned. */
export interface ScanInput {
  roots: string[];
  /** Folder in which a configuration is looked for, beside the roots; messages name it from there. */
  cwd: string;
  configFile?: string;
}

/** Hears what a scan is doing. */
export interface ScanListener {
  progress(text: string): void;
  detail(text: string): void;
  /** Details are heard: how each value was found is worth asking for. */
  isDetailed?: boolean;
}

/** Reads the system that the roots are, and joins what was found. `configFile`: instead of those found in the roots and here. */
export async function scanSystem(input: ScanInput, listener: ScanListener): Promise<DataflowGraph> {
  return (await scan(input, listener)).graph;
}

/** Where a line of code is: absolute, as the user wrote it. */
export interface AskedLine {
  file: string;
  line: number;
}

/** Reads the system, and then the services that reach the line once more, listening to how its values are found. Throws a `UserError` if the line is none of the system's code. */
export async function explainSystem(input: ScanInput, asked: AskedLine, listener: ScanListener): Promise<{ graph: DataflowGraph; explanation: Explanation }> {
  const { graph, discovery, declared } = await scan(input, listener);
  const { layout, reader } = discovery;
  const file = sourcePath(discovery, asked.file);
  listener.progress(`asking about ${file}:${asked.line}`);
  const { explainLine, openExplaining } = await import("./extract/explain/explain-line.js");
  const { createExtraction, sqlParserFor } = await import("./extract/extract-service.js");
  const owners = layout.services.filter((service) => service.sources.includes(file));
  const parseSql = await sqlParserFor(reader);
  const services = (owners.length ? owners : layout.services).flatMap((service) => {
    const shared = createExtraction(reader, { layout, vendors, declared, parseSql });
    return explainLine(openExplaining({ service, layout, reader, shared }), { file, line: asked.line }) ?? [];
  });
  return { graph, explanation: { file, line: asked.line, services } };
}

interface Scanned {
  graph: DataflowGraph;
  discovery: Discovery;
  declared: DeclaredLibrary[];
}

async function scan({ roots, ...where }: ScanInput, listener: ScanListener): Promise<Scanned> {
  const configs = findConfigs(roots, where);
  const crew = new Crew();
  try {
    const discovery = await discoverWithGrammars(roots, {
      onProgress: (text) => listener.progress(text),
      onWalked: (bytes) => crew.hire(bytes),
      onSkip: (file, reason) => listener.detail(`skipped ${file}: ${reason}`),
    });
    const { layout, reader, diagnostics } = discovery;
    const declared = declaredLibraries(configs, (file) => systemPath(discovery, file));
    const facts = await extractServices({ discovery, declared }, crew, listener);
    listener.progress("reading API documents");
    const specs = readSpecs(reader);
    for (const { file, kind, version } of specs.documents) listener.detail(`reading ${file}: ${kind} ${version}`);
    listener.progress("joining what was found");
    const linked = linkSystem({ layout, facts, specs: specs.documents, prisma: specs.prisma, diagnostics: [...diagnostics, ...specs.diagnostics, ...unheardDeclarations(configs, facts)], vendors });
    return { graph: withDeclarations(linked, configs), discovery, declared };
  } finally {
    await crew.dismiss();
  }
}

/** Labels of personal data and marks of processors, with what the configurations say of them. */
function withDeclarations(linked: DataflowGraph, configs: readonly LoadedConfig[]): DataflowGraph {
  const fields = configs.flatMap((loaded) => (loaded.config.personalData ?? []).map((one, index) => ({ ...one, at: { loaded, index } })));
  const listed = configs.flatMap((loaded) => (loaded.config.processors ?? []).map((name, index) => ({ name, at: { loaded, index } })));
  const labelled = labelGraph(linked, { categories, terms }, fields);
  const marked = markProcessors(labelled.graph, configs.some(({ config }) => config.processors) ? listed.map(({ name }) => name) : undefined);
  const unused = [...unusedPersonalData(labelled.unused.flatMap((index) => fields[index]?.at ?? [])), ...unusedProcessors(marked.unused.flatMap((index) => listed[index]?.at ?? []))];
  return { ...marked.graph, diagnostics: [...marked.graph.diagnostics, ...unused] };
}
