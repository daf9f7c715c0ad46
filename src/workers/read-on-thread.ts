/** The life of a further thread: takes services until none is left. In: what the main thread sent. Out: messages. */
import type { MessagePort } from "node:worker_threads";
import { openReader } from "../discover/file-reader.js";
import type { Diagnostic } from "../model/graph.js";
import { takeService, type WorkerInput, type WorkerMessage } from "./work-queue.js";
import { readService } from "./read-service.js";

/** Waits for its input, which may never come. */
export function readOnThread(port: MessagePort): void {
  // what is thrown is not caught here: it ends the thread, and whoever waits for it hears of it
  port.once("message", (input: WorkerInput) => void readAll(input, port).then(() => port.close()));
}

async function readAll({ layout, files, queue, declared, withSteps }: WorkerInput, port: MessagePort): Promise<void> {
  const diagnostics: Diagnostic[] = [];
  const read = await readService({ layout, reader: openReader(files, diagnostics), declared, withSteps });
  const send = (message: WorkerMessage): void => port.postMessage(message);
  const own: number[] = [];
  for (let index = takeService(queue, own); index !== undefined; index = takeService(queue, own)) {
    own.push(index);
    send({ extracted: read(index) });
  }
  send({ diagnostics });
}
