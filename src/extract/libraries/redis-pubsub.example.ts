import { Inject } from "@nestjs/common";
import { RedisPubSub } from "graphql-redis-subscriptions";
import { PubSub } from "graphql-subscriptions";
import Redis from "ioredis";
import { createClient } from "redis";

const client = createClient({ url: process.env.REDIS_URL });

export async function start(order: { id: string }) {
  await client.publish("orders:placed", JSON.stringify(order)); // => publishes redis topic orders:placed
  await client.subscribe(["payments:settled", "payments:failed"], (message) => message); // => consumes redis topic payments:failed; consumes redis topic payments:settled
}

const redis = new Redis("redis://redis:6379");
redis.subscribe("rides", "drivers", (error) => error); // => consumes redis topic drivers; consumes redis topic rides
redis.xadd("audit", "*", "entry", "1"); // => publishes redis stream audit
redis.xreadgroup("GROUP", "billing", "one", "COUNT", 10, "STREAMS", "invoices", ">"); // => consumes redis stream invoices

const provider = { provide: "EVENTS", useFactory: () => new RedisPubSub({ publisher: new Redis(), subscriber: new Redis() }) };

class Comments {
  constructor(@Inject("EVENTS") private readonly events: PubSub) {}

  add(comment: { text: string }) {
    this.events.publish("commentAdded", comment); // => publishes redis topic commentAdded
  }

  watch() {
    return this.events.asyncIterator("commentAdded"); // => consumes redis topic commentAdded
  }
}

const local = new PubSub();
local.publish("commentAdded", {});
export default [provider, Comments];
