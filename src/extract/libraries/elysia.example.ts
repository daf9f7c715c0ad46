import { Elysia, t } from "elysia";
import { parcels } from "./parcels";

const health = (app: Elysia) => app.get("/health", () => "ok"); // => serves GET /health

const app = new Elysia() // => listens http 3000
  .use(health)
  .use(parcels)
  .get("/depots", () => []) // => serves GET /depots
  .post("/depots", ({ body }) => body, { body: t.Object({ city: t.String() }) }) // => serves POST /depots
  .group("/v1", (app) =>
    app
      .get("/routes/:id", ({ params }) => params.id) // => serves GET /v1/routes/{id}
      .guard({ beforeHandle: requireUser }, (app) => app.delete("/routes/:id", () => undefined)), // => serves DELETE /v1/routes/{id}
  )
  .all("/legacy/*", () => undefined) // => serves * /legacy/{*}
  .listen(3000);

const cache = new Map<string, string>();
cache.get("/depots");

// @file parcels.ts
import Elysia from "elysia";

export const parcels = new Elysia({ prefix: "/parcels" })
  .get("/", () => []) // => serves GET /parcels
  .ws("/events", { message: () => undefined }); // => serves GET /parcels/events
