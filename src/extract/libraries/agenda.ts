import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { channelsOf, consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://github.com/agenda/agenda, https://github.com/pulsecron/pulse: jobs in MongoDB. */
export const agenda: LibraryModel = {
  id: "agenda",
  title: "Agenda, Pulse",
  packages: ["agenda", "@hokify/agenda", "@pulsecron/pulse"],
  category: "messaging",
  system: "agenda",
  finds: "jobs that are defined, and those that are started now, later or at intervals, with their data",
  cannotSee: "jobs that are defined outside the code",
  aliases: { ".default": "", ".{Agenda,Pulse}()": "()" },
  uses: [
    { on: "().define", facts: (use) => consumed({ system: "agenda", kind: "queue", channel: use.arg(0).text() }) },
    { on: "().{now,create}", facts: (use) => start(use.arg(0), use.arg(1)) },
    { on: "().{schedule,every}", facts: (use: CallUse) => start(use.arg(1), use.arg(2)) },
  ],
};

/** One job, or a list. */
function start(names: ValueView, payload: ValueView): Draft[] {
  return channelsOf(names).flatMap((channel) => published({ system: "agenda", kind: "queue", channel, payload }));
}
