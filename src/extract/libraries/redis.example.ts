import { promisify } from "node:util";
import { createClient, type RedisClientType } from "redis";
import { SessionStore } from "./session-store.js";

const client = createClient({ url: process.env.REDIS_URL ?? "redis://redis:6379" }); // => opens redis {REDIS_URL}
await client.connect();

export const cart = (id: string) => client.get(`cart:${id}`); // => reads redis key cart
export const visit = () => client.incr("visitors"); // => reads redis key visitors; writes redis key visitors
export const keep = (id: string, value: string) => client.setEx(id, 3600, value); // => writes redis key ?
export const prices = (pairs: Record<string, string>) => client.multi().hSet("prices", pairs).expire("prices", 60).exec(); // => writes redis key prices

const sessions = new SessionStore(client as RedisClientType);
sessions.load("1");

const legacy = createClient(6379, "old-redis"); // => opens redis old-redis
const getAsync = promisify(legacy.get).bind(legacy);
export const rate = (code: string) => getAsync("rate-" + code); // => reads redis key rate

const cache = new Map<string, string>();
cache.get("cart:1");
cache.set("cart:1", "apple");

// @file session-store.ts
import type { RedisClientType } from "redis";

export class SessionStore {
  constructor(private readonly redis: RedisClientType) {}

  private key(id: string) {
    return `session:${id}`;
  }

  load(id: string) {
    return this.read(this.key(id)); // => reads redis key session
  }

  private read(key: string) {
    return this.redis.get(key);
  }
}
