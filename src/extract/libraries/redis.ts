import type { LibraryModel } from "./library-model.js";
import { redisCommands } from "./redis-commands.js";
import { redisFacts } from "./redis-facts.js";
import { opens, placeOf, type StorePlace } from "./store-facts.js";
import type { ValueView } from "./value-view.js";

const commands = redisCommands.join(",");

/** https://github.com/redis/node-redis, versions 2 to 5, with callbacks, promises, `promisify` and `multi`. */
export const redis: LibraryModel = {
  id: "redis",
  title: "node-redis",
  packages: ["redis", "@redis/client", "async-redis", "handy-redis", "redis-mock", "promise-redis"],
  category: "database",
  system: "redis",
  finds: "keys that commands read and write, by their constant head (`user:{id}` is `user`); connections",
  cannotSee: "keys that begin with a value of run time, and scripts",
  aliases: { ".{createClient,createCluster,createSentinel,createNodeRedisClient,RedisClient,RedisClientType,RedisClusterType,Redis}()": ".client()", "().createClient()": ".client()", ".client().{duplicate,connect,multi,batch,pipeline,MULTI,withTypeMapping}()": ".client()", ".client().v4": ".client()" },
  uses: [
    { on: `.client().{${commands}}`, facts: (use) => redisFacts(use, {}) },
    { on: ".createClient", facts: (use) => opens("redis", redisPlace(use.arg(0), use.arg(1))) },
  ],
};

/** `createClient({ url })`, `({ socket: { host, port } })`, `(port, host)`, `(url)`. */
function redisPlace(first: ValueView, second: ValueView): StorePlace {
  if (second.is("text")) return { connection: second.text() };
  const socket = first.prop("socket");
  return socket.exists ? placeOf(socket) : placeOf(first);
}
