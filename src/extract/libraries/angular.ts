import { httpCall } from "./http-facts.js";
import type { Draft } from "./draft.js";
import { payloadOf } from "./http-options.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://angular.dev/guide/http: the client is injected by its type or by `inject(HttpClient)`. */
export const angular: LibraryModel = {
  id: "angular",
  title: "Angular HttpClient",
  packages: ["@angular/common/http", "@angular/core"],
  category: "http-client",
  system: "http",
  finds: "requests of injected clients with method, URL, body or query fields, and the answer's declared type",
  cannotSee: "base URLs that interceptors add, and `httpResource`",
  uses: [
    { on: ".HttpClient().{get,delete,head,options,jsonp}", facts: (use) => call(use, { method: use.member === "jsonp" ? "GET" : use.member, url: 0, options: use.arg(1) }) },
    { on: ".HttpClient().{post,put,patch}", facts: (use) => call(use, { method: use.member, url: 0, options: use.arg(2), body: use.arg(1) }) },
    { on: ".HttpClient().request", facts: (use) => call(use, { method: use.arg(0).constant() ?? "*", url: 1, options: use.arg(2) }) },
  ],
  values: [{ on: ".inject()", value: (use) => use.arg(0).instance() }],
};

interface Parts {
  method: string;
  url: number;
  options: ValueView;
  body?: ValueView;
}

function call(use: CallUse, { method, url, options, body }: Parts): Draft[] {
  const where = use.arg(url).text();
  const request = body?.shape() ?? payloadOf(options, ["body"], ["params"]);
  return where.length ? [httpCall({ method, url: where, request, response: use.typeArg(0).shape() })] : [];
}
