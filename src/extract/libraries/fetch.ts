import type { Template } from "../../model/template.js";
import { httpCall, methodOf } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://developer.mozilla.org/docs/Web/API/Window/fetch, and the packages that give Node the same function. */
export const fetchApi: LibraryModel = {
  id: "fetch",
  title: "fetch",
  packages: ["global", "node-fetch", "cross-fetch", "isomorphic-fetch", "node-fetch-native", "isomorphic-unfetch", "unfetch", "whatwg-fetch", "make-fetch-happen", "fetch-retry", "@adobe/fetch", "minipass-fetch"],
  category: "http-client",
  system: "http",
  finds: "requests with method, URL and body fields, of the global `fetch`, node-fetch, cross-fetch and their like",
  cannotSee: "requests made by a service worker",
  aliases: { ".defaults()": "", ".fetch.bind()": ".fetch" },
  uses: [
    { on: ".fetch", facts: (use) => facts(use) },
    { on: "", facts: (use) => facts(use) },
  ],
};

/** A `Request` among the alternatives is no text; its own URL stands for it. */
const isObject = (template: Template): boolean => template.length === 1 && typeof template[0] === "object" && template[0].hole === "unknown" && template[0].name === "Request";

function facts(use: CallUse): ReturnType<typeof httpCall>[] {
  const first = use.arg(0);
  if (!first.exists) return [];
  const request = first.made("Request");
  const url = request ? [...request.arg(0).text(), ...first.text().filter((one) => one.length > 0 && !isObject(one))] : first.text();
  const options = request && !use.arg(1).exists ? request.arg(1) : use.arg(1);
  return [httpCall({ method: methodOf(options, "GET"), url, request: options.prop("body").shape() })];
}
