// @file astro.config.mjs
import { defineConfig } from "astro/config";
import node from "@astrojs/node";

export default defineConfig({ output: "server", base: "/shop", adapter: node({ mode: "standalone" }) });

// @file src/pages/api/orders/index.ts
import type { APIRoute } from "astro";

export const prerender = false;
export const GET: APIRoute = async () => new Response("[]"); // => serves GET /shop/api/orders
export const POST: APIRoute = async ({ request }) => Response.json(await request.json()); // => serves POST /shop/api/orders
export const ALL: APIRoute = () => new Response(null, { status: 405 }); // => serves * /shop/api/orders

// @file src/pages/api/orders/[id].json.ts
export function GET({ params }: { params: { id: string } }) { // => serves GET /shop/api/orders/{id}.json
  return new Response(params.id);
}

// @file src/pages/_parts/orders.ts
export const GET = () => new Response("a folder with an underscore is no route");

// @file src/components/orders.ts
export const GET = () => "no page";
