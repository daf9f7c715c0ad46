import { createFileRoute, createRootRoute, createRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_account/orders/$orderId")({ component: () => null }); // => serves GET /orders/{orderId}
export const layout = createFileRoute("/_account")({ component: () => null });
export const files = createFileRoute("/(shop)/files/$")({ component: () => null }); // => serves GET /files/{*}
export const receipt = createFileRoute("/{-$lang}/orders_/receipt-{$id}.pdf")(); // => serves GET /{lang}/orders/receipt-{id}.pdf

// @file routes/api.orders.ts
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/api/orders")({ // => serves GET /api/orders; serves POST /api/orders
  server: {
    handlers: {
      GET: async () => Response.json([]),
      POST: async ({ request }) => Response.json(await request.json()),
    },
  },
});

// @file routes/api.rides.ts
import { createServerFileRoute } from "@tanstack/react-start/server";
import { createAPIFileRoute } from "@tanstack/start/api";

export const ServerRoute = createServerFileRoute("/api/rides/$id").methods((api) => ({ DELETE: api.handler(() => new Response(null)) })); // => serves DELETE /api/rides/{id}
export const APIRoute = createAPIFileRoute("/api/rides")({ GET: () => new Response("[]") }); // => serves GET /api/rides

// @file payments.ts
import { createServerFn } from "@tanstack/react-start";

export const pay = createServerFn({ method: "POST" }) // => serves POST /_serverFn/pay
  .validator((input: { order: string }) => input)
  .handler(async ({ data }) => data.order);

export const balance = createServerFn().handler(() => 0); // => serves GET /_serverFn/balance

// @file code-routes.ts
import { createRootRoute, createRoute } from "@tanstack/react-router";

const root = createRootRoute({ component: () => null });
const shop = createRoute({ getParentRoute: () => root, path: "shop" }); // => serves GET /shop
const account = createRoute({ getParentRoute: () => shop, id: "account" });
export const product = createRoute({ getParentRoute: () => account, path: "$productId" }); // => serves GET /shop/{productId}
