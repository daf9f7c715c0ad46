import type { Draft } from "./draft.js";
import { keysOf } from "./key-prefix.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import { accesses, opens, placeOf, systemOfUrl, type StorePlace } from "./store-facts.js";
import { accessOf, verbNames } from "./store-verbs.js";
import type { ValueView } from "./value-view.js";

const verbs = { reads: ["get", "mget"], writes: ["set", "mset", "del", "mdel", "reset", "clear"], both: ["wrap"] };
/** Packages of stores outside the process. */
const stores: readonly (readonly [RegExp, string])[] = [[/redis|valkey/, "redis"], [/memcache/, "memcached"], [/mongo/, "mongodb"]];
const settings = ".CacheModule.{register,registerAsync,forRoot,forRootAsync}";

/** https://docs.nestjs.com/techniques/caching, https://github.com/jaredwray/cacheable. Without a store it holds values in memory: a cache, and no data store. */
export const nestCache: LibraryModel = {
  id: "nest-cache",
  title: "Nest's cache and cache-manager",
  packages: ["cache-manager", "@nestjs/cache-manager", "@nestjs/common"],
  category: "database",
  system: "redis",
  finds: "keys that are read from and written to the store behind it, by their constant head",
  cannotSee: "values held in memory, and answers of routes that an interceptor keeps",
  aliases: { ".{caching,createCache,multiCaching,Cache}()": ".Cache()" },
  uses: [
    { on: `.Cache().${verbNames(verbs)}`, facts: accessed },
    { on: settings, facts: (use) => storesOf(optionsOf(use)).flatMap(({ system, place }) => opens(system, place)) },
  ],
};

interface Store {
  system: string;
  place: StorePlace;
}

function optionsOf(use: CallUse): ValueView {
  const factory = use.arg(0).prop("useFactory");
  return factory.exists ? factory.returned() : use.arg(0);
}

/** `{ store: redisStore, host, port }`, `{ stores: [createKeyv("redis://…")] }`, `caching(redisStore, { url })`. */
function storesOf(options: ValueView): Store[] {
  return [options.prop("store"), ...options.prop("stores").elements()].flatMap((store) => {
    const handle = store.library();
    const found = stores.find(([name]) => name.test(handle?.package ?? ""));
    const made = [store.made("redisStore"), store.made("createKeyv"), store.made("KeyvRedis"), store.made("default"), store.made("")].find((one) => one !== undefined)?.arg(0);
    const inner = made?.prop("socket").exists ? made.prop("socket") : made;
    const place = placeOf(inner?.exists ? inner : options.prop("url", "host").exists ? options : undefined);
    const system = found?.[1] ?? place.connection?.map(systemOfUrl).find((one) => one !== undefined);
    return system === undefined ? [] : [{ system, place }];
  });
}

function accessed(use: CallUse): Draft[] {
  if (!use.args.length) return [];
  const own = use.made("caching") ?? use.made("createCache");
  const given = own ? storesOf(own.arg(0).library() ? use.object("", []) : own.arg(0)) : [];
  const [store] = given.length ? given : use.callsOf(settings).flatMap((one) => storesOf(optionsOf(one)));
  if (!store) return [];
  const { known, open } = keysOf(use.arg(0));
  return accesses(accessOf(verbs, use.member), { system: store.system, kind: "key", dataset: known, asks: open, ...store.place });
}
