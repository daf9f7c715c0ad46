import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { bound, consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

const system = "rabbitmq";
const declared = "{.Connection().declareExchange(),.Connection().declareQueue(),.Exchange(),.Queue()}";

/** https://github.com/cody-greene/node-rabbitmq-client, https://github.com/abreits/amqp-ts, https://github.com/cloudamqp/amqp-client.js. */
export const amqpClients: LibraryModel = {
  id: "amqp-clients",
  title: "rabbitmq-client, amqp-ts, @cloudamqp/amqp-client",
  packages: ["rabbitmq-client", "amqp-ts", "amqp-ts-async", "@cloudamqp/amqp-client"],
  category: "messaging",
  system,
  finds: "exchanges and queues that messages go to, queues that are consumed, and what they are bound to",
  cannotSee: "exchanges and queues that a caller hands in as objects of its own",
  aliases: { ".default": "", ".{AMQPClient,AMQPWebSocketClient}().connect().channel()": ".AMQPChannel()", ".AMQPChannel().queue()": ".AMQPQueue()" },
  uses: [
    { on: ".Connection().createPublisher().send", facts: (use) => send(use.arg(0), use.arg(1)) },
    { on: ".Connection().createRPCClient().send", facts: (use) => send(use.arg(0), use.arg(1)) },
    { on: ".Connection().acquire().basicPublish", facts: (use) => send(use.arg(0), use.arg(1)) },
    { on: ".Connection().createConsumer", facts: (use) => receive(use.arg(0)) },
    { on: `${declared}.send`, facts: (use) => published({ system, kind: kindOf(use), channel: nameOf(use), keys: use.arg(1).text(), payload: use.arg(0).made("Message")?.arg(0) ?? use.arg(0) }) },
    { on: `${declared}.{activateConsumer,startConsumer,rpc}`, facts: (use) => (use.member === "rpc" ? published({ system, kind: kindOf(use), channel: nameOf(use), payload: use.arg(0) }) : consumed({ system, kind: kindOf(use), channel: nameOf(use) })) },
    { on: `${declared}.bind`, facts: bind },
    { on: ".AMQPQueue().publish", facts: (use) => published({ system, kind: "queue", channel: use.made("queue")?.arg(0).text() ?? [], payload: use.arg(0) }) },
    { on: ".AMQPQueue().subscribe", facts: (use) => consumed({ system, kind: "queue", channel: use.made("queue")?.arg(0).text() ?? [] }) },
    { on: ".AMQPQueue().bind", facts: (use) => bound({ from: exchange(use.arg(0).text()), to: { system, channelKind: "queue", channel: use.made("queue")?.arg(0).text() ?? [] }, keys: use.arg(1).text() }) },
    { on: ".AMQPChannel().basicPublish", facts: (use) => (use.arg(0).constant() === "" ? published({ system, kind: "queue", channel: use.arg(1).text(), payload: use.arg(2) }) : published({ system, kind: "exchange", channel: use.arg(0).text(), keys: use.arg(1).text(), payload: use.arg(2) })) },
    { on: ".AMQPChannel().basicConsume", facts: (use) => consumed({ system, kind: "queue", channel: use.arg(0).text() }) },
  ],
};

type Names = ReturnType<ValueView["text"]>;
const exchange = (channel: Names) => ({ system, channelKind: "exchange" as const, channel });

/** `send("queue", body)`, `send({ exchange, routingKey }, body)`; without an exchange the key is the queue's name. */
function send(envelope: ValueView, payload: ValueView): Draft[] {
  if (envelope.is("text")) return published({ system, kind: "queue", channel: envelope.text(), payload });
  const to = envelope.prop("exchange");
  if (to.exists && to.constant() !== "") return published({ system, kind: "exchange", channel: to.text(), keys: envelope.prop("routingKey").text(), payload });
  return published({ system, kind: "queue", channel: envelope.prop("routingKey").text(), payload });
}

function receive(options: ValueView): Draft[] {
  const bindings = options.prop("queueBindings");
  const bounds = bindings.exists ? bindings.elements().flatMap((one) => consumed({ system, kind: "exchange", channel: one.prop("exchange").text(), keys: one.prop("routingKey").text() })) : [];
  return [...consumed({ system, kind: "queue", channel: options.prop("queue").text() }), ...bounds];
}

const kindOf = (use: CallUse): "exchange" | "queue" => (/xchange/.test(use.receiver.library()?.path ?? "") ? "exchange" : "queue");

function nameOf(use: CallUse): Names {
  const made = use.made("declareExchange") ?? use.made("declareQueue");
  return made ? made.arg(0).text() : ((use.made("Exchange") ?? use.made("Queue"))?.arg(1).text() ?? []);
}

/** `queue.bind(exchange, key)`: the exchange is an object that was declared before. */
function bind(use: CallUse): Draft[] {
  const source = use.arg(0).made("declareExchange")?.arg(0).text() ?? [];
  return bound({ from: exchange(source), to: { system, channelKind: kindOf(use), channel: nameOf(use) }, keys: use.arg(1).text() });
}
