import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

/** https://amqp-node.github.io/amqplib/channel_api.html, promises and callbacks, and the wrapper amqp-connection-manager. */
export const amqplib: LibraryModel = {
  id: "amqplib",
  title: "amqplib, amqp-connection-manager",
  packages: ["amqplib", "amqplib/callback_api", "amqp-connection-manager"],
  category: "messaging",
  system: "rabbitmq",
  finds: "exchanges and queues that messages go to, queues that are consumed, and the exchanges to which consumed queues are bound",
  cannotSee: "routing keys: every consumer of an exchange counts as one of all its messages",
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
  ],
};

/** Through the default exchange, whose name is empty, the routing key is the queue's name. */
function publish(use: CallUse): Draft[] {
  const direct = use.arg(0).constant() === "";
  return published({ system: "rabbitmq", kind: direct ? "queue" : "exchange", channel: use.arg(direct ? 1 : 0).text(), payload: use.arg(2) });
}

/** Who binds a queue and consumes it receives what the exchange is sent. Publishers bind queues too, only so that nothing is lost. */
function bindQueue(use: CallUse): Draft[] {
  const bound = use.arg(0).constant();
  const read = use.callsOf(".Channel().{consume,get}").map((one) => one.arg(0).constant());
  const isRead = read.some((queue) => bound === undefined || queue === undefined || queue === bound) || (!read.length && use.beside("consume"));
  return isRead ? consumed({ system: "rabbitmq", kind: "exchange", channel: use.arg(1).text() }) : [];
}
