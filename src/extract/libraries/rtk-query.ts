import type { Alternatives } from "../../model/facts.js";
import { httpCall, joinUrl, methodOf } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://redux-toolkit.js.org/rtk-query/api/createApi: endpoints say method and path, the base query says where. */
export const rtkQuery: LibraryModel = {
  id: "rtk-query",
  title: "RTK Query",
  packages: ["@reduxjs/toolkit/query/react", "@reduxjs/toolkit/query", "@reduxjs/toolkit/dist/query/react", "@rtk-query/core"],
  category: "http-client",
  system: "http",
  finds: "the requests of endpoints, with method, the base query's URL and body fields; also of injected endpoints",
  cannotSee: "base queries that are functions of the project: their URL stays open",
  callbacks: [
    { on: ".createApi", argument: 0, member: "endpoints", parameter: 0, gives: ".builder" },
    { on: ".createApi().injectEndpoints", argument: 0, member: "endpoints", parameter: 0, gives: ".builder" },
  ],
  aliases: { ".createApi().{enhanceEndpoints,injectEndpoints}()": ".createApi()" },
  uses: [{ on: ".builder.{query,mutation,infiniteQuery}", facts: endpoint }],
};

function endpoint(use: CallUse): Draft[] {
  const options = use.arg(0).prop("query");
  const said = options.is("function") ? options.returned() : options;
  const isObject = said.is("object");
  const url = isObject ? said.prop("url") : said;
  if (!url.text().length) return [];
  const request = isObject ? (said.prop("body").shape() ?? said.prop("params").shape()) : undefined;
  return [httpCall({ method: isObject ? methodOf(said, "GET") : "GET", url: joinUrl(baseOf(use), url.text()), request: request ?? (use.member === "mutation" ? use.typeArg(1).shape() : undefined), response: use.typeArg(0).shape() })];
}

/** `baseQuery: fetchBaseQuery({ baseUrl })`, wrapped in `retry` or in a function of the project that calls the only one there is. */
function baseOf(use: CallUse): Alternatives {
  const base = use.made("createApi")?.arg(0).prop("baseQuery");
  const own = base?.made("fetchBaseQuery") ?? base?.made("retry")?.arg(0).made("fetchBaseQuery");
  const known = own ? [own] : use.callsOf(".fetchBaseQuery");
  const only: ValueView | undefined = known.length === 1 ? known[0]?.arg(0).prop("baseUrl") : undefined;
  return only?.exists ? only.text() : own ? [] : [[{ hole: "unknown", name: "baseUrl" }]];
}
