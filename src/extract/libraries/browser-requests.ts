import { httpCall } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://developer.mozilla.org/docs/Web/API: XMLHttpRequest, EventSource, Navigator.sendBeacon; `eventsource` and `xmlhttprequest` bring them to Node. */
export const browserRequests: LibraryModel = {
  id: "browser-requests",
  title: "XMLHttpRequest, EventSource, sendBeacon",
  packages: ["global", "eventsource", "xmlhttprequest", "xmlhttprequest-ssl", "xhr2", "@microsoft/fetch-event-source", "event-source-polyfill", "reconnecting-eventsource"],
  category: "http-client",
  system: "http",
  finds: "requests with method, URL and the fields that are sent; server-sent event streams as GET; Closure's `XhrIo`",
  cannotSee: "bodies that another function sends",
  aliases: { ".default": "", ".{EventSourcePolyfill,NativeEventSource}": ".EventSource" },
  uses: [
    { on: ".XMLHttpRequest().open", facts: opened },
    { on: "{,.EventSource}", facts: (use) => call(use, "GET", 0) },
    { on: ".fetchEventSource", facts: (use) => call(use, use.arg(1).prop("method").constant() ?? "GET", 0) },
    { on: ".navigator.sendBeacon", facts: (use) => call(use, "POST", 0) },
    { on: ".goog.require()().send", facts: sentByClosure },
  ],
};

function call(use: CallUse, method: string, position: number): Draft[] {
  const url = use.arg(position).text();
  return url.length ? [httpCall({ method, url, request: use.arg(position + 1).prop("body").shape() })] : [];
}

function opened(use: CallUse): Draft[] {
  const url = use.arg(1).text();
  return url.length ? [{ ...httpCall({ method: use.arg(0).constant() ?? "*", url }), with: use.receiver }] : [];
}

/** https://google.github.io/closure-library/api/goog.net.XhrIo.html: `send(url, [method], [content])`. */
function sentByClosure(use: CallUse): Draft[] {
  const url = use.made("require")?.arg(0).constant() === "goog.net.XhrIo" ? use.arg(0).text() : [];
  return url.length ? [httpCall({ method: use.arg(1).exists ? (use.arg(1).constant() ?? "*") : "GET", url })] : [];
}
