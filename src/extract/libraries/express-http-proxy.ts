import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://github.com/villadora/express-http-proxy: passes on the path as Express shortened it, unless a resolver says otherwise. */
export const expressHttpProxy: LibraryModel = {
  id: "express-http-proxy",
  title: "express-http-proxy",
  packages: ["express-http-proxy"],
  category: "http-server",
  system: "http",
  finds: "proxy rules: the path under which the proxy is mounted, and its target",
  cannotSee: "paths rewritten by `proxyReqPathResolver`, and hosts that a function picks",
  uses: [{ on: "", facts: proxy }],
};

function proxy(use: CallUse): Draft[] {
  const host = use.arg(0).is("function") ? use.arg(0).returned() : use.arg(0);
  const target = host.text();
  const resolved = use.arg(1).prop("proxyReqPathResolver").exists;
  return target.length ? [{ type: "proxy", prefix: [], target, ...(resolved ? {} : { cut: true }) }] : [];
}
