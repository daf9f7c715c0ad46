import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

const system = "websocket";
const client = "{(),.WebSocket(),.SockJS(),.ReconnectingWebSocket()}";
/** Servers of ws, of sockjs and of the older package websocket hand out a socket for each connection. */
const server = "{.Server(),.WebSocketServer(),.createServer()}";

/** A socket that a server has accepted. Not under a name of its own: every file with that word would count as one that may use a global. */
const accepted = "().accepted()";

/** https://github.com/websockets/ws, https://github.com/sockjs: messages that say in a member (`type`, `event`, `action` …) what they are. */
export const websocketMessages: LibraryModel = {
  id: "websocket-messages",
  title: "Messages over WebSocket (ws, SockJS, browsers)",
  packages: ["ws", "global", "isomorphic-ws", "sockjs", "sockjs-client", "reconnecting-websocket", "partysocket"],
  category: "rpc",
  finds: "kinds of messages that clients send and servers tell apart (`switch (message.type)`), as operations; those that servers send, with their fields",
  cannotSee: "messages that do not say what they are, and handlers that are assigned (`onmessage = …`)",
  aliases: { ".default": "", ".WebSocket": "", ".{Server,WebSocketServer}().clients": ".Clients()" },
  callbacks: [
    { on: `${server}.{on,once}`, argument: 1, parameter: 0, gives: accepted },
    { on: ".Clients().forEach", argument: 0, parameter: 0, gives: accepted },
  ],
  uses: [
    { on: `${client}.send`, facts: (use) => (isServerSide(use) ? [] : ask(use)) },
    { on: `${client}.{on,addEventListener,once}`, facts: (use) => (isMessage(use) && !isServerSide(use) ? use.arg(1).messageTypes().flatMap((type) => consumed({ system, kind: "event", channel: [[type]] })) : []) },
    { on: `${accepted}.{send,write}`, facts: tell },
    { on: `${accepted}.{on,addEventListener,once}`, facts: (use) => (isMessage(use) ? use.arg(1).messageTypes().map((type): Draft => ({ type: "rpc-endpoint", protocol: "websocket", transport: system, method: "", operation: [[type]] })) : []) },
  ],
};

const isMessage = (use: CallUse): boolean => ["message", "data"].includes(use.arg(0).constant() ?? "");

/** The import itself is a class of clients in `ws`; what is made without a URL is none. */
const isServerSide = (use: CallUse): boolean => !clientOf(use)?.arg(0).exists;
const clientOf = (use: CallUse) => use.made("") ?? use.made("WebSocket") ?? use.made("SockJS") ?? use.made("ReconnectingWebSocket");

/** What the message says that it is. */
function typeOf(message: ValueView): ReturnType<ValueView["text"]> {
  return message.prop("type", "event", "eventName", "action", "kind", "cmd", "command", "op").text();
}

function ask(use: CallUse): Draft[] {
  const message = use.arg(0).decoded();
  const operation = message.is("object") ? typeOf(message) : [];
  const target = clientOf(use)?.arg(0).text() ?? [];
  const request = message.shape();
  return operation.length ? [{ type: "rpc-call", protocol: "websocket", transport: system, operation, ...(target.length ? { target } : {}), ...(request ? { request } : {}) }] : [];
}

function tell(use: CallUse): Draft[] {
  const message = use.arg(0).decoded();
  return message.is("object") ? published({ system, kind: "event", channel: typeOf(message), payload: message }) : [];
}
