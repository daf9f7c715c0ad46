import { describe, expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

/** What is served, in the order of the paths. */
function served(files: Record<string, string>): string[] {
  const facts = extractText(files).facts.filter((fact) => fact.type === "http-endpoint");
  return [...new Set(facts.map((fact) => describeFact(fact).replace("serves ", "")))].sort();
}

const express = `import express from "express"; const app = express();`;

describe("routes that are registered by the rows of a table", () => {
  test("a list of objects with method, path and handler", () => {
    expect(served({
      "app.ts": `${express} import { routes } from "./routes"; routes.forEach((route) => app[route.method](route.path, route.handler));`,
      "routes.ts": `export const routes = [{ method: "get", path: "/orders", handler: list }, { method: "post", path: "/orders", handler: create }];`,
    })).toEqual(["GET /orders", "POST /orders"]);
  });

  test("a record of paths, by its entries, its keys, and in a loop", () => {
    const table = `const routes = { "/orders": orders, "/parcels": parcels };`;
    const expected = ["GET /orders", "GET /parcels"];
    expect(served({ "app.ts": `${express} ${table} Object.entries(routes).forEach(([path, handler]) => app.get(path, handler));` })).toEqual(expected);
    expect(served({ "app.ts": `${express} ${table} for (const [path, handler] of Object.entries(routes)) { app.get(path, handler); }` })).toEqual(expected);
    expect(served({ "app.ts": `${express} ${table} Object.keys(routes).forEach((path) => app.get(path, routes[path]));` })).toEqual(expected);
    expect(served({ "app.ts": `${express} ${table} for (const path in routes) { app.get(path, routes[path]); }` })).toEqual(expected);
  });

  test("a list that is pushed to", () => {
    expect(served({
      "app.ts": `${express} const routes = []; routes.push({ verb: "get", path: "/orders" }, { verb: "put", path: "/orders/:id" }); for (const { verb, path } of routes) app[verb](path, handle);`,
    })).toEqual(["GET /orders", "PUT /orders/{id}"]);
  });

  test("routers with their prefixes, in a list, in a record, and in a class", () => {
    const routers = `import { Router } from "express"; export const orders = Router(); orders.get("/:id", show); export const parcels = Router(); parcels.post("/", create);`;
    const expected = ["GET /orders/{id}", "POST /parcels"];
    expect(served({ "routers.ts": routers, "app.ts": `${express} import { orders, parcels } from "./routers"; const routes = [["/orders", orders], ["/parcels", parcels]]; routes.forEach(([path, router]) => app.use(path, router));` })).toEqual(expected);
    expect(served({ "routers.ts": routers, "app.ts": `${express} import { orders, parcels } from "./routers"; const routes = { "/orders": orders, "/parcels": parcels }; for (const path of Object.keys(routes)) app.use(path, routes[path]);` })).toEqual(expected);
    expect(served({
      "routers.ts": routers,
      "server.ts": `import express from "express"; export class Server { app = express(); constructor(private readonly routes) {} mount() { this.routes.forEach((route) => { this.app.use(route.path, route.router); }); } }`,
      "app.ts": `import { Server } from "./server"; import { orders, parcels } from "./routers"; new Server([{ path: "/orders", router: orders }, { path: "/parcels", router: parcels }]).mount();`,
    })).toEqual(expected);
  });

  test("controllers that have a router each, handed to the application", () => {
    expect(served({
      "app.ts": `import express from "express"; export class App { app = express(); constructor(controllers) { this.initialise(controllers); } private initialise(controllers) { controllers.forEach((controller) => { this.app.use("/api", controller.router); }); } }`,
      "orders.controller.ts": `import { Router } from "express"; export class OrdersController { path = "/orders"; router = Router(); constructor() { this.routes(); } routes() { this.router.get(this.path, this.list); this.router.get(\`\${this.path}/:id\`, this.show); } list() {} show() {} }`,
      "server.ts": `import { App } from "./app"; import { OrdersController } from "./orders.controller"; new App([new OrdersController()]);`,
    })).toEqual(["GET /api/orders", "GET /api/orders/{id}"]);
  });

  test("a router of the project's own, which collects routes and hands them on", () => {
    const own = `export class ApiRouter { constructor() { this.routes = []; this.mountRoutes(); } mountRoutes() {} route(method, path, handler) { this.routes.push({ method, path, handler }); } mountOnto(app) { this.routes.forEach((route) => { const verb = route.method.toLowerCase(); app[verb].call(app, route.path, wrap(route.handler)); }); return app; } expressRouter() { return this.mountOnto(express.Router()); } }`;
    expect(served({
      "api-router.js": `import express from "express"; ${own}`,
      "orders-router.js": `import { ApiRouter } from "./api-router"; export class OrdersRouter extends ApiRouter { mountRoutes() { this.route("GET", "/orders", list); this.route("DELETE", "/orders/:id", remove); } }`,
      "server.js": `${express} import { OrdersRouter } from "./orders-router"; app.use("/v1", new OrdersRouter().expressRouter());`,
    })).toEqual(["DELETE /v1/orders/{id}", "GET /v1/orders"]);
  });

  test("a router whose base class is not there: by the form of what it registers", () => {
    const router = `class OrdersRouter extends PromiseRouter { mountRoutes() { this.route("GET", "/orders", (req) => list(req)); this.route("/orders", "GET"); } }`;
    expect(served({ "server.js": `${express} ${router}` })).toEqual(["GET /orders"]);
    expect(served({ "client.js": router })).toEqual([]);
  });

  test("a function that takes method, path and handler", () => {
    expect(served({
      "app.ts": `${express} const register = (method, path, handler) => app[method.toLowerCase()](path, wrap(handler)); register("GET", "/orders", list); register("POST", "/orders", create);`,
    })).toEqual(["GET /orders", "POST /orders"]);
  });

  test("lodash and classic loops", () => {
    expect(served({ "app.js": `${express} import _ from "lodash"; _.each([{ path: "/orders", run: list }], (route) => { app.get(route.path, route.run); });` })).toEqual(["GET /orders"]);
    expect(served({ "app.js": `${express} const paths = ["/orders", "/parcels"]; for (let i = 0; i < paths.length; i++) { app.get(paths[i], show); }` })).toEqual(["GET /orders", "GET /parcels"]);
  });
});

describe("a helper that mounts routers", () => {
  const start = `const express = require("express"); const app = express();`;
  const routes = (name: string): string => `const router = require("express").Router(); router.get("/${name}", () => 1); module.exports = router;`;

  test("mounts each where its own caller says, also behind a router that it makes itself", () => {
    expect(served({
      "app.js": `${start} const api = express.Router(); app.use("/api", api); require("./orders").mount(api); require("./rides").mount(api);`,
      "mount.js": `module.exports.mount = (type, app, { main }) => { const path = "/" + type; const inner = require("express").Router(); inner.use(main); app.use(path, inner); };`,
      "orders.js": `const { mount } = require("./mount"); const main = require("./order-routes"); module.exports.mount = (app) => mount("orders", app, { main });`,
      "rides.js": `const { mount } = require("./mount"); const main = require("./ride-routes"); module.exports.mount = (app) => mount("rides", app, { main });`,
      "order-routes.js": routes("open"),
      "ride-routes.js": routes("booked"),
    })).toEqual(["GET /api/orders/open", "GET /api/rides/booked"]);
  });

  test("takes a router or a table of them: a member that no router has is not the router", () => {
    expect(served({
      "app.js": `${start} mount("/orders", require("./orders")); function mount(path, given) { const inner = express.Router(); if (given.main) { inner.use(given.main); app.use(path + "/inner", inner); } else app.use(path, given); }`,
      "orders.js": routes("open"),
    })).toEqual(["GET /orders/open"]);
  });

  test("a prefix that the deployment may set is the one the code falls back to", () => {
    expect(served({ "app.js": `${start} app.use(process.env.API_BASE || "/api/v1", require("./orders"));`, "orders.js": routes("open") })).toEqual(["GET /api/v1/open"]);
    expect(served({ "app.js": `${start} app.use(process.env.API_BASE, require("./orders"));`, "orders.js": routes("open") })).toEqual(["GET /{API_BASE}/open"]);
  });
});
