/** Reads services one after the other with what they share, on the thread that calls it. The compiler is loaded with this file. */
import { createExtraction, extractService, sqlParserFor } from "../extract/extract-service.js";
import { extractInfrastructure } from "../extract/infrastructure/extract-infrastructure.js";
import { vendors } from "../knowledge/vendors.js";
import type { DeclaredLibrary } from "../model/config.js";
import type { CodeLayout, FileReader } from "../model/layout.js";
import type { Extracted } from "./work-queue.js";

export interface ReadInput {
  layout: CodeLayout;
  reader: FileReader;
  declared: readonly DeclaredLibrary[];
  /** Notes also say how each value was found. */
  withSteps: boolean;
}

export async function readService({ layout, reader, declared, withSteps }: ReadInput): Promise<(index: number) => Extracted> {
  const shared = createExtraction(reader, { layout, vendors, declared, parseSql: await sqlParserFor(reader) });
  const steps = withSteps ? await import("../extract/explain/tell-steps.js") : undefined;
  return (index) => {
    const notes: string[] = [];
    const onNote = (note: string): void => void notes.push(note);
    const service = layout.services[index];
    const program = layout.programs[index - layout.services.length];
    if (program) return { index, facts: extractInfrastructure({ program, reader, shared, onNote }), notes };
    if (!service) throw new RangeError(`there is no service ${index}`);
    const facts = extractService({ service, layout, reader, vendors, shared, onNote });
    notes.push(...(steps?.tellSteps({ service, layout, reader, vendors, shared }, facts) ?? []));
    return { index, facts, notes };
  };
}
