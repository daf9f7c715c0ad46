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

/** By service and system, the name of a library. `uses`: those of services that tell nothing of where the store is. */
export function sharedStores(context: LinkContext, uses: readonly Use[]): ReadonlyMap<string, string> {
  const groups = new Map<string, Set<string>>();
  for (const [first, ...others] of usersByPlace(context, uses)) {
    if (first === undefined) continue;
    const joined = new Set([first, ...others].flatMap((user) => [user, ...(groups.get(user) ?? [])]));
    for (const user of joined) groups.set(user, joined);
  }
  return new Map([...groups].filter(([, members]) => members.size > 1).map(([user, members]) => [user, nameFor(context, uses.filter((use) => members.has(keyOf({ service: use.service, system: use.fact.system }))))]));
}

/** Who runs each statement of shared code. */
function usersByPlace(context: LinkContext, uses: readonly Use[]): string[][] {
  const users = new Map<string, Set<string>>();
  for (const use of uses) {
    if (libraryOf(context, use) === undefined) continue;
    for (const place of placesOf(use)) users.set(place, (users.get(place) ?? new Set()).add(keyOf({ service: use.service, system: use.fact.system })));
  }
  return [...users.values()].map((each) => [...each]);
}

export const keyOf = ({ service, system }: { service: string; system: string }): string => `${service} ${system}`;

/** The statement with the table that it names: a repository of a shared library that each service gives a table of its own is not the same use. */
function placesOf({ fact }: Use): string[] {
  // the same key in two caches is no sign of one cache
  if (fact.type === "store-opened" || !hasDatabases(fact.system)) return [];
  return (fact.dataset ?? []).flatMap((name) => constantOf(name) ?? []).map((name) => `${fact.system} ${fact.evidence.file}:${fact.evidence.line} ${name}`);
}

/** The library that opens the store, else the first that holds statements. */
function nameFor(context: LinkContext, uses: readonly Use[]): string {
  const librariesOf = (some: readonly Use[]): string[] => sortedUnique(some.flatMap((use) => libraryOf(context, use) ?? []));
  const [opening] = librariesOf(uses.filter((use) => use.fact.type === "store-opened"));
  return opening ?? librariesOf(uses.filter((use) => placesOf(use).length > 0))[0] ?? "";
}

/** The library that the use stands in; its name without its scope. */
function libraryOf({ layout }: LinkContext, { fact }: Use): string | undefined {
  const { file } = fact.evidence;
  const holding = layout.libraries.filter(({ path }) => path !== "" && file.startsWith(`${path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
  return holding?.name.replace(/^@[^/]+\//, "");
}
