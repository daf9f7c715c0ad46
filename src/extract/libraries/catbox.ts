import type { LibraryModel } from "./library-model.js";
import type { Draft } from "./draft.js";
import { accesses, named, placeOf } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const engines: Readonly<Record<string, string>> = { "@hapi/catbox-redis": "redis", "catbox-redis": "redis", "@hapi/catbox-memcached": "memcached", "catbox-mongodb": "mongodb" };

/** https://hapi.dev/tutorials/caching: sessions and cached answers of a hapi server go to the engines it is given. */
export const catbox: LibraryModel = {
  id: "catbox",
  title: "hapi caches (catbox)",
  packages: ["@hapi/hapi", "hapi"],
  category: "database",
  system: "redis",
  finds: "stores outside the process that a hapi server keeps sessions and cached answers in",
  cannotSee: "what is kept there",
  uses: [{ on: "{.server,.Server}", facts: (use) => cachesOf(use.arg(0)) }],
};

function cachesOf(options: ValueView): Draft[] {
  const caches = options.prop("cache");
  return caches.exists ? caches.elements().flatMap((one) => stored(one.prop("provider").exists ? one.prop("provider") : one.prop("engine"))) : [];
}

function stored(provider: ValueView): Draft[] {
  const engine = provider.is("library") ? provider : provider.prop("constructor");
  const handles = engine.values.flatMap((value) => (value.kind === "library" ? [engines[value.package]] : []));
  const system = handles.find((one) => one !== undefined);
  if (system === undefined) return [];
  const settings = provider.prop("options");
  return accesses(["read", "write"], { system, kind: "key", dataset: named(settings.prop("partition")), ...placeOf(settings) }).map((draft) => ({ ...draft, confidence: "inferred" }));
}
