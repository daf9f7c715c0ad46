import { httpCall } from "./http-facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";

const hooks = "{,.default,.useSWR}";

/** https://swr.vercel.app/docs/data-fetching: the fetcher gets the key, which mostly is the URL. */
export const swr: LibraryModel = {
  id: "swr",
  title: "SWR",
  packages: ["swr", "swr/immutable", "swr/mutation", "swr/infinite"],
  category: "http-client",
  system: "http",
  finds: "the requests of fetchers, once for each key they are used with; keys that are URLs where the fetcher is set elsewhere",
  cannotSee: "keys that are functions or objects",
  callbacks: [
    { on: hooks, argument: 1, parameter: 0, gives: ".key", receives: 0 },
    { on: ".{preload,mutate}", argument: 1, parameter: 0, gives: ".key", receives: 0 },
  ],
  uses: [{ on: hooks, facts: byKey }],
};

/** With a fetcher of its own, that one is asked for its requests. */
function byKey(use: CallUse): Draft[] {
  const fetcher = use.arg(1);
  if (fetcher.exists && !fetcher.is("object")) return [];
  const url = use.arg(0).text().filter((one) => typeof one[0] === "string" && /^(?:\/|https?:)/.test(one[0]));
  return url.length ? [{ ...httpCall({ method: "GET", url }), confidence: "inferred" }] : [];
}
