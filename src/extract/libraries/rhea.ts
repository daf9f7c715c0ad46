import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

const system = "amqp";
const connection = "{(),.Connection(),.connect(),.create_container(),.create_container().connect(),.Container().connect()}";

/** https://github.com/amqp/rhea, https://github.com/amqp/rhea-promise, https://github.com/noodlefrenzy/node-amqp10: AMQP 1.0, which many brokers speak. */
export const rhea: LibraryModel = {
  id: "rhea",
  title: "rhea, rhea-promise, amqp10",
  packages: ["rhea", "rhea-promise", "amqp10"],
  category: "messaging",
  system,
  finds: "addresses that senders and receivers are opened for",
  cannotSee: "which broker stands behind a connection, and senders without an address",
  aliases: { ".default": "", ".{Client,AmqpClient}()": ".Client()", ".Container().createConnection()": ".Connection()" },
  callbacks: [{ on: `{${connection.slice(1, -1)},}.{on,once}`, argument: 1, parameter: 0, gives: ".Context()" }],
  uses: [
    { on: `{${connection.slice(1, -1)},.Context().connection}.{open_sender,createSender,createAwaitableSender,attach_sender}`, facts: (use) => published({ system, kind: "queue", channel: address(use.arg(0), "target") }) },
    { on: `{${connection.slice(1, -1)},.Context().connection}.{open_receiver,createReceiver,attach_receiver}`, facts: (use) => consumed({ system, kind: "queue", channel: address(use.arg(0), "source") }) },
    { on: ".Client().createSender", facts: (use) => published({ system, kind: "queue", channel: use.arg(0).text() }) },
    { on: ".Client().createReceiver", facts: (use: CallUse): Draft[] => consumed({ system, kind: "queue", channel: use.arg(0).text() }) },
  ],
};

/** `"orders"`, `{ target: "orders" }`, `{ target: { address: "orders" } }`. */
function address(options: ValueView, end: "target" | "source"): ReturnType<ValueView["text"]> {
  if (options.is("text")) return options.text();
  const node = options.prop(end);
  return (node.is("object") ? node.prop("address") : node).text();
}
