import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

const system = "zeromq";

/** https://zeromq.github.io/zeromq.js, version 6 with a class per kind of socket, and version 5 with `zmq.socket("pub")`; nanomsg is alike. */
export const zeromq: LibraryModel = {
  id: "zeromq",
  title: "ZeroMQ, nanomsg",
  packages: ["zeromq", "zeromq/v5-compat", "zeromq-ng", "zmq", "nanomsg"],
  category: "messaging",
  system,
  finds: "topics that publishers send and subscribers subscribe to",
  cannotSee: "sockets without topics (push and pull, request and reply): only their addresses tell who meets whom",
  aliases: { ".default": "" },
  uses: [
    { on: ".{Publisher,XPublisher}().send", facts: (use) => send(use) },
    { on: ".{Subscriber,XSubscriber}().subscribe", facts: (use) => use.args.flatMap((one) => consumed({ system, kind: "topic", channel: one.text() })) },
    { on: ".socket().send", facts: (use) => (kindOf(use) === "pub" ? send(use) : []) },
    { on: ".socket().subscribe", facts: (use) => (kindOf(use) === "sub" ? consumed({ system, kind: "topic", channel: use.arg(0).text() }) : []) },
  ],
};

const kindOf = (use: CallUse): string | undefined => use.made("socket")?.arg(0).constant();

/** `send([topic, body])`; a single frame begins with its topic, which cannot be cut off. */
function send(use: CallUse): Draft[] {
  const [topic, body] = use.arg(0).is("array") ? use.arg(0).elements() : [];
  return topic && body ? published({ system, kind: "topic", channel: topic.text(), payload: body }) : [];
}
