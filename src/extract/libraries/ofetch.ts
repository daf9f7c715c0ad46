import type { LibraryModel } from "./library-model.js";
import { ofetchRequest } from "./ofetch-request.js";

/** https://github.com/unjs/ofetch. */
export const ofetch: LibraryModel = {
  id: "ofetch",
  title: "ofetch",
  packages: ["ofetch", "ohmyfetch"],
  category: "http-client",
  system: "http",
  finds: "requests with method, URL and body fields, of `$fetch`, `ofetch` and instances with a base URL",
  cannotSee: "URLs that interceptors change",
  aliases: { ".{createFetch,$fetch.create,ofetch.create}()": ".$fetch" },
  uses: [{ on: "{.$fetch,.ofetch}{,.raw,.native}", facts: ofetchRequest }],
};
