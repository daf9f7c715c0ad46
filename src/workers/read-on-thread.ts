/** The life of a further thread: takes services until none is left. In: what the main thread sent. Out: messages. */
import type { MessagePort } from "node:worker_threads";
import { openReader } from "../discover/file-reader.js";
import type { Diagnostic } from "../model/graph.js";
import { takeService, type WorkerInput, type WorkerMessage } from "./work-queue.js";
import { readService } from "./read-service.js";

export function readOnThread({ layout, files, queue }: WorkerInput, port: MessagePort): void {
  const diagnostics: Diagnostic[] = [];
  const read = readService({ layout, reader: openReader(files, diagnostics) });
  const send = (message: WorkerMessage): void => port.postMessage(message);
  for (let index = takeService(queue); index !== undefined; index = takeService(queue)) send({ extracted: read(index) });
  send({ diagnostics });
}
