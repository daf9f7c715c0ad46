import { serve } from "@hono/node-server";
import { OpenAPIHono } from "@hono/zod-openapi";
import { Hono } from "hono";
import { logger } from "hono/logger";
import orders from "./orders";

const app = new Hono().basePath("/api");
app.use("*", logger());
app.get("/health", (c) => c.text("ok")); // => serves GET /api/health
app.route("/orders", orders);
app.on(["PUT", "DELETE"], "/carts/:id", (c) => c.json({ id: c.req.param("id") })); // => serves DELETE /api/carts/{id}; serves PUT /api/carts/{id}
new OpenAPIHono().doc("/doc", { openapi: "3.0.0", info: { title: "Orders", version: "1" } }); // => serves GET /doc
serve({ fetch: app.fetch, port: Number(process.env.PORT) }); // => listens http {PORT}

// @file orders.ts
import { Hono } from "hono";
const orders = new Hono<{ Variables: { user: string } }>()
orders.get("/", (c) => c.json([])).post("/:id{[0-9]+}/pay", (c) => c.json({ user: c.get("user") })); // => serves GET /api/orders; serves POST /api/orders/{id}/pay
export default orders;
