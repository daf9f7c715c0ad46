import { httpCall, methodOf } from "./http-facts.js";
import type { Draft } from "./draft.js";
import { payloadOf } from "./http-options.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://docs.angularjs.org/api/ng/service/$http and /ngResource/service/$resource: services that are injected by the name of a parameter. */
export const angularJs: LibraryModel = {
  id: "angularjs",
  title: "AngularJS $http",
  packages: ["angular"],
  category: "http-client",
  system: "http",
  finds: "requests of `$http` and `$resource` with method, URL and body or query fields",
  cannotSee: "services injected under another parameter name by array annotation",
  injected: [{ name: "$http", gives: ".$http", marker: "angular" }, { name: "$resource", gives: ".$resource", marker: "angular" }],
  uses: [
    { on: ".$http", facts: (use) => byConfig(use) },
    { on: ".$http.{get,delete,head,jsonp}", facts: (use) => [httpCall({ method: use.member === "jsonp" ? "GET" : use.member, url: use.arg(0).text(), request: use.arg(1).prop("params").shape() })] },
    { on: ".$http.{post,put,patch}", facts: (use) => [httpCall({ method: use.member, url: use.arg(0).text(), request: use.arg(1).shape() })] },
    { on: ".$resource().{get,query,save,remove,delete}", facts: (use) => ofResource(use) },
  ],
};

function byConfig(use: CallUse): Draft[] {
  const config = use.arg(0);
  const url = config.prop("url").text();
  return url.length ? [httpCall({ method: methodOf(config, "GET"), url, request: payloadOf(config, ["data"], ["params"]) })] : [];
}

const methods: Readonly<Record<string, string>> = { get: "GET", query: "GET", save: "POST", remove: "DELETE", delete: "DELETE" };

function ofResource(use: CallUse): Draft[] {
  const url = use.made("$resource")?.arg(0).text() ?? [];
  return url.length ? [httpCall({ method: methods[use.member] ?? "*", url })] : [];
}
