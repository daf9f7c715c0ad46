import type { Draft } from "./draft.js";
import type { CallUse, DecoratorUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";

const system = "socket.io";
/** Events of the connection itself. */
const ownEvents = new Set(["connection", "connect", "connect_error", "disconnect", "disconnecting", "error", "new_namespace", "ping", "pong", "reconnect", "reconnect_attempt", "reconnect_error", "reconnect_failed"]);
const rooms = "{to,in,of,except,timeout,compress}";
const sides = "{(),.Socket()}";

/** https://socket.io/docs/v4/emitting-events, https://docs.nestjs.com/websockets/gateways. */
export const socketIo: LibraryModel = {
  id: "socket-io",
  title: "Socket.IO",
  packages: ["socket.io", "socket.io-client", "@nestjs/websockets", "@nestjs/platform-socket.io"],
  category: "rpc",
  finds: "events that clients send and servers handle, as operations; events that servers send and clients listen to; Nest gateways",
  cannotSee: "which room a client is in: every listener of an event counts",
  aliases: {
    ".{Server,Namespace,io,connect,SocketIOServer}()": "()", ".Manager().socket()": "()", "().sockets": "()", ".WebSocketServer()": "()",
    [`().${rooms}()`]: "()", [`.Socket().${rooms}()`]: ".Socket()", "().{volatile,local}": "()", ".Socket().{volatile,broadcast,local}": ".Socket()", ".Socket().server": "()", ".Socket().nsp": "()",
  },
  callbacks: [{ on: "().on", argument: 1, parameter: 0, gives: ".Socket()" }],
  uses: [
    { on: `${sides}.{emit,emitWithAck}`, facts: emit },
    { on: `${sides}.{on,once}`, facts: listen },
  ],
  decorators: [{ on: ".SubscribeMessage", facts: subscribe }],
};

const isClient = (use: CallUse): boolean => use.receiver.library()?.package === "socket.io-client";

function emit(use: CallUse): Draft[] {
  const event = use.arg(0).text();
  if (!event.length || ownEvents.has(use.arg(0).constant() ?? "")) return [];
  if (!isClient(use)) return published({ system, kind: "event", channel: event, payload: use.arg(1) });
  const url = use.made("")?.arg(0) ?? use.made("io")?.arg(0) ?? use.made("connect")?.arg(0);
  const target = url?.is("text") ? url.text() : [];
  const request = use.arg(1).shape();
  return [{ type: "rpc-call", protocol: "websocket", transport: system, operation: event, ...(target.length ? { target } : {}), ...(request ? { request } : {}) }];
}

function listen(use: CallUse): Draft[] {
  const event = use.arg(0).text();
  if (!event.length || ownEvents.has(use.arg(0).constant() ?? "")) return [];
  if (isClient(use)) return consumed({ system, kind: "event", channel: event });
  const onSocket = use.receiver.library()?.path === ".Socket()";
  return onSocket ? [{ type: "rpc-endpoint", protocol: "websocket", transport: system, method: "", operation: event }] : [];
}

function subscribe(use: DecoratorUse): Draft[] {
  const operation = use.arg(0).text();
  const request = use.onParameters("MessageBody")[0]?.type.shape();
  return operation.length ? [{ type: "rpc-endpoint", protocol: "websocket", transport: system, method: "", operation, ...(request ? { request } : {}) }] : [];
}
