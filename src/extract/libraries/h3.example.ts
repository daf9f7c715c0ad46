import { createServer } from "node:http";
import { createApp, createRouter, defineEventHandler, H3, proxyRequest, serve, toNodeListener, useBase } from "h3";
import { lines } from "./lines";

const app = createApp();
const orders = createRouter()
  .get("/orders", defineEventHandler(() => [])) // => serves GET /shop/orders
  .post("/orders/:id", defineEventHandler((event) => event.context.params)) // => serves POST /shop/orders/{id}
  .use("/orders/:id/lines/**", useBase("/orders/lines", lines.handler));

orders.add("/orders/:id", defineEventHandler(() => null), ["delete", "patch"]); // => serves DELETE /shop/orders/{id}; serves PATCH /shop/orders/{id}

app.use(defineEventHandler((event) => console.log(event.path)));
app.use("/shop", orders);
app.use("/health", defineEventHandler(() => "ok")); // => serves * /health
app.use("/rides/**", defineEventHandler((event) => proxyRequest(event, `${process.env.RIDES_URL}/rides`))); // => calls * {RIDES_URL}/rides; serves * /rides/{*}

createServer(toNodeListener(app)).listen(3000); // => listens http 3000

// @file lines.ts
import { createRouter, eventHandler } from "h3";

export const lines = createRouter();
lines.get("/:line", eventHandler(() => null)); // => serves GET /shop/orders/lines/{line}
lines.get("/:line/notes");

// @file payments.ts
import { H3, serve } from "h3";

const payments = new H3();
payments.on("POST", "/payments", () => ({ paid: true })); // => serves POST /api/payments

const main = new H3().use(() => undefined).mount("/api", payments).all("/api/ping", () => "pong"); // => serves * /api/ping
serve(main, { port: 8080 }); // => listens http 8080

// @file cache.ts
const cache = new Map<string, string>();
cache.get("/orders");
