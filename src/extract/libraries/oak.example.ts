import { Application, Router } from "https://deno.land/x/oak@v12.6.1/mod.ts";
import rides from "./rides.ts";

const router = new Router({ prefix: "/v1" });
router
  .get("/drivers", (ctx) => { // => serves GET /v1/drivers
    ctx.response.body = [];
  })
  .get("driver", "/drivers/:id", (ctx) => ctx.response); // => serves GET /v1/drivers/{id}
router.use("/rides", rides.routes(), rides.allowedMethods());

const prices = new Map<string, number>();
prices.get("/airport");

const app = new Application();
app.use(async (ctx, next) => next());
app.use(router.routes());
app.use(router.allowedMethods());
await app.listen({ port: 8000 }); // => listens http 8000

// @file rides.ts
import { Router } from "jsr:@oak/oak@^17";

const rides = new Router();
rides.post("/", (ctx) => ctx.response); // => serves POST /v1/rides
rides.all("/:id/events", (ctx) => ctx.response); // => serves * /v1/rides/{id}/events
export default rides;
