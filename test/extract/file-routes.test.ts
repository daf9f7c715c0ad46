import { describe, expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

/** What files serve, sorted: `GET /orders`, with `page` or `action` behind it. Files given as names alone export a GET, a loader and a component. */
function served(files: Record<string, string>): string[] {
  const facts = extractText(files).facts.filter((fact) => fact.type === "http-endpoint");
  return facts.map((fact) => `${fact.method} ${fact.path}${fact.type === "http-endpoint" && fact.kind ? ` ${fact.kind}` : ""}`).sort();
}

const manifest = (dependencies: Record<string, string>): string => JSON.stringify({ name: "shop", dependencies });
const handler = "export const GET = () => new Response();\n";
const all = (text: string, ...paths: string[]): Record<string, string> => Object.fromEntries(paths.map((path) => [path, text]));

describe("Next.js", () => {
  const next = { "package.json": manifest({ next: "15" }) };

  test("groups, slots and intercepting folders are no part of the path; private folders hold no routes", () => {
    expect(served({ ...next, ...all(handler, "app/route.ts", "app/(shop)/(eu)/orders/route.ts", "app/orders/@list/rides/route.ts", "app/_lib/route.ts", "app/orders/_parts/x/route.ts", "app/%5Fdebug/route.js") })).toEqual(["GET /", "GET /_debug", "GET /orders", "GET /orders/rides"]);
  });

  test("only files called `route` in `app`, at the root or in `src`, of the application itself", () => {
    expect(served({ ...next, ...all(handler, "app/orders/handler.ts", "app/orders/route.test.ts", "lib/app/orders/route.ts", "src/app/rides/route.ts", "app/orders/route.mdx") })).toEqual(["GET /rides"]);
  });

  test("pageExtensions give route files another ending", () => {
    const settings = { "next.config.mjs": 'export default { pageExtensions: ["page.tsx", "api.ts"] };\n' };
    expect(served({ ...settings, ...all("export default () => 1;\n", "pages/api/orders.api.ts", "pages/api/orders.helper.ts", "pages/api/rides/index.api.ts") })).toEqual(["* /api/orders", "* /api/rides"]);
  });

  test("settings may be a function, wrapped by plugins, or CommonJS", () => {
    const wrapped = 'const { withSentry } = require("@sentry/nextjs");\nmodule.exports = withSentry(() => ({ basePath: "/shop" }), {});\n';
    expect(served({ "next.config.js": wrapped, ...all(handler, "app/orders/route.ts") })).toEqual(["GET /shop/orders"]);
  });

  test("applications of a monorepo are told apart, hoisted packages or not", () => {
    expect(served({
      "package.json": manifest({ next: "15" }), ...all(handler, "apps/web/app/orders/route.ts", "packages/tools/app/noise/route.ts"),
      "apps/web/next.config.ts": "export default {};\n", "packages/tools/package.json": manifest({ react: "19" }),
    })).toEqual(["GET /orders"]);
  });

  test("methods that a handler compares, wherever it stands; a comparison among other conditions says nothing", () => {
    const listed = 'import { guarded } from "../../guarded";\nexport default guarded(async (req, res) => {\n  if (!["GET", "PUT"].includes(req.method)) return res.status(405).end();\n  res.json({});\n});\n';
    const table = "export default methods({ GET: list, DELETE: remove });\nconst list = () => 1;\nconst remove = () => 2;\n";
    const otherwise = 'export default (req, res) => {\n  if (req.method === "POST") {\n    create(req.body);\n    return res.status(201).end();\n  }\n  res.json(list());\n};\n';
    const partly = 'export default (req, res) => {\n  if (req.query.id && req.method !== "GET") return res.status(405).end();\n  return res.json({});\n};\n';
    expect(served({ ...next, "pages/api/listed.ts": listed, "pages/api/table.ts": table, "pages/api/otherwise.ts": otherwise, "pages/api/partly.ts": partly, "pages/api/passed.ts": 'export { default } from "../../lib/handler";\n', "lib/handler.ts": 'export default (req, res) => (req.method === "PATCH" ? res.end() : res.status(405).end());\n' })).toEqual([
      "* /api/otherwise", "* /api/partly", "DELETE /api/table", "GET /api/listed", "GET /api/table", "PATCH /api/passed", "PUT /api/listed",
    ]);
  });

  test("exports are found through re-exports; types are none", () => {
    expect(served({ ...next, "app/orders/route.ts": 'export * from "../../lib/orders";\nexport type DELETE = string;\n', "lib/orders.ts": "export async function GET() {}\nexport const PUT = wrap(() => 1);\nexport const dynamic = true;\n", "app/rides/route.ts": 'export { read as GET, POST } from "@/lib/rides";\n', "lib/rides.ts": "export const read = () => 1;\nexport const POST = () => 1;\n" })).toEqual(["GET /orders", "GET /rides", "POST /rides", "PUT /orders"]);
  });

  test("server actions: exports of a module or functions with the directive, not those of client code", () => {
    const inline = 'export default function Cart() {\n  async function emptyCart() {\n    "use server";\n  }\n  return <form action={emptyCart} />;\n}\n';
    expect(served({ ...next, "app/actions.ts": '"use server";\nexport const payOrder = guarded(async () => 1);\nconst hidden = 1;\n', "app/cart/page.tsx": inline, "app/cart/list.tsx": '"use client";\nexport const open = "use server";\n' })).toEqual(["POST /emptyCart action", "POST /payOrder action"]);
  });

  test("a site that is exported as files rewrites nothing", () => {
    const settings = (output: string): string => `export default { output: "${output}", rewrites: async () => [{ source: "/api/:path*", destination: "http://orders:8080/:path*" }] };\n`;
    const facts = (output: string): string[] => extractText({ "next.config.mjs": settings(output), ...all(handler, "app/orders/route.ts") }).facts.filter((fact) => fact.type === "http-proxy").map(describeFact);
    expect([facts("export"), facts("standalone")]).toEqual([[], ["proxies /api to http://orders:8080 as /"]]);
  });
});

describe("Remix and React Router", () => {
  const page = "export const loader = () => 1;\nexport default () => null;\n";

  test("flat names: groups, layouts, escapes, splats; in a folder only its route", () => {
    expect(served({ "package.json": manifest({ "@remix-run/node": "^2.9.0" }), ...all(page, "app/root.tsx", "app/routes/_shop.tsx", "app/routes/_shop._index.tsx", "app/routes/orders_.$id.edit.tsx", "app/routes/files.$.tsx", "app/routes/[sitemap.xml].tsx", "app/routes/rides.$id[.json].tsx", "app/routes/(lang).terms.tsx", "app/routes/account/route.tsx", "app/routes/account/menu.tsx", "app/routes/deep/er/route.tsx") })).toEqual([
      "GET / page", "GET /account page", "GET /files/{*} page", "GET /lang/terms page", "GET /orders/{id}/edit page", "GET /rides/{id}.json page", "GET /sitemap.xml page",
    ]);
  });

  test("remix-flat-routes: folders that end in a plus sign are part of the name", () => {
    expect(served({ "package.json": manifest({ "@react-router/dev": "7", "remix-flat-routes": "0.8" }), ...all(page, "app/routes/_app+/_layout.tsx", "app/routes/_app+/orders+/$id._index.tsx", "app/routes/_app+/orders+/index.tsx", "app/routes/[__print]+/bill.tsx", "app/routes/api+/rides/index.ts", "app/routes/api+/rides/store.ts") })).toEqual(["GET /__print/bill page", "GET /api/rides page", "GET /orders page", "GET /orders/{id} page"]);
  });

  test("Remix 1: folders are segments, two underscores hide one", () => {
    expect(served({ "package.json": manifest({ "@remix-run/react": "^1.6.0" }), ...all(page, "app/routes/index.tsx", "app/routes/orders/$id.tsx", "app/routes/__account/login.tsx", "app/routes/orders.index.tsx") })).toEqual(["GET / page", "GET /login page", "GET /orders page", "GET /orders/{id} page"]);
  });

  test("a table of routes decides; files it does not name are no routes", () => {
    const table = 'import { route } from "@react-router/dev/routes";\nexport default [route("orders/:id", "routes/order.tsx", [route("lines", "./routes/lines.tsx")])];\n';
    expect(served({ "package.json": manifest({ "@react-router/dev": "7" }), "app/routes.ts": table, ...all(page, "app/routes/order.tsx", "app/routes/lines.tsx", "app/routes/unused.tsx") })).toEqual(["GET /orders/{id} page", "GET /orders/{id}/lines page"]);
  });

  test("a module without a component is a route for programs", () => {
    expect(served({ "package.json": manifest({ "@remix-run/node": "2" }), "app/routes/api.orders.ts": "export const loader = () => 1;\nexport const action = () => 1;\n", "app/routes/login.tsx": "export const action = () => 1;\nexport default () => null;\n" })).toEqual(["* /api/orders", "* /login action", "GET /api/orders", "GET /login page"]);
  });
});

describe("Vite's frameworks", () => {
  test("SvelteKit: pages, groups, matchers, encoded characters; layouts and tests serve nothing", () => {
    expect(served({ "package.json": manifest({ "@sveltejs/kit": "2" }), ...all("<h1>Orders</h1>\n", "src/routes/(shop)/orders/+page.svelte", "src/routes/orders/[[page=int]]/+page@.svelte", "src/routes/+layout.svelte"), ...all(handler, "src/routes/api/[x+2b]orders/+server.ts", "src/routes/api/orders.ts", "src/routes/api/orders/+server.test.ts", "src/lib/+server.ts") })).toEqual(["GET /api/+orders", "GET /orders page", "GET /orders/{page} page"]);
  });

  test("SvelteKit: the folder of routes and the base path are settings", () => {
    expect(served({ "svelte.config.js": 'export default { kit: { files: { routes: "web" }, paths: { base: "/shop" } } };\n', ...all(handler, "web/orders/+server.js", "src/routes/rides/+server.js") })).toEqual(["GET /shop/orders"]);
  });

  test("Astro: code between the dashes of a page is read, with its place", () => {
    const page = '---\nconst { id } = Astro.params;\nconst order = await fetch(`http://orders:8080/orders/${id}`);\n---\n<h1>{order}</h1>\n<script>fetch("/api/seen", { method: "POST" });</script>\n';
    const facts = extractText({ "astro.config.mjs": "export default {};\n", "src/pages/orders/[id].astro": page, ...all(handler, "src/pages/_old.ts", "src/pages/feed.xml.ts") }).facts;
    expect(facts.map((fact) => `${describeFact(fact)} at line ${fact.evidence.line}`).sort()).toEqual(["calls GET http://orders:8080/orders/{id} at line 3", "calls POST /api/seen at line 6", "serves GET /feed.xml at line 1", "serves GET /orders/{id} at line 2"]);
  });

  test("Nitro: `server` or `src` may hold the folders; an application of Nuxt has no routes in `api`", () => {
    const event = "export default defineEventHandler(() => 1);\n";
    const files = all(event, "server/api/orders.get.ts", "server/routes/index.ts", "api/client.ts");
    expect(served({ "package.json": manifest({ nitropack: "2" }), ...files })).toEqual(["* /", "* /api/client", "GET /api/orders"]);
    expect(served({ "package.json": manifest({ nuxt: "3", nitropack: "2" }), ...files })).toEqual(["* /", "GET /api/orders"]);
  });

  test("without any sign of a framework, files are files", () => {
    expect(served({ "package.json": manifest({ express: "5" }), ...all(handler, "app/orders/route.ts", "src/routes/orders/+server.ts", "src/pages/orders.ts", "routes/orders.ts", "server/api/orders.ts") })).toEqual([]);
  });
});

describe("what handlers take and give", () => {
  const shapes = (files: Record<string, string>): string[] =>
    extractText(files).facts.flatMap((fact) => {
      if (fact.type !== "http-endpoint") return [];
      const [request, response] = [fact.request, fact.response].map((shape) => shape?.fields.map(({ path, optional }) => path + (optional ? "?" : "")).join(" ") ?? "-");
      return [`${fact.method} ${fact.path}: ${request} -> ${response}`];
    });

  test("Next.js: names a body is taken apart into, a declared type, a schema; answers that are no errors", () => {
    const route = 'import { NextResponse } from "next/server";\nimport { z } from "zod";\nconst Order = z.object({ sku: z.string() });\nexport async function POST(request: Request) {\n  const order = Order.parse(await request.json());\n  if (!order) return NextResponse.json({ error: "empty" }, { status: 400 });\n  if (order.sku === "") return NextResponse.json({ id: 0, draft: true });\n  return NextResponse.json({ id: 1 });\n}\nexport const PUT = async (req: Request) => {\n  const { id, count = 1 } = await req.json();\n  return Response.json({ count });\n};\n';
    const api = "interface Ride { from: string; to: string }\nexport default async (req, res) => {\n  const ride = req.body as Ride;\n  if (!ride.to) return res.status(422).json({ problem: 1 });\n  res.status(201).json({ booked: ride.to });\n};\n";
    expect(shapes({ "package.json": manifest({ next: "15", zod: "3" }), "app/orders/route.ts": route, "pages/api/rides.ts": api })).toEqual(["* /api/rides: from to -> booked", "POST /orders: sku -> id draft?", "PUT /orders: id count -> count"]);
  });

  test("a function that serves several methods is not asked: its answers are not told apart", () => {
    const api = 'export default async (req, res) => {\n  if (req.method === "POST") return res.json({ made: req.body.crust });\n  if (req.method === "GET") res.json({ loaves: 3 });\n};\n';
    expect(shapes({ "package.json": manifest({ next: "15" }), "pages/api/loaves.ts": api })).toEqual(["GET /api/loaves: - -> -", "POST /api/loaves: - -> -"]);
  });

  test("Express, Koa, Fastify, Hono: handlers of routers, also wrapped ones; what is read of a body is there", () => {
    const express = 'const app = require("express")();\nconst safe = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);\napp.post("/orders", safe(async (req, res) => {\n  const body = req.body;\n  charge(body.card.number, req.body.lines.map((line) => line.sku));\n  delete body.id;\n  body.owner = 1;\n  if (!body.lines.length) return res.status(400).send({ error: "empty" });\n  res.status(201).send({ id: 1, paid: true });\n}));\nfunction charge() {}\n';
    expect(shapes({ "package.json": manifest({ express: "4" }), "index.js": express })).toEqual(["POST /orders: card.number lines -> id paid"]);
    const koa = 'import Router from "@koa/router";\nconst router = new Router();\nrouter.put("/rides", async (ctx) => {\n  const { from, to } = ctx.request.body;\n  ctx.body = { booked: from, seats: 2 };\n});\n';
    expect(shapes({ "package.json": manifest({ koa: "2", "@koa/router": "12" }), "index.ts": koa })).toEqual(["PUT /rides: from to -> booked seats"]);
    const fastify = 'import Fastify from "fastify";\nconst app = Fastify();\ninterface Loaf { crust: string }\napp.get("/loaves", async (request, reply) => reply.send({ loaves: [] as Loaf[], total: 1 }));\n';
    expect(shapes({ "package.json": manifest({ fastify: "4" }), "index.ts": fastify })).toEqual(["GET /loaves: - -> loaves[].crust total"]);
    const hono = 'import { Hono } from "hono";\nconst app = new Hono();\napp.post("/beds", async (c) => {\n  const bed = await c.req.json<{ ward: string }>();\n  return c.json({ ward: bed.ward, free: true }, 201);\n});\n';
    expect(shapes({ "package.json": manifest({ hono: "4" }), "index.ts": hono })).toEqual(["POST /beds: ward -> ward free"]);
  });

  test("Nitro and Remix: type arguments, and objects that are returned", () => {
    expect(shapes({ "nuxt.config.ts": "export default {};\n", "server/api/orders.post.ts": "interface Order { sku: string }\nexport default defineEventHandler(async (event) => {\n  const order = await readBody<Order>(event);\n  return { id: 1, sku: order.sku };\n});\n" })).toEqual(["POST /api/orders: sku -> id sku"]);
    expect(shapes({ "package.json": manifest({ "@remix-run/node": "2" }), "app/routes/orders.ts": "export const loader = async () => ({ orders: await (await fetch('http://orders/orders')).json() });\n" })).toEqual(["GET /orders: - -> orders"]);
  });
});
