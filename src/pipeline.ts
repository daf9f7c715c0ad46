/**
 * The stages in order: the table of contents of headwater.
 * In: absolute paths of the roots. Out: the dataflow graph. May not analyse anything itself: each stage knows its part, and only that.
 */
import { discoverSystem } from "./discover/discover.js";
import { vendors } from "./knowledge/vendors.js";
import { linkSystem } from "./link/link-system.js";
import type { DataflowGraph } from "./model/graph.js";
import { readSpecs } from "./specs/read-specs.js";
import { Crew } from "./workers/crew.js";
import { extractServices } from "./workers/extract-services.js";

/** Hears what a scan is doing. */
export interface ScanListener {
  progress(text: string): void;
  detail(text: string): void;
}

/** Reads the system that the roots are, and joins what was found. */
export async function scanSystem(roots: string[], listener: ScanListener): Promise<DataflowGraph> {
  const crew = new Crew();
  try {
    const discovery = discoverSystem(roots, {
      onProgress: (text) => listener.progress(text),
      onWalked: (bytes) => crew.hire(bytes),
      onSkip: (file, reason) => listener.detail(`skipped ${file}: ${reason}`),
    });
    const { layout, reader, diagnostics } = discovery;
    const facts = await extractServices(discovery, crew, listener);
    listener.progress("reading API documents");
    const specs = readSpecs(reader);
    for (const { file, kind, version } of specs.documents) listener.detail(`reading ${file}: ${kind} ${version}`);
    listener.progress("joining what was found");
    return linkSystem({ layout, facts, specs: specs.documents, prisma: specs.prisma, diagnostics: [...diagnostics, ...specs.diagnostics], vendors });
  } finally {
    await crew.dismiss();
  }
}
