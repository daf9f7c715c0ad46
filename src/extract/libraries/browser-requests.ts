import { httpCall } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://developer.mozilla.org/docs/Web/API: XMLHttpRequest, EventSource, Navigator.sendBeacon; `eventsource` and `xmlhttprequest` bring them to Node. */
export const browserRequests: LibraryModel = {
  id: "browser-requests",
  title: "XMLHttpRequest, EventSource, sendBeacon",
  packages: ["global", "eventsource", "xmlhttprequest", "xhr2", "@microsoft/fetch-event-source"],
  category: "http-client",
  system: "http",
  finds: "requests with method and URL; server-sent event streams as GET",
  cannotSee: "bodies given to `send`",
  aliases: { ".default": "" },
  uses: [
    { on: ".XMLHttpRequest().open", facts: (use) => call(use, use.arg(0).constant() ?? "*", 1) },
    { on: ".EventSource", facts: (use) => call(use, "GET", 0) },
    { on: ".fetchEventSource", facts: (use) => call(use, use.arg(1).prop("method").constant() ?? "GET", 0) },
    { on: ".navigator.sendBeacon", facts: (use) => [...call(use, "POST", 0)] },
  ],
};

function call(use: CallUse, method: string, position: number): Draft[] {
  const url = use.arg(position).text();
  return url.length ? [httpCall({ method, url })] : [];
}
