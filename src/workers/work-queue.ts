/** What threads share and send each other. */
import type { Discovery } from "../discover/discover.js";
import type { ServiceFacts } from "../model/facts.js";
import type { Diagnostic } from "../model/graph.js";
import type { DeclaredLibrary } from "../model/config.js";
import type { CodeLayout } from "../model/layout.js";

/** One service, read. */
export interface Extracted {
  index: number;
  facts: ServiceFacts;
  notes: string[];
}

/** What a thread needs to read services: plain data, but for the counter that all threads share. */
export interface WorkerInput {
  layout: CodeLayout;
  files: Discovery["files"];
  queue: WorkQueue;
  /** Libraries that the project describes in its configuration. */
  declared: readonly DeclaredLibrary[];
  /** Notes also say how each value was found. */
  withSteps: boolean;
}

/** Services by number, those with most to read first. The same queue serves all threads. */
export interface WorkQueue {
  order: readonly number[];
  /** Packages of the system that each service depends on: what two services share has to be read only once by a thread that reads both. */
  packages: readonly (readonly string[])[];
  /** 1 for each service that a thread has taken; shared memory. */
  taken: Int32Array<SharedArrayBuffer>;
}

/** What a thread tells: each service when it is read, and at its end what it could not read. */
export type WorkerMessage = { extracted: Extracted } | { diagnostics: Diagnostic[] };

/** Takes the service that shares most with those which this thread has `read`; the largest of several. Undefined: all are taken. */
export function takeService({ order, packages, taken }: WorkQueue, read: readonly number[]): number | undefined {
  const known = new Set(read.flatMap((index) => packages[index] ?? []));
  const shared = new Map(order.map((index) => [index, (packages[index] ?? []).filter((name) => known.has(name)).length]));
  const wanted = [...order].sort((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0));
  return wanted.find((index) => Atomics.compareExchange(taken, index, 0, 1) === 0);
}
