import { normalise, type Template } from "../../model/template.js";
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
  finds: "requests of `$.ajax`, `$.get`, `$.post`, `$.getJSON`, `$.getScript` and `load` with method, URL and data fields, also of the global `$`",
  cannotSee: "`ajaxSetup` and prefilters",
  globals: ["$", "jQuery"],
  uses: [
    { on: ".ajax", facts: byOptions },
    { on: ".{get,getJSON,getScript,post}", facts: shorthand },
    { on: "().load", facts: load },
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

/** `load("url #part", [data])` is a GET, with an object as data a POST. With a function it was the name of an event. */
function load(use: CallUse): Draft[] {
  const url = use.arg(0).is("function") ? [] : use.arg(0).text();
  const posted = use.arg(1).is("object");
  return url.length ? [httpCall({ method: posted ? "POST" : "GET", url: url.map(withoutPart), request: posted ? use.arg(1).shape() : undefined })] : [];
}

const withoutPart = (url: Template): Template => normalise(url.map((part) => (typeof part === "string" ? part.replace(/\s.*$/s, "") : part)));
