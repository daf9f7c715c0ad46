// @file nuxt.config.ts
export default defineNuxtConfig({
  routeRules: {
    "/legacy/**": { proxy: "http://legacy:8080/**" }, // => proxies /legacy to http://legacy:8080 as /
    "/about": { prerender: true },
  },
});

// @file server/api/orders/index.get.ts
export default defineEventHandler(() => listOrders()); // => serves GET /api/orders

// @file server/api/orders/index.post.ts
export default defineEventHandler(async (event) => { // => serves POST /api/orders
  const order = await readBody<{ sku: string }>(event);
  return { order };
});

// @file server/api/orders/[id].ts
export default defineCachedEventHandler((event) => getRouterParam(event, "id")); // => serves * /api/orders/{id}

// @file server/api/(admin)/report.dev.ts
export default () => "reports"; // => serves * /api/report

// @file server/routes/sitemap.xml.get.ts
export default defineEventHandler(() => "<xml/>"); // => serves GET /sitemap.xml

// @file server/routes/files/[...path].ts
export default defineEventHandler((event) => event.path); // => serves * /files/{*path}

// @file layers/payments/nuxt.config.ts
export default defineNuxtConfig({});

// @file layers/payments/server/api/pay.post.ts
export default defineEventHandler(() => ({ paid: true })); // => serves POST /api/pay

// @file server/middleware/log.ts
export default defineEventHandler((event) => console.log(event.path));

// @file server/utils/orders.ts
export const listOrders = () => [];

// @file api/client.ts
export default { orders: "/api/orders" };
