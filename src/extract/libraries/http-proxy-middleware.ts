import { pathsOf } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://github.com/chimurai/http-proxy-middleware (its recipes tell versions 2 and 3 apart) and koa-proxies, which takes the same arguments. */
export const httpProxyMiddleware: LibraryModel = {
  id: "http-proxy-middleware",
  title: "http-proxy-middleware",
  packages: ["http-proxy-middleware", "koa-proxies"],
  category: "http-server",
  system: "http",
  finds: "proxy rules: the path under which the proxy is mounted or to which it limits itself, its target, and rewritten prefixes",
  cannotSee: "targets and rewrites that a function computes",
  aliases: { ".default": "" },
  uses: [{ on: "{,.createProxyMiddleware,.legacyCreateProxyMiddleware}", facts: proxy }],
};

function proxy(use: CallUse): Draft[] {
  const hasContext = use.args.length > 1 || use.arg(0).is("text");
  const options = use.args.length > 1 ? use.arg(1) : use.arg(0);
  const target = options.is("text") ? options.text() : options.prop("target").text();
  if (!target.length) return [];
  const filter = hasContext && options !== use.arg(0) ? use.arg(0) : options.prop("pathFilter");
  const rewrites = rewritesOf(options.prop("pathRewrite"));
  // from version 3 on, a mounted proxy passes on the path as Express shortened it; `on` and `pathFilter` came with that version
  const cut = options.prop("on", "pathFilter").exists;
  return [{ type: "proxy", prefix: filter.is("function") ? [] : pathsOf(filter), target, ...(rewrites.length ? { rewrites } : {}), ...(cut ? { cut } : {}) }];
}

/** Keys are regular expressions; those that are a plain prefix are used. */
function rewritesOf(table: ValueView): { from: string; to: string }[] {
  if (!table.is("object")) return [];
  return table.keys().flatMap((key) => {
    const from = /^\^?(\/[\w./-]*?)\/?(?:\$|\(\/\|\$\))?$/.exec(key)?.[1];
    const to = table.prop(key).constant();
    return from === undefined || to === undefined || to.includes("$") ? [] : [{ from, to }];
  });
}
