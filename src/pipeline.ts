/**
 * The stages in order: the table of contents of headwater.
 * In: absolute paths of the roots. Out: the dataflow graph. May not analyse anything itself: each stage knows its part, and only that.
 */
import { discoverSystem } from "./discover/discover.js";
import { vendors } from "./knowledge/vendors.js";
import { linkSystem } from "./link/link-system.js";
import type { ServiceFacts } from "./model/facts.js";
import type { DataflowGraph } from "./model/graph.js";
import type { FileReader, SystemLayout } from "./model/layout.js";
import { readSpecs } from "./specs/read-specs.js";

/** Hears what a scan is doing. */
export interface ScanListener {
  progress(text: string): void;
  detail(text: string): void;
}

/** Reads the system that the roots are, and joins what was found. */
export async function scanSystem(roots: string[], listener: ScanListener): Promise<DataflowGraph> {
  const { layout, reader, diagnostics } = discoverSystem(roots, {
    onProgress: (text) => listener.progress(text),
    onSkip: (file, reason) => listener.detail(`skipped ${file}: ${reason}`),
  });
  const facts = await extractAll(layout, reader, listener);
  listener.progress("reading API documents");
  const specs = readSpecs(reader);
  for (const { file, kind, version } of specs.documents) listener.detail(`reading ${file}: ${kind} ${version}`);
  listener.progress("joining what was found");
  return linkSystem({ layout, facts, specs: specs.documents, prisma: specs.prisma, diagnostics: [...diagnostics, ...specs.diagnostics], vendors });
}

/** One service after the other, so that memory does not grow with the system. The compiler is loaded only here. */
async function extractAll(layout: SystemLayout, reader: FileReader, listener: ScanListener): Promise<ServiceFacts[]> {
  const { createExtraction, extractService } = await import("./extract/extract-service.js");
  const shared = createExtraction(reader, layout, vendors);
  return layout.services.map((service, index) => {
    listener.progress(`reading ${service.name} (${index + 1} of ${layout.services.length} services, ${service.sources.length} files)`);
    for (const file of service.sources) listener.detail(`reading ${file}: source of ${service.name}`);
    return extractService({ service, layout, reader, vendors, shared, onNote: (note) => listener.detail(note) });
  });
}
