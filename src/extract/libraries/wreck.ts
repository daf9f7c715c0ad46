import { httpCall, joinUrl } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

/** https://hapi.dev/module/wreck/api */
export const wreck: LibraryModel = {
  id: "wreck",
  title: "wreck",
  packages: ["@hapi/wreck", "wreck"],
  category: "http-client",
  system: "http",
  finds: "requests with method, URL, `baseUrl` of defaults and payload fields",
  cannotSee: "redirects to other hosts",
  aliases: { ".defaults()": "" },
  uses: [
    { on: ".{get,post,put,patch,delete}", facts: (use) => call(use, use.member, 0) },
    { on: ".request", facts: (use) => call(use, use.arg(0).constant() ?? "*", 1) },
  ],
};

function call(use: CallUse, method: string, position: number): Draft[] {
  const options = use.arg(position + 1);
  const own = options.prop("baseUrl");
  const base = own.exists ? own.text() : (use.made("defaults")?.arg(0).prop("baseUrl").text() ?? []);
  const url = joinUrl(base, use.arg(position).text());
  return url.length ? [httpCall({ method, url, request: options.prop("payload").shape() })] : [];
}
