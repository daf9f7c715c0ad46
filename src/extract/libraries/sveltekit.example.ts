// @file svelte.config.js
export default { kit: { paths: { base: "/shop" } } };

// @file src/routes/api/orders/+server.ts
import { json, type RequestHandler } from "@sveltejs/kit";

export const GET: RequestHandler = async () => json([]); // => serves GET /shop/api/orders

export const fallback: RequestHandler = async () => new Response("other methods"); // => serves * /shop/api/orders

// @file src/routes/(admin)/api/[tenant=slug]/files/[...path]/+server.js
export async function DELETE({ params }) { // => serves DELETE /shop/api/{tenant}/files/{*path}
  return new Response(params.path);
}

// @file src/routes/[x+2e]well-known/jwks.json/+server.ts
export const prerender = true;
export const GET = () => new Response("{}"); // => serves GET /shop/.well-known/jwks.json

// @file src/routes/orders/[id]/+page.server.ts
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ fetch, params }) => { // => serves GET /shop/orders/{id}
  const order = await fetch(`http://orders:8080/orders/${params.id}`); // => calls GET http://orders:8080/orders/{id}
  return { order: await order.json() };
};

export const actions: Actions = { // => serves POST /shop/orders/{id}
  cancel: async ({ fetch, params }) => {
    await fetch(`http://orders:8080/orders/${params.id}`, { method: "DELETE" }); // => calls DELETE http://orders:8080/orders/{id}
  },
};

// @file src/routes/orders/+layout.ts
import { base, resolve } from "$app/paths";

export const load = async ({ fetch }) => ({ user: await (await fetch(`${base}/api/me`)).json() }); // => calls GET /shop/api/me
export const more = () => fetch(resolve("/api/rides")); // => calls GET /shop/api/rides

// @file src/routes/orders/[id]/+layout.server.ts
import { prefix } from "./orders";
export const load = () => ({ prefix });

// @file src/routes/orders/[id]/orders.ts
export const prefix = "order-";
export const GET = () => "no +server file";
