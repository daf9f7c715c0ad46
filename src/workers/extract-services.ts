/**
 * Extracts the services of a system, on several threads if there are any.
 * In: a layout, its files, threads and a listener. Out: facts in the order of the services: the same on one thread or many. Knows no language and no library.
 */
import type { Discovery } from "../discover/discover.js";
import type { DeclaredLibrary } from "../model/config.js";
import type { ServiceFacts } from "../model/facts.js";
import type { Crew } from "./crew.js";
import { takeService, type Extracted, type WorkerMessage, type WorkQueue } from "./work-queue.js";

export interface ExtractListener {
  progress(text: string): void;
  detail(text: string): void;
  isDetailed?: boolean;
}

/** What is read: the system, and the libraries that its configuration describes. */
export interface ExtractInput {
  discovery: Discovery;
  declared: readonly DeclaredLibrary[];
}

export async function extractServices({ discovery, declared }: ExtractInput, crew: Crew, listener: ExtractListener): Promise<ServiceFacts[]> {
  const { layout, reader, files, diagnostics } = discovery;
  const queue = newQueue(discovery);
  const results: Extracted[] = [];
  const hear = (message: WorkerMessage): void => {
    if ("diagnostics" in message) diagnostics.push(...message.diagnostics);
    else results.push(message.extracted);
  };
  const { services, programs, packages, pathAliases } = layout;
  const parts = [...services, ...programs];
  const withSteps = listener.isDetailed === true;
  const ended = crew.work({ layout: { services, programs, packages, pathAliases }, files, queue, declared, withSteps }, hear);
  // an error of a thread is thrown where it is waited for, not before
  ended.catch(() => undefined);
  const { readService } = await import("./read-service.js");
  const read = await readService({ layout, reader, declared, withSteps });
  const own: number[] = [];
  for (let index = takeService(queue, own); index !== undefined; index = takeService(queue, own)) {
    const part = parts[index];
    const started = queue.taken.reduce((sum, one) => sum + one, 0);
    if (part) listener.progress(`reading ${part.name} (${started} of ${parts.length}, ${part.sources.length} files)`);
    own.push(index);
    results.push(read(index));
    // what other threads send, and an error of one, is heard in between
    await new Promise((resolve) => setImmediate(resolve));
  }
  await ended;
  return tell(results, discovery, listener);
}

/** Those with most to read first, so that no thread is left with a large one at the end. */
function newQueue({ layout, reader }: Discovery): WorkQueue {
  const parts = [...layout.services, ...layout.programs];
  const sizes = new Map(reader.files.map((file) => [file.path, file.size]));
  const bytes = parts.map((part) => part.sources.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0));
  return {
    order: parts.map((_, index) => index).sort((a, b) => (bytes[b] ?? 0) - (bytes[a] ?? 0)),
    packages: layout.services.map(({ manifest }) => (manifest === undefined ? [] : namesOf(reader.read(manifest) ?? "").filter((name) => Object.hasOwn(layout.packages, name)))),
    taken: new Int32Array(new SharedArrayBuffer(4 * parts.length)),
  };
}

/** Every quoted name of a manifest: dependencies of all kinds are among them, and only packages of the system count. */
const namesOf = (manifest: string): string[] => [...new Set([...manifest.matchAll(/"([^"\n]+)"\s*:/g)].map((match) => match[1] ?? ""))];

/** What was read, in the order of the services, whoever read it. */
function tell(results: Extracted[], { layout }: Discovery, listener: ExtractListener): ServiceFacts[] {
  return results
    .sort((a, b) => a.index - b.index)
    .map(({ index, facts, notes }) => {
      for (const file of [...layout.services, ...layout.programs][index]?.sources ?? []) listener.detail(`reading ${file}: source of ${facts.service}`);
      for (const note of notes) listener.detail(note);
      return facts;
    });
}
