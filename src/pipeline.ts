/**
 * The stages in order: the table of contents of headwater.
 * In: absolute paths of the roots. Out: the dataflow graph. May not analyse anything itself: each stage knows its part, and only that.
 */
import { findConfigs } from "./config/find-configs.js";
import { declaredLibraries } from "./config/declared-libraries.js";
import { unheardDeclarations } from "./config/unheard-declarations.js";
import { discoverSystem, systemPath } from "./discover/discover.js";
import { vendors } from "./knowledge/vendors.js";
import { linkSystem } from "./link/link-system.js";
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
}

/** Reads the system that the roots are, and joins what was found. `configFile`: instead of those found in the roots and here. */
export async function scanSystem({ roots, ...where }: ScanInput, listener: ScanListener): Promise<DataflowGraph> {
  const configs = findConfigs(roots, where);
  const crew = new Crew();
  try {
    const discovery = discoverSystem(roots, {
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
    return linkSystem({ layout, facts, specs: specs.documents, prisma: specs.prisma, diagnostics: [...diagnostics, ...specs.diagnostics, ...unheardDeclarations(configs, facts)], vendors });
  } finally {
    await crew.dismiss();
  }
}
