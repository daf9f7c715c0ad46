import { show, remove } from "./orders";

Bun.serve({ // => listens http {PORT}; serves * /health; serves DELETE /orders/{id}; serves GET /orders/{id}
  port: process.env.PORT,
  routes: {
    "/health": new Response("ok"),
    "/orders/:id": { GET: show, DELETE: remove },
  },
  fetch(request) {
    const url = new URL(request.url);
    if (url.pathname === "/orders" && request.method === "POST") return new Response("created"); // => serves POST /orders
    return new Response("not found", { status: 404 });
  },
});

// @file deno.ts
Deno.serve({ port: 8000 }, (request: Request) => { // => listens http 8000
  const { pathname } = new URL(request.url);
  switch (pathname) {
    case "/rides": // => serves * /rides
      return new Response("[]");
    default:
      return new Response("not found", { status: 404 });
  }
});

const courts = { serve: (options: { fetch: boolean }) => options };
courts.serve({ fetch: true });

// @file courts.ts
import { serve } from "./tennis";

serve({ fetch: true });
