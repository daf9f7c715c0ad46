import type { LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

/** https://github.com/Automattic/kue; no longer maintained, still in use. */
export const kue: LibraryModel = {
  id: "kue",
  title: "Kue",
  packages: ["kue"],
  category: "messaging",
  system: "kue",
  finds: "types of jobs that are created and processed, with the job's data",
  cannotSee: "jobs that are created through Kue's own HTTP server",
  aliases: { ".default": "", ".Queue()": ".createQueue()" },
  uses: [
    { on: ".createQueue().{create,createJob}", facts: (use) => published({ system: "kue", kind: "queue", channel: use.arg(0).text(), payload: use.arg(1) }) },
    { on: ".createQueue().process", facts: (use) => consumed({ system: "kue", kind: "queue", channel: use.arg(0).text() }) },
  ],
};
