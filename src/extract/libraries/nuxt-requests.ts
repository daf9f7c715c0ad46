import { httpCall } from "./http-facts.js";
import type { LibraryModel } from "./library-model.js";
import { ofetchRequest } from "./ofetch-request.js";

/** https://nuxt.com/docs/api/composables/use-fetch, https://nitro.build/docs/fetch, https://v1.h3.dev/utils/proxy: functions that need no import. */
export const nuxtRequests: LibraryModel = {
  id: "nuxt-requests",
  title: "Requests of Nuxt and Nitro",
  packages: ["#imports", "#app", "nuxt/app", "nitropack/runtime", "h3", "nitro/h3", "global"],
  category: "http-client",
  system: "http",
  finds: "requests of `$fetch`, its instances, `useFetch` and `useLazyFetch`; requests that a handler passes on with `proxyRequest` or `sendProxy`",
  cannotSee: "requests of composables that a module adds",
  aliases: { ".$fetch.create()": ".$fetch" },
  uses: [
    { on: "{.$fetch,.useFetch,.useLazyFetch}", facts: ofetchRequest },
    { on: "{.proxyRequest,.sendProxy,.fetchWithEvent}", facts: (use) => (use.arg(1).exists ? [httpCall({ url: use.arg(1).text() })] : []) },
  ],
};
