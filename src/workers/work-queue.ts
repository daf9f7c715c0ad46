/** What threads share and send each other. */
import type { Discovery } from "../discover/discover.js";
import type { ServiceFacts } from "../model/facts.js";
import type { Diagnostic } from "../model/graph.js";
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
}

/** Numbers of services, those with most to read first; `taken[0]` counts how many are given out. */
export interface WorkQueue {
  order: readonly number[];
  taken: Int32Array<SharedArrayBuffer>;
}

/** What a thread tells: each service when it is read, and at its end what it could not read. */
export type WorkerMessage = { extracted: Extracted } | { diagnostics: Diagnostic[] };

/** The next service that nobody has taken; the same queue serves all threads. */
export function takeService({ order, taken }: WorkQueue): number | undefined {
  return order[Atomics.add(taken, 0, 1)];
}
