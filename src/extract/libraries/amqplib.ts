import type { ChannelName } from "../../model/facts.js";
import { canBecome } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { bound, consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://amqp-node.github.io/amqplib/channel_api.html, promises and callbacks, and the wrapper amqp-connection-manager. */
export const amqplib: LibraryModel = {
  id: "amqplib",
  title: "amqplib, amqp-connection-manager",
  packages: ["amqplib", "amqplib/callback_api", "amqp-connection-manager"],
  category: "messaging",
  system: "rabbitmq",
  finds: "exchanges and queues that messages go to, queues that are consumed, and the exchanges to which consumed queues are bound",
  cannotSee: "whether a routing key meets a binding: every consumer of an exchange counts as one of its messages, with the keys of both beside them",
  aliases: {
    ".{Connection,ChannelModel,AmqpConnectionManager,IAmqpConnectionManager}()": ".connect()",
    ".connect().{createChannel,createConfirmChannel}()": ".Channel()",
    ".{ConfirmChannel,ChannelWrapper}()": ".Channel()",
  },
  callbacks: [
    { on: ".connect", argument: "last", parameter: 1, gives: ".connect()" },
    { on: ".connect().{createChannel,createConfirmChannel}", argument: "last", parameter: 1, gives: ".Channel()" },
    { on: ".connect().createChannel", argument: 0, member: "setup", parameter: 0, gives: ".Channel()" },
    { on: ".Channel().{addSetup,removeSetup}", argument: 0, parameter: 0, gives: ".Channel()" },
    { on: ".Channel().assertQueue", argument: "last", parameter: 1, gives: ".Channel().assertQueue()" },
  ],
  values: [{ on: ".Channel().assertQueue().queue", value: (use) => use.made("assertQueue")?.arg(0) ?? use.arg(0) }],
  uses: [
    { on: ".Channel().sendToQueue", facts: (use) => published({ system: "rabbitmq", kind: "queue", channel: use.arg(0).text(), payload: use.arg(1) }) },
    { on: ".Channel().publish", facts: publish },
    { on: ".Channel().{consume,get}", facts: (use) => consumed({ system: "rabbitmq", kind: "queue", channel: use.arg(0).text() }) },
    { on: ".Channel().bindQueue", facts: bindQueue },
    { on: ".Channel().bindExchange", facts: (use) => bound({ from: exchange(use.arg(1)), to: exchange(use.arg(0)), keys: use.arg(2).text() }) },
  ],
};

const exchange = (name: ValueView): ChannelName => ({ system: "rabbitmq", channelKind: "exchange", channel: name.text() });

/** Through the default exchange, whose name is empty, the routing key is the queue's name. */
function publish(use: CallUse): Draft[] {
  if (use.arg(0).constant() === "") return published({ system: "rabbitmq", kind: "queue", channel: use.arg(1).text(), payload: use.arg(2) });
  return published({ system: "rabbitmq", kind: "exchange", channel: use.arg(0).text(), keys: use.arg(1).text(), payload: use.arg(2) });
}

/**
 * Who consumes a bound queue receives what the exchange is sent; link finds out who does. A queue that the server names is known to this service only.
 * Publishers bind queues too, only so that nothing is lost.
 */
function bindQueue(use: CallUse): Draft[] {
  const queue = use.arg(0).constant();
  const keys = use.arg(2).text();
  const read = use.callsOf(".Channel().{consume,get}").map((one) => one.arg(0).constant());
  const isRead = read.some((one) => one === undefined || (queue === undefined ? use.arg(0).text().some((name) => canBecome(name, one)) : one === queue)) || (!read.length && use.beside("consume"));
  const own = isRead ? consumed({ system: "rabbitmq", kind: "exchange", channel: use.arg(1).text(), keys }) : [];
  return queue && !isRead ? bound({ from: exchange(use.arg(1)), to: { system: "rabbitmq", channelKind: "queue", channel: [[queue]] }, keys }) : own;
}
