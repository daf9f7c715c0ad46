import Fastify, { type FastifyInstance } from "fastify";
import AutoLoad from "@fastify/autoload";
import proxy from "@fastify/http-proxy";
import fp from "fastify-plugin";
import path from "node:path";
import orders from "./orders/plugin.js";
import { itemRoutes } from "./orders/items.js";

const app = Fastify({ logger: true });
app.register(orders, { prefix: "/v1/orders" });
app.register(import("./refunds.js"), { prefix: "refunds" });
app.register(AutoLoad, { dir: path.join(import.meta.dirname, "routes"), options: { prefix: "/auto" } });
app.register(proxy, { upstream: process.env.USERS_URL ?? "http://users:3000", prefix: "/users", rewritePrefix: "/api/users" }); // => proxies /users to {USERS_URL} as /api/users
app.register(proxy, { upstream: "http://stock", prefix: "/stock" }); // => proxies /stock to http://stock as /

app.register(fp(async (instance) => {
  instance.get("/health", async () => ({ status: "ok" })); // => serves GET /health
}), { prefix: "/ignored" });

app.register(async function admin(instance, options) {
  instance.route({ // => serves GET /admin/users/{id}; serves HEAD /admin/users/{id}
    method: ["GET", "HEAD"],
    url: "/users/:id",
    handler: async () => ({}),
  });
  instance.register(itemRoutes, { prefix: "/items" });
}, { prefix: "/admin" });

app.get("/settings", { schema: { querystring: { type: "object", properties: { page: { type: "number" } } } } }, async () => []); // => serves GET /settings
app.addHttpMethod("QUERY", { hasBody: true });
app.query("/settings", async () => []); // => serves QUERY /settings
app.addHook("onRequest", async () => undefined);
app.decorate("orders", new Map());
const cache = new Map<string, unknown>();
cache.get("/orders");
app.listen({ port: Number(process.env.PORT), host: "0.0.0.0" }); // => listens http {PORT}

// @file orders/plugin.ts
import type { FastifyInstance } from "fastify";
import { itemRoutes } from "./items.js";

export default async function orders(fastify: FastifyInstance) {
  fastify.get("/", async () => []); // => serves GET /v1/orders
  fastify.post<{ Body: { sku: string } }>("/", { schema: { body: { type: "object", properties: { sku: { type: "string" } } } } }, async () => ({})); // => serves POST /v1/orders
  fastify.register(itemRoutes, { prefix: "/:id/items" });
}

// @file orders/items.ts
export async function itemRoutes(fastify, options) {
  fastify.delete("/:sku(^\\w+$)", async () => undefined); // => serves DELETE /admin/items/{sku}; serves DELETE /v1/orders/{id}/items/{sku}
}

// @file refunds.ts
export default async (fastify) => {
  fastify.all("/*", async () => undefined); // => serves * /refunds/{*}
};

// @file routes/carts/index.js
module.exports = async function (fastify, options) {
  fastify.put("/:id", async () => ({})); // => serves PUT /auto/carts/{id}
};

// @file routes/status.js
module.exports = async function (fastify, options) {
  fastify.get("/status", async () => ({})); // => serves GET /auto/internal/status
};
module.exports.autoPrefix = "/internal";
