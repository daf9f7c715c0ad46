import type { CallUse, LibraryModel } from "./library-model.js";
import { channelsOf, consumed, published } from "./message-facts.js";

const system = "resque";

/** https://github.com/actionhero/node-resque. */
export const nodeResque: LibraryModel = {
  id: "node-resque",
  title: "node-resque",
  packages: ["node-resque"],
  category: "messaging",
  system,
  finds: "queues that jobs are put into and that workers take from, with the job's first argument",
  cannotSee: "workers of all queues (`*`)",
  uses: [
    { on: ".Queue().enqueue", facts: (use) => put(use, 0) },
    { on: ".Queue().{enqueueIn,enqueueAt}", facts: (use) => put(use, 1) },
    { on: ".{Worker,MultiWorker}", facts: (use) => channelsOf(use.arg(0).prop("queues")).flatMap((channel) => (channel[0]?.[0] === "*" ? [] : consumed({ system, kind: "queue", channel }))) },
  ],
};

const put = (use: CallUse, first: number) => published({ system, kind: "queue", channel: use.arg(first).text(), payload: use.arg(first + 2).elements()[0] });
