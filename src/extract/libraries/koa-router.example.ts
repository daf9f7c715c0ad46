import Koa from "koa";
import Router, { type RouterContext } from "@koa/router";
import { items } from "./items";

const api = new Router();
api.prefix("/api");

const orders = new Router<{ user: string }>({ prefix: "/orders" });
orders.get("list", "/", (ctx: RouterContext) => ctx.redirect("/api")); // => serves GET /api/v1/orders
orders.post("/", requireUser, create); // => serves POST /api/v1/orders
orders.put(["/:id", "/:id/lines"], change); // => serves PUT /api/v1/orders/{id}; serves PUT /api/v1/orders/{id}/lines
orders.use("/:id/items", items.routes(), items.allowedMethods());
orders.use(async (_ctx, next) => next());

api.use("/v1", orders.routes());
api.register("/reports", ["get", "post"], report); // => serves GET /api/reports; serves POST /api/reports
orders.url("list");

const prices = new Map<string, number>();
prices.get("/orders");

function addHealth(router: Router) {
  router.get("/health", (ctx) => (ctx.body = "ok")); // => serves GET /health
}
const probes = new Router();
addHealth(probes);

new Koa().use(api.routes()).use(probes.routes());

// @file items.ts
import Router from "@koa/router";
export const items = new Router();
items.get("/", list).delete("/:sku", remove); // => serves DELETE /api/v1/orders/{id}/items/{sku}; serves GET /api/v1/orders/{id}/items
