// @file fresh.config.ts
import { defineConfig } from "$fresh/server.ts";

export default defineConfig({ basePath: "/shop" });

// @file routes/api/orders.ts
import { Handlers } from "$fresh/server.ts";

export const handler: Handlers = { // => serves GET /shop/api/orders; serves POST /shop/api/orders
  async GET() {
    return new Response("[]");
  },
  async POST(req) {
    return Response.json(await req.json(), { status: 201 });
  },
};

// @file routes/(admin)/reports/[[year]]/index.tsx
import { define } from "../../../../utils.ts";

export const handlers = define.handlers({ POST: () => new Response(null) }); // => serves POST /shop/reports/{year}
export default define.page(() => <form />); // => serves GET /shop/reports/{year}

// @file routes/api/health.ts
export const handler = () => new Response("ok"); // => serves * /shop/api/health

// @file routes/files.ts
import type { RouteConfig } from "$fresh/server.ts";
export const config: RouteConfig = { routeOverride: "/shop/files/:path*" };
export const handler = { GET: () => new Response("") }; // => serves GET /shop/files/{*path}

// @file routes/_middleware.ts
export const handler = (_req: Request, ctx: { next(): Response }) => ctx.next();

// @file routes/(_components)/Order.tsx
export default () => <p />;

// @file utils.ts
import { createDefine } from "fresh";
export const define = createDefine();
