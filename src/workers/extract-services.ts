/**
 * Extracts the services of a system, on several threads if there is enough to read.
 * In: a layout, its files and a listener. Out: facts in the order of the services: the same on one thread or many. Knows no language and no library.
 */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Discovery } from "../discover/discover.js";
import type { ServiceFacts } from "../model/facts.js";
import { takeService, type Extracted, type WorkerInput, type WorkerMessage, type WorkQueue } from "./work-queue.js";

export interface ExtractListener {
  progress(text: string): void;
  detail(text: string): void;
}

/** A thread pays when it has so many bytes of source to itself: it loads the compiler and the shared libraries anew. */
const bytesPerThread = 1_500_000;
/** Each thread holds trees in memory; more give little, for the largest service is one piece. */
const maxThreads = 4;

export async function extractServices(discovery: Discovery, listener: ExtractListener): Promise<ServiceFacts[]> {
  const { layout, reader, files, diagnostics } = discovery;
  const sizes = new Map(reader.files.map((file) => [file.path, file.size]));
  const bytes = layout.services.map((service) => service.sources.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0));
  const queue: WorkQueue = { order: layout.services.map((_, index) => index).sort((a, b) => (bytes[b] ?? 0) - (bytes[a] ?? 0)), taken: new Int32Array(new SharedArrayBuffer(4)) };
  const results: Extracted[] = [];
  const hear = (message: WorkerMessage): void => {
    if ("diagnostics" in message) diagnostics.push(...message.diagnostics);
    else results.push(message.extracted);
  };
  const { services, packages, pathAliases } = layout;
  const ended = startWorkers({ layout: { services, packages, pathAliases }, files, queue }, { count: threadsFor(bytes) - 1, hear });
  // an error of a thread is thrown where it is waited for, not before
  ended.catch(() => undefined);
  const { readService } = await import("./read-service.js");
  const read = readService({ layout, reader });
  for (let index = takeService(queue); index !== undefined; index = takeService(queue)) {
    const service = layout.services[index];
    if (service) listener.progress(`reading ${service.name} (${Atomics.load(queue.taken, 0)} of ${layout.services.length} services, ${service.sources.length} files)`);
    results.push(read(index));
    // messages of other threads, and an error of one, are heard in between
    await new Promise((resolve) => setImmediate(resolve));
  }
  await ended;
  return tell(results, discovery, listener);
}

/** What was read, in the order of the services, whoever read it. */
function tell(results: Extracted[], { layout }: Discovery, listener: ExtractListener): ServiceFacts[] {
  return results
    .sort((a, b) => a.index - b.index)
    .map(({ index, facts, notes }) => {
      for (const file of layout.services[index]?.sources ?? []) listener.detail(`reading ${file}: source of ${facts.service}`);
      for (const note of notes) listener.detail(note);
      return facts;
    });
}

function threadsFor(bytes: readonly number[]): number {
  const all = bytes.reduce((sum, one) => sum + one, 0);
  const worth = Math.ceil(all / bytesPerThread);
  return Math.max(1, Math.min(maxThreads, availableParallelism(), worth, bytes.filter((one) => one > 0).length));
}

/** Resolves when all have ended; rejects with what one of them threw. */
async function startWorkers(input: WorkerInput, { count, hear }: { count: number; hear: (message: WorkerMessage) => void }): Promise<void> {
  const script = fileURLToPath(new URL("./start/extraction-worker.js", import.meta.url));
  // run from its sources, headwater has no bundle to start a thread from
  if (count < 1 || !existsSync(script)) return;
  await Promise.all(
    Array.from({ length: count }, () => {
      const worker = new Worker(script, { workerData: input });
      worker.on("message", hear);
      return new Promise<void>((resolve, reject) => void worker.once("error", reject).once("exit", () => resolve()));
    }),
  );
}
