/**
 * Further threads for large systems. They start while the system is still being discovered, for loading the compiler takes them a while.
 * In: how much there is to read, later what to read. Out: what they tell. Without a bundle to start from (run from its sources) there are none.
 */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { WorkerInput, WorkerMessage } from "./work-queue.js";

/** A thread pays when it has so many bytes of source to itself: it loads the compiler and the shared libraries anew. */
const bytesPerThread = 1_500_000;
/** Each thread holds trees in memory; more give little, for the largest service is one piece. */
const maxThreads = 4;

export class Crew {
  readonly #workers: Worker[] = [];
  readonly #ended: Promise<void>[] = [];

  /** Starts as many threads beside this one as so many bytes of source are worth. */
  hire(bytes: number): void {
    // beside the bundle, which is where this code runs when it is built
    const script = fileURLToPath(new URL("./start/extraction-worker.js", import.meta.url));
    const count = Math.min(maxThreads, availableParallelism(), Math.ceil(bytes / bytesPerThread)) - 1;
    if (count < 1 || !existsSync(script)) return;
    for (let number = 0; number < count; number++) {
      const worker = new Worker(script);
      const ended = new Promise<void>((resolve, reject) => void worker.once("error", reject).once("exit", () => resolve()));
      // an error is thrown where the end is waited for, not before
      ended.catch(() => undefined);
      this.#workers.push(worker);
      this.#ended.push(ended);
    }
  }

  /** Sends all threads to work. Resolves when they have ended; rejects with what one of them threw. */
  async work(input: WorkerInput, hear: (message: WorkerMessage) => void): Promise<void> {
    for (const worker of this.#workers) {
      worker.on("message", hear);
      worker.postMessage(input);
    }
    await Promise.all(this.#ended);
  }

  /** Ends threads that were never sent to work, or that one that failed has left behind. */
  async dismiss(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
