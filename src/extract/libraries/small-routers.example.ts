import findMyWay from "find-my-way";
import { AutoRouter } from "itty-router";
import { createServer } from "node:http";

const router = findMyWay();
router.on("GET", "/orders/:id", (req, res) => res.end()); // => serves GET /orders/{id}
router.on(["PUT", "PATCH"], "/orders/:id", (req, res) => res.end()); // => serves PATCH /orders/{id}; serves PUT /orders/{id}
router.post("/orders", (req, res) => res.end()); // => serves POST /orders
createServer((req, res) => router.lookup(req, res));

const edge = AutoRouter({ base: "/edge" });
edge
  .get("/tiles/:x/:y", ({ x, y }) => ({ x, y })) // => serves GET /edge/tiles/{x}/{y}
  .all("*", () => new Response("not found")); // => serves * /edge/{*}

const cache = new Map<string, number>();
cache.get("/orders");

// @file micro.ts
import { serve } from "micro";

export default serve(async (req, res) => {
  if (req.method === "GET" && req.url === "/health") return "ok"; // => serves GET /health
  return undefined;
});

// @file microrouter.js
const { get, router } = require("microrouter");

module.exports = router(get("/parcels/:id", (req, res) => res)); // => serves GET /parcels/{id}
