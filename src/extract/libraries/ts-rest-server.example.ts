import { createExpressEndpoints, initServer } from "@ts-rest/express";
import express from "express";
import { contract } from "./contract.js";

const app = express();
const s = initServer();
const router = s.router(contract, {
  orders: { list: async () => ({ status: 200, body: [] }), create: async ({ body }) => ({ status: 201, body }) },
  health: async () => ({ status: 200, body: "ok" }),
});
createExpressEndpoints(contract, router, app); // => serves GET /health; serves GET /v1/orders; serves POST /v1/orders

// @file contract.ts
import { initContract } from "@ts-rest/core";
import { z } from "zod";

const c = initContract();
const orders = c.router({
  list: { method: "GET", path: "/orders", responses: { 200: z.array(z.string()) } },
  create: { method: "POST", path: "/orders", body: z.object({ sku: z.string() }), responses: { 201: z.object({ id: z.string() }) } },
}, { pathPrefix: "/v1" });
export const contract = c.router({ orders, health: { method: "GET", path: "/health", responses: { 200: z.string() } } });

// @file parcels.controller.ts
import { Controller } from "@nestjs/common";
import { TsRestHandler, tsRestHandler } from "@ts-rest/nest";
import { contract } from "./contract.js";

@Controller()
export class HealthController {
  @TsRestHandler(contract.health) // => serves GET /health
  handler() {
    return tsRestHandler(contract.health, async () => ({ status: 200, body: "ok" }));
  }
}
