import { httpCall, methodOf } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://api.jquery.com/category/ajax/: `type` is the old name of `method`. */
export const jquery: LibraryModel = {
  id: "jquery",
  title: "jQuery.ajax",
  packages: ["jquery"],
  category: "http-client",
  system: "http",
  finds: "requests of `$.ajax`, `$.get`, `$.post`, `$.getJSON` with method, URL and data fields, also of the global `$`",
  cannotSee: "`ajaxSetup` and prefilters, and forms that are loaded into elements",
  globals: ["$", "jQuery"],
  uses: [
    { on: ".ajax", facts: byOptions },
    { on: ".{get,getJSON,post}", facts: shorthand },
  ],
};

function byOptions(use: CallUse): Draft[] {
  const first = use.arg(0);
  const options = first.is("object") ? first : use.arg(1);
  const url = options === first ? first.prop("url").text() : first.text();
  const method = options.prop("method").exists ? methodOf(options, "GET") : (options.prop("type").constant() ?? (options.prop("type").exists ? "*" : "GET"));
  return url.length ? [httpCall({ method, url, request: options.prop("data").shape() })] : [];
}

/** `get(url, [data], [success])` or `get({ url, data })`. */
function shorthand(use: CallUse): Draft[] {
  const first = use.arg(0);
  const url = first.is("object") ? first.prop("url").text() : first.text();
  const data = first.is("object") ? first.prop("data") : use.arg(1);
  return url.length ? [httpCall({ method: use.member === "post" ? "POST" : "GET", url, request: data.is("function") ? undefined : data.shape() })] : [];
}
