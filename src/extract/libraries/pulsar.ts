import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://pulsar.apache.org/docs/client-libraries-node. */
export const pulsar: LibraryModel = {
  id: "pulsar",
  title: "Apache Pulsar",
  packages: ["pulsar-client"],
  category: "messaging",
  system: "pulsar",
  finds: "topics that producers are made for and that consumers and readers subscribe to",
  cannotSee: "topics of functions and connectors that run inside Pulsar",
  aliases: { ".default": "" },
  uses: [
    { on: ".Client().createProducer().send", facts: (use) => published({ system: "pulsar", kind: "topic", channel: topic(use.made("createProducer")?.arg(0).prop("topic")), payload: use.arg(0).prop("data") }) },
    { on: ".Client().{subscribe,createReader}", facts: subscribe },
  ],
};

/** The default tenant and namespace may be left out: `orders` is `persistent://public/default/orders`. */
function topic(name: ValueView | undefined): Alternatives {
  return (name?.text() ?? []).map(([first, ...rest]) => (typeof first === "string" ? [first.replace(/^persistent:\/\/public\/default\//, ""), ...rest] : first === undefined ? [] : [first, ...rest]));
}

function subscribe(use: CallUse): Draft[] {
  const settings = use.arg(0);
  const pattern = settings.prop("topicsPattern");
  const regex = pattern.constant()?.replace(/^persistent:\/\/public\/default\//, "");
  if (pattern.exists) return consumed({ system: "pulsar", kind: "topic", ...(regex === undefined ? { channel: pattern.text() } : { channel: [[`/^${regex}$/`]], pattern: "regex" as const }) });
  const names = settings.prop("topic", "topics");
  return names.exists ? names.elements().flatMap((one) => consumed({ system: "pulsar", kind: "topic", channel: topic(one) })) : [];
}
