import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

/** https://github.com/nats-io/nats.js, https://github.com/nats-io/stan.js. */
export const nats: LibraryModel = {
  id: "nats",
  title: "NATS, NATS Streaming",
  packages: ["nats", "@nats-io/transport-node", "@nats-io/nats-core", "@nats-io/jetstream", "nats.ws", "ts-nats", "node-nats-streaming"],
  category: "messaging",
  system: "nats",
  finds: "subjects that are published to, requested and subscribed to, also through JetStream",
  cannotSee: "subjects of durable consumers that are set up outside the code",
  aliases: { ".{NatsConnection,Client,Stan,JetStreamClient,wsconnect}()": ".connect()", ".connect().jetstream()": ".connect()", ".jetstream()": ".connect()" },
  uses: [
    { on: ".connect().{publish,request,requestOne,requestMany}", facts: (use) => published({ system: "nats", kind: "subject", channel: use.arg(0).text(), payload: encoded(use) }) },
    { on: ".connect().{subscribe,pullSubscribe}", facts: (use) => consumed({ system: "nats", kind: "subject", channel: use.arg(0).text() }) },
  ],
};

/** `codec.encode(order)`, `JSON.stringify(order)`, `order`. */
function encoded(use: CallUse): CallUse["args"][number] {
  const codec = use.arg(1).made("encode");
  return codec ? codec.arg(0) : use.arg(1);
}
