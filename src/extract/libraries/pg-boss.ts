import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { bound, channelsOf, consumed, published } from "./message-facts.js";

const system = "pg-boss";

/** https://github.com/timgit/pg-boss: queues in PostgreSQL. Before version 6 `publish` and `subscribe` had the meaning of `send` and `work`. */
export const pgBoss: LibraryModel = {
  id: "pg-boss",
  title: "pg-boss",
  packages: ["pg-boss"],
  category: "messaging",
  system,
  finds: "queues that jobs are sent to and worked off, events and the queues subscribed to them",
  cannotSee: "jobs that SQL puts into the tables of pg-boss",
  aliases: { ".default": "", ".PgBoss()": "()" },
  uses: [
    { on: "().{send,sendAfter,sendOnce,sendSingleton,sendThrottled,sendDebounced,publish,publishAfter}", facts: send },
    { on: "().insert", facts: (use) => use.arg(use.arg(0).is("text") ? 1 : 0).elements().flatMap((job) => published({ system, kind: "queue", channel: use.arg(0).is("text") ? use.arg(0).text() : job.prop("name").text(), payload: job.prop("data") })) },
    { on: "().schedule", facts: (use) => published({ system, kind: "queue", channel: use.arg(0).text(), payload: use.arg(2) }) },
    { on: "().{work,fetch}", facts: (use) => channelsOf(use.arg(0)).flatMap((channel) => consumed({ system, kind: "queue", channel })) },
    { on: "().subscribe", facts: subscribe },
  ],
};

function send(use: CallUse): Draft[] {
  const job = use.arg(0);
  if (job.is("object")) return published({ system, kind: "queue", channel: job.prop("name").text(), payload: job.prop("data") });
  return published({ system, kind: "queue", channel: job.text(), payload: use.arg(1) });
}

/** `subscribe(event, queue)`; before version 6 `subscribe(queue, handler)`. */
function subscribe(use: CallUse): Draft[] {
  if (use.lastArg().is("function")) return consumed({ system, kind: "queue", channel: use.arg(0).text() });
  return bound({ from: { system, channelKind: "event", channel: use.arg(0).text() }, to: { system, channelKind: "queue", channel: use.arg(1).text() } });
}
