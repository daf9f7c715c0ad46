import express from "express";
import { initialize } from "express-openapi";
import path from "path";
import { rootDocument } from "./root-document";
import * as health from "./health";

const app = express();

initialize({ app, apiDoc: { ...rootDocument }, paths: [path.resolve(__dirname, "paths"), { path: "/health", module: health }] });

const garden = { initialize: (options: { paths: string }) => options.paths };
garden.initialize({ paths: "paths" });

// @file root-document.ts
export const rootDocument = { openapi: "3.0.0", info: { title: "Orders", version: "1" }, servers: [{ url: "http://localhost:6100/api" }, { url: "https://orders.example" }], paths: {} };

// @file health.ts
export const get = (req, res) => res.json({ ok: true }); // => serves GET /api/health

// @file paths/orders.ts
export const GET = [(req, res) => res.json([])]; // => serves GET /api/orders

// @file paths/orders/{id}/index.ts
import type { Operation } from "express-openapi";

export const DELETE: Operation = [remove()]; // => serves DELETE /api/orders/{id}
DELETE.apiDoc = { description: "Removes an order.", responses: { 200: { description: "done" } } };

function remove() {
  return (req, res) => res.status(204).end();
}

// @file paths/parcels.ts
export default function (store) {
  function post(req, res) { // => serves POST /api/parcels
    res.json(store);
  }
  return { post };
}

// @file paths/parcels.test.ts
export const GET = () => "no operation";
