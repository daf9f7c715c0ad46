import type { Draft } from "./draft.js";
import { httpCall, joinUrl, methodOf } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";

const asked = "{.$fetch,.ofetch}";

/** https://github.com/unjs/ofetch, https://nuxt.com/docs/api/composables/use-fetch. Nuxt and Nitro bring these functions without an import. */
export const ofetch: LibraryModel = {
  id: "ofetch",
  title: "ofetch and Nuxt's `useFetch`",
  packages: ["ofetch", "ohmyfetch", "nuxt", "#app", "#imports", "nuxt/app", "global"],
  category: "http-client",
  system: "http",
  finds: "requests with method, URL and body fields, of `$fetch`, its instances with a base URL, `useFetch`, `useLazyFetch`, `event.$fetch`",
  cannotSee: "requests of composables that a module adds",
  aliases: { ".createFetch()": ".$fetch", [`${asked}.create()`]: ".$fetch" },
  uses: [
    { on: "{.$fetch,.ofetch,.$fetch.raw,.ofetch.raw,.$fetch.native,.ofetch.native}", facts: request },
    { on: "{.useFetch,.useLazyFetch}", facts: request },
  ],
};

/** The URL can be given by a function or a reactive value. */
function request(use: CallUse): Draft[] {
  const first = use.arg(0);
  if (!first.exists) return [];
  const path = first.is("function") ? first.returned().text() : (first.made("ref") ?? first.made("computed"))?.arg(0).text() ?? first.text();
  const options = use.arg(1);
  const defaults = use.receiver.exists || use.made("create") ? use.made("create")?.arg(0) : undefined;
  const base = [options.prop("baseURL"), defaults?.prop("baseURL")].find((one) => one?.exists);
  return [httpCall({ method: methodOf(options, "GET"), url: joinUrl(base?.text() ?? [], path), request: options.prop("body").shape() })];
}
