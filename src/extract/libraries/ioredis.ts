import type { LibraryModel } from "./library-model.js";
import { redisCommands } from "./redis-commands.js";
import { redisFacts } from "./redis-facts.js";
import { named, opens, placeOf, type StorePlace } from "./store-facts.js";
import type { CallUse } from "./library-model.js";

const commands = redisCommands.join(",");

/** https://github.com/redis/ioredis; Nest modules that inject its client. */
export const ioredis: LibraryModel = {
  id: "ioredis",
  title: "ioredis",
  packages: ["ioredis", "@liaoliaots/nestjs-redis", "nestjs-redis", "@nestjs-modules/ioredis", "@songkeys/nestjs-redis", "ioredis-mock", "iovalkey", "@upstash/redis"],
  category: "database",
  system: "redis",
  finds: "keys that commands read and write, by their constant head (`user:{id}` is `user`); connections, clusters, pipelines",
  cannotSee: "keys that begin with a value of run time, key prefixes of the connection, and scripts",
  aliases: {
    "()": ".client()", ".{Redis,Cluster,default,InjectRedis,RedisService,IORedis,Redis.Cluster,default.Cluster}()": ".client()", ".client().{duplicate,multi,pipeline,getClient,getOrThrow,getOrNil,getDefaultConnection}()": ".client()",
  },
  uses: [
    { on: `.client().{${commands}}`, facts: (use) => redisFacts(use, {}) },
    { on: "{,.Redis,.default,.Cluster}", facts: (use) => opens("redis", ioredisPlace(use)) },
    { on: ".RedisModule.forRoot", facts: (use) => opens("redis", placeOf(use.arg(0).prop("config").exists ? use.arg(0).prop("config") : use.arg(0))) },
  ],
};

/** `new Redis(port, host)`, `new Redis(url, options)`, `new Redis(options)`; a cluster lists its nodes. */
function ioredisPlace(use: CallUse): StorePlace {
  const [first, second] = [use.arg(0), use.arg(1)];
  if (first.is("array")) return placeOf(first.elements()[0]);
  if (first.constant() !== undefined && /^\d+$/.test(first.constant() ?? "")) return { connection: named(second) };
  return placeOf(first);
}
