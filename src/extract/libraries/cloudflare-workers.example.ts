// @file src/index.ts
interface Env {
  DB: D1Database;
  BILLING: Queue;
  RECEIPTS: R2Bucket;
  PRICES: KVNamespace;
  AUTH: Fetcher;
  SITE_URL: string;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/rides" && request.method === "POST") { // => serves POST /rides
      await env.AUTH.fetch("https://auth/verify", { method: "POST" });
      await env.DB.prepare("INSERT INTO rides (id) VALUES (?)").bind("1").run(); // => writes sqlite table rides
      await env.BILLING.send({ ride: "1" });
    }
    return new Response("ok");
  },
  async queue(batch: object, env: Env) {
    await env.PRICES.get("airport");
    await store(env);
  },
};

async function store(env: Env) {
  await env.RECEIPTS.put("1", "receipt");
  const cache = new Map<string, string>();
  cache.get("airport");
}

// @file src/drivers.ts
import { Hono } from "hono";

const drivers = new Hono<{ Bindings: { DB: D1Database } }>();
drivers.get("/drivers", async (c) => c.json(await c.env.DB.prepare("SELECT * FROM drivers").all())); // => reads sqlite table drivers; serves GET /drivers
export { drivers };
