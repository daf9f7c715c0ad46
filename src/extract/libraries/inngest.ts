import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

const system = "inngest";

/** https://www.inngest.com/docs/reference/typescript. */
export const inngest: LibraryModel = {
  id: "inngest",
  title: "Inngest",
  packages: ["inngest"],
  category: "messaging",
  system,
  finds: "events that are sent, also inside of steps, and the events that functions run on or wait for",
  cannotSee: "functions that one function invokes directly",
  callbacks: [{ on: ".Inngest().createFunction", argument: "last", parameter: 0, gives: ".Context()" }],
  uses: [
    { on: ".Inngest().send", facts: (use) => send(use.arg(0)) },
    { on: ".Context().step.sendEvent", facts: (use) => send(use.arg(1)) },
    { on: ".Context().step.waitForEvent", facts: (use) => consumed({ system, kind: "event", channel: use.arg(1).prop("event").text() }) },
    { on: ".Inngest().createFunction", facts: run },
  ],
};

/** One event, or a list. */
function send(events: ValueView): Draft[] {
  return events.exists ? events.elements().flatMap((event) => published({ system, kind: "event", channel: event.prop("name").text(), payload: event.prop("data") })) : [];
}

/** `createFunction(options, trigger, handler)`; the triggers may stand in the options. */
function run(use: CallUse): Draft[] {
  const beside = use.arg(1).is("function") ? use.arg(0).prop("triggers") : use.arg(1);
  const triggers = beside.exists ? beside : use.arg(0).prop("triggers");
  if (!triggers.exists) return [];
  return triggers.elements().flatMap((one) => consumed({ system, kind: "event", channel: one.is("text") ? one.text() : one.prop("event").text() }));
}
