/**
 * Databases of which nothing is told but that several services use them through the same statements of shared code: one, not one each.
 * In: uses of stores, with what is known of each store. Out: for service and system, the library whose statements they share.
 */
import { constantOf } from "../model/template.js";
import type { LinkContext } from "./link-context.js";
import { sortedUnique } from "./order.js";
import { hasDatabases } from "./store-identity.js";
import type { AnyStoreFact } from "./settle-stores.js";

interface Use {
  service: string;
  fact: AnyStoreFact;
}

/** By service and system. `uses`: those of services that tell nothing of where the store is. Each library is named after the nearest one that opens the store, or else holds the statements. */
export function sharedStores(context: LinkContext, uses: readonly Use[]): ReadonlyMap<string, string> {
  const users = new Map<string, Set<string>>();
  const libraries = new Map<string, string>();
  for (const use of uses) {
    const library = libraryOf(context, use);
    if (library === undefined) continue;
    for (const place of placesOf(use)) {
      users.set(place, (users.get(place) ?? new Set()).add(use.service));
      if (use.fact.type === "store-opened" || !libraries.has(place)) libraries.set(place, library);
    }
  }
  const shared = new Map<string, string>();
  // the same for every order of the facts
  for (const place of sortedUnique(users.keys())) {
    const services = [...(users.get(place) ?? [])];
    if (services.length < 2) continue;
    const system = place.slice(0, place.indexOf(" "));
    const known = services.map((service) => shared.get(keyOf({ service, system }))).find((name) => name !== undefined);
    for (const service of services) if (!shared.has(keyOf({ service, system }))) shared.set(keyOf({ service, system }), known ?? nameFor(context, uses, { service, system }) ?? libraries.get(place) ?? "");
  }
  return shared;
}

export const keyOf = ({ service, system }: { service: string; system: string }): string => `${service} ${system}`;

/** The statement with the table that it names: a repository of a shared library that each service gives a table of its own is not the same use. */
function placesOf({ fact }: Use): string[] {
  // the same key in two caches is no sign of one cache
  if (fact.type === "store-opened" || !hasDatabases(fact.system)) return [];
  return (fact.dataset ?? []).flatMap((name) => constantOf(name) ?? []).map((name) => `${fact.system} ${fact.evidence.file}:${fact.evidence.line} ${name}`);
}

function nameFor(context: LinkContext, uses: readonly Use[], { service, system }: { service: string; system: string }): string | undefined {
  const opened = uses.filter((use) => use.fact.type === "store-opened" && use.service === service && use.fact.system === system);
  return sortedUnique(opened.flatMap((use) => libraryOf(context, use) ?? []))[0];
}

/** The library that the use stands in; its name without its scope. */
function libraryOf({ layout }: LinkContext, { fact }: Use): string | undefined {
  const { file } = fact.evidence;
  const holding = layout.libraries.filter(({ path }) => path !== "" && file.startsWith(`${path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
  return holding?.name.replace(/^@[^/]+\//, "");
}
