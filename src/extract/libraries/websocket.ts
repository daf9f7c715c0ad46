import { httpCall } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://developer.mozilla.org/docs/Web/API/WebSocket, https://github.com/websockets/ws and clients that reconnect. A connection begins as a GET. */
export const websocket: LibraryModel = {
  id: "websocket",
  title: "WebSocket clients",
  packages: ["global", "ws", "isomorphic-ws", "websocket", "reconnecting-websocket", "partysocket", "faye-websocket", "sockjs-client", "websocket-as-promised", "rpc-websockets", "rxjs/webSocket", "react-use-websocket"],
  category: "http-client",
  system: "http",
  finds: "connections of `WebSocket`, ws, SockJS, RxJS and their like, as GET of their URL",
  cannotSee: "which messages go over a connection",
  aliases: { ".default": "", ".{WebSocket,ReconnectingWebSocket,PartySocket,w3cwebsocket}": "" },
  uses: [
    { on: "", facts: (use) => (use.receiver.library()?.package === "global" ? [] : connected(use.arg(0))) },
    { on: ".{WebSocket,MozWebSocket,Client,SockJS}", facts: (use) => connected(use.arg(0)) },
    { on: ".client().connect", facts: (use) => connected(use.arg(0)) },
    { on: "{.webSocket,.useWebSocket}", facts: (use) => connected(use.arg(0).is("object") ? use.arg(0).prop("url") : use.arg(0)) },
  ],
};

function connected(url: ValueView): Draft[] {
  const text = url.is("function") ? url.returned().text() : url.text();
  return text.length ? [httpCall({ method: "GET", url: text })] : [];
}
