import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://github.com/http-party/node-http-proxy: `web` passes on one request, to the target it is given or that of the proxy. */
export const httpProxy: LibraryModel = {
  id: "http-proxy",
  title: "http-proxy",
  packages: ["http-proxy", "http-proxy-3", "httpxy"],
  category: "http-server",
  system: "http",
  finds: "requests passed on inside a route or a mounted handler: its path and the target",
  cannotSee: "targets that are picked per request",
  aliases: { ".{createProxyServer,createProxy,createServer,ProxyServer,Server}()": "()" },
  uses: [{ on: "().web", facts: web }],
};

function web(use: CallUse): Draft[] {
  const own = use.arg(2).prop("target");
  const maker = ["createProxyServer", "createProxy", "createServer", "ProxyServer", ""].map((name) => use.made(name)).find((one) => one !== undefined);
  const target = own.exists ? own.text() : (maker?.arg(0).prop("target").text() ?? []);
  return target.length ? [{ type: "proxy", prefix: [], target }] : [];
}
