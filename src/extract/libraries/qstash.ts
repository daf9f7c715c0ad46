import type { Draft } from "./draft.js";
import { httpCall } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://upstash.com/docs/qstash: messages are delivered as HTTP requests to a URL, or to each URL of a group. */
export const qstash: LibraryModel = {
  id: "qstash",
  title: "QStash",
  packages: ["@upstash/qstash", "@upstash/qstash/nextjs"],
  category: "messaging",
  system: "qstash",
  finds: "URLs that messages and schedules are delivered to, as calls; URL groups, as topics",
  cannotSee: "the URLs of a group",
  aliases: { ".Client().queue()": ".queue()" },
  uses: [
    { on: ".Client().{publish,publishJSON,enqueue,enqueueJSON}", facts: (use) => deliver(use.arg(0)) },
    { on: ".Client().{batch,batchJSON}", facts: (use) => use.arg(0).elements().flatMap(deliver) },
    { on: ".queue().{enqueue,enqueueJSON}", facts: (use: CallUse) => deliver(use.arg(0)) },
    { on: ".Client().schedules.create", facts: (use) => call(use.arg(0).prop("destination"), use.arg(0)) },
  ],
};

function deliver(message: ValueView): Draft[] {
  const group = message.prop("urlGroup", "topic");
  return group.exists ? published({ system: "qstash", kind: "topic", channel: group.text(), payload: message.prop("body") }) : call(message.prop("url"), message);
}

function call(url: ValueView, message: ValueView): Draft[] {
  const to = url.text();
  return to.length ? [httpCall({ method: message.prop("method").constant() ?? "POST", url: to, request: message.prop("body").shape() })] : [];
}
