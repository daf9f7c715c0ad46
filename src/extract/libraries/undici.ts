import { httpCall, joinUrl, methodOf } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://undici.nodejs.org: functions that take a URL, and dispatchers that are bound to an origin and take a path. */
export const undici: LibraryModel = {
  id: "undici",
  title: "undici",
  packages: ["undici"],
  category: "http-client",
  system: "http",
  finds: "requests of `fetch`, `request`, `stream`, `pipeline`, and of clients and pools with their origin",
  cannotSee: "requests that a custom dispatcher redirects",
  aliases: { ".{Pool,BalancedPool,RoundRobinPool}()": ".Client()" },
  uses: [
    { on: ".{fetch,request,stream,pipeline}", facts: byUrl },
    { on: ".Client().{request,stream,pipeline,dispatch}", facts: byPath },
  ],
};

function byUrl(use: CallUse): Draft[] {
  const first = use.arg(0);
  const url = first.is("object") ? joinUrl(first.prop("origin").text(), first.prop("path").text()) : first.text();
  const options = first.is("object") ? first : use.arg(1);
  return url.length ? [httpCall({ method: methodOf(options, "GET"), url, request: options.prop("body").shape() ?? options.prop("query").shape() })] : [];
}

function byPath(use: CallUse): Draft[] {
  const options = use.arg(0);
  const path = options.prop("path").text();
  const origin = ["Client", "Pool", "BalancedPool", "RoundRobinPool"].map((name) => use.made(name)?.arg(0)).find((one) => one?.exists);
  return path.length ? [httpCall({ method: methodOf(options, "GET"), url: joinUrl(origin?.text() ?? [], path), request: options.prop("body").shape() ?? options.prop("query").shape() })] : [];
}
