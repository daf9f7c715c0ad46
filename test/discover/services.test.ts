import { afterEach, describe, expect, test } from "@jest/globals";
import { discoverWritten, manifest, removeWritten, server, servicesOf } from "./written-system.js";

afterEach(removeWritten);

const express = { dependencies: { express: "4" }, scripts: { start: "node index.js" } };

describe("what is a service", () => {
  test("packages of a workspace: what listens is one, what others import is a library, tools are neither", () => {
    const { layout } = discoverWritten({
      "package.json": manifest("city", { private: true, workspaces: ["services/*", "libs/*", "tools/*"] }),
      "services/rides/package.json": manifest("@city/rides", { ...express, dependencies: { express: "4", "@city/money": "*" } }),
      "services/rides/index.js": server,
      "services/web/package.json": manifest("@city/web", { scripts: { dev: "vite" }, dependencies: { react: "18" }, devDependencies: { vite: "5" } }),
      "services/web/index.html": "<div id=root></div>",
      "services/web/src/main.tsx": 'import { createRoot } from "react-dom/client";\ncreateRoot(document.body);\n',
      "services/mailer/package.json": manifest("@city/mailer", { scripts: { start: "ts-node src/run.ts" } }),
      "services/mailer/src/run.ts": "await consumer.run({ eachMessage: async () => send() });\n",
      "libs/money/package.json": manifest("@city/money", { main: "index.js" }),
      "libs/money/index.js": "exports.cents = (n) => n * 100;\n",
      "tools/release/package.json": manifest("@city/release", { bin: "cli.js", private: true }),
      "tools/release/cli.js": "console.log('released');\n",
      "services/e2e/package.json": manifest("@city/e2e", express),
      "services/e2e/index.js": server,
    });
    expect(servicesOf(layout)).toEqual(["mailer (services/mailer) worker typescript", "rides (services/rides) backend javascript", "web (services/web) frontend typescript"]);
    expect(layout.libraries.map((each) => `${each.name} (${each.path})`)).toEqual(["@city/money (libs/money)", "@city/release (tools/release)"]);
    expect(layout.packages["@city/money"]).toBe("libs/money");
    expect(layout.services[1]).toMatchObject({ aliases: ["@city/rides"], entries: ["services/rides/index.js"], manifest: "services/rides/package.json", sources: ["services/rides/index.js"] });
  });

  test("one package can be several deployables; each owns what its entry reaches", () => {
    const { layout } = discoverWritten({
      "docker-compose.yml": "services:\n  orders:\n    build: .\n    command: node src/server.js\n  orders-worker:\n    build: .\n    command: npm run work\n",
      "Dockerfile": "FROM node:20\nCOPY . .\nCMD node src/server.js\n",
      "package.json": manifest("orders", { scripts: { work: "node src/worker.js" } }),
      "src/server.js": 'require("./store");\n' + server,
      "src/worker.js": 'require("./store");\nrequire("./mail");\nqueue.use("worker-steps");\nqueue.consume("orders", handle);\n',
      "src/worker-steps.js": "module.exports = function () {};\n",
      "src/store.js": "exports.save = () => {};\n",
      "src/mail.js": "exports.send = () => {};\n",
    });
    expect(layout.services.map((each) => [each.name, each.role, each.sources])).toEqual([
      ["orders", "backend", ["src/server.js", "src/store.js"]],
      ["orders-worker", "worker", ["src/mail.js", "src/store.js", "src/worker-steps.js", "src/worker.js"]],
    ]);
  });

  test("what only a script for people runs is no source: not what is imported, deployed, or started besides", () => {
    const tool = "require('request').get('https://tools.example/install');\n";
    const { layout } = discoverWritten({
      "orders/package.json": manifest("orders", { ...express, scripts: { start: "node index.js", "idt:install": "node idt.js install", "idt:build": "node idt.js build", "db:seed": "node fill.js", migrate: "node migrate.js", "generate:keys": "node keys.js", worker: "node jobs.js", "build:jobs": "node jobs.js" } }),
      "orders/index.js": `require("./keys");\n${server}`,
      "orders/idt.js": tool,
      "orders/fill.js": tool,
      "orders/keys.js": tool,
      "orders/migrate.js": tool,
      "orders/jobs.js": tool,
      "orders/Dockerfile": "FROM node:20\nCMD node migrate.js && node index.js\n",
    });
    expect(layout.services.map(({ name, sources }) => [name, sources])).toEqual([["orders", ["orders/index.js", "orders/jobs.js", "orders/keys.js", "orders/migrate.js"]]]);
  });

  test("the file without an extension that Express's generator writes starts a service", () => {
    const { layout } = discoverWritten({
      "orders/package.json": manifest("orders", { private: true, dependencies: { express: "4" }, scripts: { start: "node ./bin/www" } }),
      "orders/bin/www": "#!/usr/bin/env node\nconst app = require('../app');\nrequire('http').createServer(app).listen(3000);\n",
      "orders/app.js": "module.exports = require('express')();\n",
      "orders/bin/deploy": "#!/bin/sh\nkubectl apply\n",
    });
    expect(layout.services.map((each) => [each.name, each.role, each.entries, each.sources])).toEqual([["orders", "backend", ["orders/bin/www"], ["orders/app.js", "orders/bin/www"]]]);
  });

  test("a script that only starts another program does not make a second service of its package", () => {
    const { layout } = discoverWritten({
      "docker-compose.yml": "services:\n  orders:\n    build: orders\n  old-orders:\n    build: orders\n    command: node src/main.js\n",
      "orders/Dockerfile": "FROM node:20\nCMD node run.mjs\n",
      "orders/package.json": manifest("orders", express),
      "orders/run.mjs": 'import { spawn } from "child_process";\nspawn("caddy", ["run"]);\nspawn("node", ["/dist/src/main.js"]);\n',
      "orders/src/main.js": server,
    });
    expect(layout.services.map((each) => [each.name, each.aliases, each.sources])).toEqual([["orders", ["old-orders"], ["orders/run.mjs", "orders/src/main.js"]]]);
  });

  test("one Dockerfile for a whole repository: a target is the package whose build it takes over", () => {
    const { layout } = discoverWritten({
      "docker-compose.yml": "services:\n  shop:\n    build: {context: ., target: shop}\n  office:\n    build: {context: ., target: office}\n",
      "Dockerfile": "FROM node:20 AS base\nWORKDIR /usr/src/app\nCOPY . .\nFROM base AS ui\nWORKDIR /usr/src/app/packages/web\nRUN npm run build\nFROM base AS api\nFROM nginx AS shop\nCOPY --from=ui /usr/src/app/packages/web/dist /site\nFROM node:20 AS office\nCOPY --from=api /usr/src/app/packages/admin-api/dist /app\nCMD node /app/index.js\n",
      "package.json": JSON.stringify({ name: "city", private: true, workspaces: ["packages/*", "app"] }),
      "app/package.json": manifest("@city/app", express),
      "app/index.js": server,
      "packages/web/package.json": manifest("@city/web", { dependencies: { react: "18" }, scripts: { start: "vite" } }),
      "packages/web/src/index.jsx": "export const page = 1;\n",
      "packages/admin-api/package.json": manifest("@city/admin-api", express),
      "packages/admin-api/index.js": server,
    });
    expect(layout.services.map((each) => [each.path, each.hosts.map((one) => one.host)])).toEqual([["packages/admin-api", ["office"]], ["app", []], ["packages/web", ["shop"]]]);
  });

  test("compiled code that is packed into a bare system image is a service of its language", () => {
    const { layout } = discoverWritten({
      "desk/go.mod": "module desk\n",
      "desk/cmd/ssh/main.go": "package main\nfunc main() {}\n",
      "desk/Dockerfile": "FROM golang:alpine AS builder\nWORKDIR /app\nCOPY . .\nRUN go build -o desk ./cmd/ssh\nFROM alpine\nCOPY --from=builder /app/desk .\nCMD ./desk\n",
      "orders/package.json": manifest("orders", express),
      "orders/index.js": server,
    });
    expect(servicesOf(layout)).toEqual(["desk (desk) backend go", "orders (orders) backend javascript"]);
  });

  test("files that infrastructure code deploys by themselves make their package a function; other strings do not", () => {
    const { layout } = discoverWritten({
      "sst.config.ts": 'new sst.cloudflare.Worker("Edge", { handler: "./packages/edge/src/proxy.ts" });\nnew sst.aws.Function("Api", { handler: "packages/api/src/http.main", description: "packages/notes/src/plan.ts" });\n',
      "packages/edge/package.json": manifest("@shop/edge"),
      "packages/edge/src/proxy.ts": "export default { fetch };\n",
      "packages/api/package.json": manifest("@shop/api"),
      "packages/api/src/http.ts": "export const main = () => {};\n",
      "packages/notes/package.json": manifest("@shop/notes"),
      "packages/notes/src/plan.ts": "export const plan = [];\n",
    });
    expect(servicesOf(layout)).toEqual(["api (packages/api) function typescript", "edge (packages/edge) function typescript"]);
    expect(layout.services.map((each) => each.entries)).toEqual([["packages/api/src/http.ts"], ["packages/edge/src/proxy.ts"]]);
  });

  test("an image named like the system is the application that a Dockerfile works in, and no package that only shares its scope", () => {
    const { layout } = discoverWritten({
      "compose.yml": "services:\n  city:\n    image: acme/city:latest\n",
      "package.json": manifest("@city/root", { private: true, workspaces: ["apps/*", "packages/*"] }),
      "docker/Dockerfile": "FROM node:20 AS build\nWORKDIR /app\nCOPY . .\nFROM node:20\nWORKDIR /app\nCOPY --from=build /app/apps/web/build ./apps/web/build\nWORKDIR /app/apps/web\nCMD [\"sh\", \"start.sh\"]\n",
      "apps/web/package.json": manifest("@city/web", { dependencies: { express: "4", "@city/api": "*" } }),
      "apps/web/index.js": server,
      "packages/api/package.json": manifest("@city/api", { main: "index.js" }),
      "packages/api/index.js": "exports.rides = () => [];\n",
    });
    expect(servicesOf(layout)).toEqual(["web (apps/web) backend javascript"]);
  });

  test("a platform runs the package that its start command names", () => {
    const { layout } = discoverWritten({
      "render.yaml": "services:\n  - type: web\n    name: shop\n    startCommand: npx turbo run start --filter=@shop/orders...\n",
      "package.json": manifest("shop", { private: true, workspaces: ["apps/*"] }),
      "apps/orders/package.json": manifest("@shop/orders", express),
      "apps/orders/index.js": server,
      "apps/site/package.json": manifest("@shop/site", express),
      "apps/site/index.js": server,
    });
    expect(layout.services.map((each) => `${each.name} ${each.hosts.map((host) => host.host).join(" ")}`)).toEqual(["orders shop shop.onrender.com", "site "]);
  });

  test("the same command under two names is one service with two names", () => {
    const { layout } = discoverWritten({
      "compose.yaml": "services:\n  rides-1:\n    build: rides\n  rides-2:\n    build: rides\n",
      "rides/Dockerfile": "FROM node:20\nCMD node index.js\n",
      "rides/package.json": manifest("rides", express),
      "rides/index.js": server,
    });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript"]);
    expect(layout.services[0]?.aliases).toEqual(["rides-1", "rides-2"]);
  });

  test("neither a Dockerfile nor a package.json alone, nor a scaffold that nothing uses", () => {
    const { layout } = discoverWritten({
      "rides/package.json": manifest("rides", express),
      "rides/index.js": server,
      "ops/Dockerfile": "FROM alpine\nRUN apk add curl\n",
      "notes/package.json": manifest("notes"),
      "service-template/package.json": manifest("new-service", express),
      "service-template/index.js": server,
      "service-template/Dockerfile": "FROM node:20\nCMD node index.js\n",
    });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript"]);
  });

  test("Nest monorepo projects, Nx applications and function apps", () => {
    const { layout } = discoverWritten({
      "shop/nest-cli.json": JSON.stringify({ monorepo: true, projects: { orders: { type: "application", root: "apps/orders", sourceRoot: "apps/orders/src" }, money: { type: "library", root: "libs/money", sourceRoot: "libs/money/src" } } }),
      "shop/package.json": manifest("shop", { dependencies: { "@nestjs/core": "10" } }),
      "shop/apps/orders/src/main.ts": "const app = await NestFactory.create(AppModule);\nawait app.listen(3000);\n",
      "shop/libs/money/src/index.ts": "export const cents = 1;\n",
      "desk-rig/project.json": JSON.stringify({ name: "desk-rig", projectType: "application", targets: { e2e: { executor: "@nx/cypress:cypress" }, lint: {} } }),
      "desk-rig/src/orders.ts": "cy.visit('/orders');\n",
      "desk/project.json": JSON.stringify({ name: "desk", projectType: "application", targets: { serve: {} } }),
      "desk/src/main.ts": 'import { createServer } from "http";\ncreateServer().listen(80);\n',
      "bills/serverless.yml": "service: bills\nprovider:\n  name: aws\n  environment:\n    TABLE: bills\nfunctions:\n  create:\n    handler: src/create.handler\n",
      "bills/package.json": manifest("bills"),
      "bills/src/create.ts": "export const handler = async (event) => event;\n",
    });
    expect(servicesOf(layout)).toEqual(["bills (bills) function typescript", "desk (desk) backend typescript", "orders (shop/apps/orders) backend typescript"]);
    expect(layout.services.map((each) => each.entries)).toEqual([["bills/src/create.ts"], [], ["shop/apps/orders/src/main.ts"]]);
    expect(layout.libraries.map((each) => each.path)).toEqual(["desk-rig", "shop/libs/money"]);
  });

  test("a Procfile names the processes of a package", () => {
    const { layout } = discoverWritten({
      "Procfile": "web: node web.js\nworker: node worker.js\nrelease: node migrate.js\n",
      "package.json": manifest("tickets", { dependencies: { express: "4" } }),
      "web.js": server,
      "worker.js": "setInterval(tick, 1000);\n",
    });
    expect(servicesOf(layout)).toEqual(["tickets (.) backend javascript", "worker (.) worker javascript"]);
  });

  test("plain folders that listen, and a root without any manifest", () => {
    const two = discoverWritten({ "rides/server.js": server, "users/server.js": server, "shared/log.js": "exports.log = 1;\n" });
    expect(servicesOf(two.layout)).toEqual(["rides (rides) backend javascript", "users (users) backend javascript"]);
    expect(two.layout.libraries.map((each) => each.name)).toEqual(["shared"]);
    const one = discoverWritten({ "main.js": "setInterval(poll, 1000);\n", "lib/poll.js": "exports.poll = 1;\n" }, "poller");
    expect(servicesOf(one.layout)).toEqual(["poller (.) worker javascript"]);
    expect(one.layout.services[0]?.sources).toEqual(["lib/poll.js", "main.js"]);
  });

  test("an application that another file starts, where nothing else is a service", () => {
    const app = 'const express = require("express");\nconst app = express();\napp.get("/orders", list);\nmodule.exports = app;\n';
    const { layout } = discoverWritten({ "package.json": manifest("orders", { dependencies: { express: "4" } }), "app.js": app }, "orders");
    expect(servicesOf(layout)).toEqual(["orders (.) backend javascript"]);
    // beside a service it is a library
    const beside = discoverWritten({ "api/package.json": manifest("api", express), "api/index.js": server, "router/package.json": manifest("router", { dependencies: { express: "4" } }), "router/app.js": app });
    expect(servicesOf(beside.layout)).toEqual(["api (api) backend javascript"]);
  });

  test("a start script and a stack file of any name; folders for images that copy the sources are no second services", () => {
    const { layout } = discoverWritten({
      "package.json": manifest("city"),
      "start.sh": "node rides/rides-service.js 1 &\nnode rides/rides-service.js 2 &\nsleep 1\nnode users/users-service.js\n",
      "rides/rides-service.js": "bus.listen({ pin: 'role:rides' });\n",
      "users/users-service.js": "bus.listen({ pin: 'role:users' });\n",
      "docker/rides/rides-service.js": "bus.listen({ pin: 'role:rides' });\n",
      "docker/rides/Dockerfile": "FROM node:20\nADD rides-service.js .\nCMD node rides-service.js\n",
      "docker/city.yml": "version: '3'\nservices:\n  rides-0:\n    image: rides\n  rides-1:\n    image: rides\n",
    });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript", "users (users) backend javascript"]);
    expect(layout.services[0]?.hosts.map((each) => each.host)).toEqual(["rides-0", "rides-1"]);
  });

  test("a development container runs in the folder of its package", () => {
    const { layout } = discoverWritten({
      "compose.yaml": "services:\n  bookings:\n    image: ${NODE_IMAGE}\n    working_dir: /repo/services/rides\n    volumes: [{type: bind, source: \"${ROOT}\", target: /repo}]\n  users:\n    image: node:20\n    volumes: [\"./services/users:/app\"]\n",
      "services/rides/package.json": manifest("rides", express),
      "services/rides/index.js": server,
      "services/users/package.json": manifest("users", express),
      "services/users/index.js": server,
    });
    expect(layout.services.map((each) => `${each.name}: ${each.aliases.join()}`)).toEqual(["rides: bookings", "users: "]);
  });

  test("equal folder names are told apart", () => {
    const { layout } = discoverWritten({
      "orders/server/package.json": manifest("orders-server", express),
      "orders/server/index.js": server,
      "users/server/package.json": manifest("users-server", express),
      "users/server/index.js": server,
    });
    expect(servicesOf(layout)).toEqual(["orders-server (orders/server) backend javascript", "users-server (users/server) backend javascript"]);
  });

  test("the name of a test folder above the root does not make the root a test", () => {
    const { layout } = discoverWritten({ "index.js": server, "package.json": manifest("rides", express), "test/rides.test.js": "test();\n" }, "tests");
    expect(layout.services[0]?.sources).toEqual(["index.js"]);
  });
});

describe("applications whose routes are files", () => {
  const handler = "export const GET = () => new Response();\n";

  test("settings or a dependency, and files that the framework serves: a service, without a script that starts it", () => {
    const { layout } = discoverWritten({
      "package.json": manifest("city", { private: true, workspaces: ["apps/*"], devDependencies: { nuxt: "3" } }),
      "apps/site/nuxt.config.ts": "export default defineNuxtConfig({});\n",
      "apps/site/server/api/rides.get.ts": "export default defineEventHandler(() => []);\n",
      "apps/site/layers/pay/nuxt.config.ts": "export default defineNuxtConfig({});\n",
      "apps/site/layers/pay/server/api/pay.post.ts": "export default defineEventHandler(() => 1);\n",
      "apps/shop/package.json": manifest("@city/shop", { dependencies: { next: "15" } }),
      "apps/shop/app/page.tsx": "export default () => null;\n",
      "apps/shop/app/api/test/route.ts": handler,
      "apps/kit/package.json": manifest("@city/kit", { dependencies: { "@sveltejs/kit": "2" }, exports: "./index.js" }),
      "apps/kit/src/routes/+page.svelte": "<h1>How the components look</h1>\n",
      "apps/lib/package.json": manifest("@city/lib", { dependencies: { next: "15" }, main: "index.js" }),
      "apps/lib/index.ts": "export const rides = 1;\n",
    });
    expect(servicesOf(layout)).toEqual(["shop (apps/shop) frontend typescript", "site (apps/site) backend typescript"]);
    expect(layout.services[0]?.sources).toEqual(["apps/shop/app/api/test/route.ts", "apps/shop/app/page.tsx"]);
    expect(layout.services[1]?.evidence[0]).toMatchObject({ file: "apps/site/nuxt.config.ts", reason: "Nuxt serves a file of it" });
  });

  test("a root with nothing but settings and pages", () => {
    const { layout } = discoverWritten({ "astro.config.mjs": "export default {};\n", "src/pages/index.astro": "---\nconst rides = [];\n---\n<h1>Rides</h1>\n" });
    expect(servicesOf(layout)).toEqual(["city (.) frontend javascript"]);
  });

  test("settings without a file to serve, and tests of a framework, are none", () => {
    const { layout } = discoverWritten({
      "rides/package.json": manifest("rides", express),
      "rides/index.js": server,
      "rides/svelte.config.js": "export default {};\n",
      "rides/test/fixtures/site/nuxt.config.ts": "export default defineNuxtConfig({});\n",
      "rides/test/fixtures/site/server/api/rides.ts": "export default defineEventHandler(() => []);\n",
    });
    expect(servicesOf(layout)).toEqual(["rides (rides) backend javascript"]);
  });
});
