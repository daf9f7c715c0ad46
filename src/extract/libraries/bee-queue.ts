import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

const name = (use: CallUse) => use.made("")?.arg(0).text() ?? [];

/** https://github.com/bee-queue/bee-queue. */
export const beeQueue: LibraryModel = {
  id: "bee-queue",
  title: "Bee-Queue",
  packages: ["bee-queue"],
  category: "messaging",
  system: "bee-queue",
  finds: "queues that jobs are created in and processed from, with the job's data",
  cannotSee: "queues whose names are made at run time",
  aliases: { ".default": "", ".{Queue,BeeQueue}()": "()" },
  uses: [
    { on: "().createJob", facts: (use) => published({ system: "bee-queue", kind: "queue", channel: name(use), payload: use.arg(0) }) },
    { on: "().process", facts: (use) => consumed({ system: "bee-queue", kind: "queue", channel: name(use) }) },
  ],
};
