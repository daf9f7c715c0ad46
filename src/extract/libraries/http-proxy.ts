import type { Draft } from "./draft.js";
import { urlOfOptions } from "./http-options.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://github.com/http-party/node-http-proxy: `web` passes on one request, to the target it is given or that of the proxy; a proxy that listens passes on all. */
export const httpProxy: LibraryModel = {
  id: "http-proxy",
  title: "http-proxy",
  packages: ["http-proxy", "http-proxy-3", "httpxy"],
  category: "http-server",
  system: "http",
  finds: "requests passed on inside a route or a mounted handler, or by a proxy that listens itself: the path and the target",
  cannotSee: "targets that are picked per request",
  aliases: { ".{createProxyServer,createProxy,createServer,ProxyServer,Server}()": "()" },
  uses: [
    { on: "().web", facts: web },
    { on: "().listen", facts: listening },
  ],
};

function web(use: CallUse): Draft[] {
  const own = use.arg(2).prop("target", "forward");
  const target = own.exists ? addressOf(own) : targetOf(use);
  return target.length ? [{ type: "proxy", prefix: [], target, with: use.receiver }] : [];
}

function listening(use: CallUse): Draft[] {
  const target = targetOf(use);
  const port = use.arg(0);
  return target.length ? [{ type: "http-proxy", prefix: "/", target }, { type: "listens", protocol: "http", ...(port.exists ? { port: port.text() } : {}) }] : [];
}

function targetOf(use: CallUse): ReturnType<ValueView["text"]> {
  const maker = ["createProxyServer", "createProxy", "createServer", "ProxyServer", "Server", ""].map((name) => use.made(name)).find((one) => one !== undefined);
  return maker ? addressOf(maker.arg(0).prop("target", "forward")) : [];
}

const addressOf = (target: ValueView): ReturnType<ValueView["text"]> => (target.is("object") ? urlOfOptions(target, "http") : target.text());
