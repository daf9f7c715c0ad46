import { httpCall, joinUrl, methodOf, verbList } from "./http-facts.js";
import type { Draft } from "./draft.js";
import { payloadOf } from "./http-options.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://github.com/request/request and its promise wrappers: `request(url | options, [options], [callback])`, `baseUrl` of defaults. */
export const request: LibraryModel = {
  id: "request",
  title: "request",
  packages: ["request", "request-promise", "request-promise-native", "request-promise-any", "requestretry", "postman-request", "@cypress/request", "@cypress/request-promise", "teeny-request", "cloudscraper", "retry-request"],
  category: "http-client",
  system: "http",
  finds: "requests with method, URL, `baseUrl` of defaults, body and query fields",
  cannotSee: "bodies that are piped in",
  aliases: { ".defaults()": "", ".{default,teenyRequest}": "", ".jar()": ".jar" },
  uses: [
    { on: `.{${verbList},del}`, facts: (use) => call(use, use.member === "del" ? "DELETE" : use.member) },
    { on: "", facts: (use) => call(use) },
  ],
};

function call(use: CallUse, verb?: string): Draft[] {
  const first = use.arg(0);
  if (!first.exists || first.is("function")) return [];
  const options = first.is("object") ? first : use.arg(1);
  const path = options === first ? first.prop("url", "uri").text() : first.text();
  const defaults = use.made("defaults")?.arg(0);
  const url = joinUrl(baseOf(options, defaults), path);
  if (!url.length) return [];
  const method = verb ?? (options.is("function") ? "GET" : methodOf(options, defaults ? methodOf(defaults, "GET") : "GET"));
  return [httpCall({ method, url, request: bodyOf(options) })];
}

function baseOf(options: ValueView, defaults: ValueView | undefined): ReturnType<ValueView["text"]> {
  const own = options.is("object") ? options.prop("baseUrl") : undefined;
  return own?.exists ? own.text() : (defaults?.prop("baseUrl").text() ?? []);
}

/** `json: true` only asks for a JSON answer. */
const bodyOf = (options: ValueView): ReturnType<ValueView["shape"]> => (options.is("object") ? payloadOf(options, ["json", "body", "form", "formData"], ["qs"]) : undefined);
