import { httpCall, listens, methodOf } from "./http-facts.js";
import type { Draft } from "./draft.js";
import { urlOfOptions } from "./http-options.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://nodejs.org/api/http.html, /https.html; follow-redirects offers the same functions. */
export const nodeHttp: LibraryModel = {
  id: "node-http",
  title: "Node http and https",
  packages: ["http", "https", "http2", "follow-redirects"],
  category: "http-client",
  system: "http",
  finds: "requests by URL or by options (host, port, path); routes that a server's handler compares with `===` or `switch`; ports",
  cannotSee: "routes that a handler tells apart by prefixes or patterns, and bodies written to the request",
  aliases: { ".{Server,createSecureServer}()": ".createServer()", ".createServer().on()": ".createServer()" },
  uses: [
    { on: "{.,.http.,.https.}{get,request}", facts: request },
    { on: ".createServer", facts: (use) => handled(use.lastArg()) },
    { on: ".createServer().on", facts: (use) => (use.arg(0).constant() === "request" ? handled(use.arg(1)) : []) },
    { on: ".createServer().listen", facts: (use) => [listens(use.arg(0).is("object") ? use.arg(0).prop("port") : use.arg(0))] },
  ],
};

const handled = (handler: ValueView): Draft[] => (handler.is("function") ? [{ type: "compared-routes", handler }] : []);

/** `request(url, [options], [callback])` or `request(options, [callback])`. */
function request(use: CallUse): Draft[] {
  const first = use.arg(0);
  if (!first.exists || first.is("function")) return [];
  const byOptions = first.is("object");
  const options = byOptions ? first : use.arg(1);
  const url = byOptions ? urlOfOptions(first, schemeOf(use)) : first.text();
  return url.length ? [httpCall({ method: use.member === "get" ? "GET" : methodIn(options), url })] : [];
}

const methodIn = (options: ValueView): string => (options.is("function") ? "GET" : methodOf(options, "GET"));

function schemeOf(use: CallUse): string {
  const { package: name, path } = use.receiver.library() ?? { package: "", path: "" };
  return name === "https" || path.startsWith(".https") ? "https" : "http";
}
