import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { headwater } from "./run-headwater.js";
import { folderWith } from "./temporary-folder.js";

const bakery = folderWith({
  "compose.yaml": "services:\n  oven:\n    build: ./oven\n    environment:\n      STOCK_URL: http://stock:3000\n  stock:\n    build: ./stock\n",
  "oven/package.json": JSON.stringify({ name: "oven", main: "src/server.js", dependencies: { axios: "1.0.0", "@bakery/bus": "1.0.0", express: "4.19.2", pg: "8.0.0" } }),
  "oven/src/config.js": 'module.exports = { stock: process.env.STOCK_URL || "http://localhost:3000", database: "postgres://baker:flour123@db/bakery" };\n',
  "oven/src/stock-client.js": [
    'const axios = require("axios");',
    'const config = require("./config");',
    "class StockClient {",
    "  constructor(base) { this.http = axios.create({ baseURL: base }); }",
    "  take(item, grams) {",
    "    return this.http.post(`/take/${item}`, { grams });",
    "  }",
    "}",
    "exports.stock = new StockClient(config.stock);",
    "exports.forgotten = (url) => axios.get(url);",
    "",
  ].join("\n"),
  "oven/src/server.js": [
    'const { stock } = require("./stock-client");',
    'const { connect } = require("@bakery/bus");',
    'const { Pool } = require("pg");',
    'const app = require("express")();',
    'const pool = new Pool({ connectionString: require("./config").database });',
    'app.post("/bake", (request, response) => stock.take("flour", request.body.grams));',
    'connect("bus://loaves").send("baked");',
    'app.get("/loaves", () => pool.query("SELECT name FROM loaves"));',
    "app.listen(3000);",
    "",
  ].join("\n"),
  "oven/src/server.test.js": 'require("axios").get("http://stock:3000/");\n',
  "stock/package.json": JSON.stringify({ name: "stock", main: "index.js", dependencies: { express: "4.19.2" } }),
  "stock/index.js": 'const app = require("express")();\napp.post("/take/:item", (request, response) => response.end());\napp.listen(3000);\n',
});

async function explain(place: string): Promise<string> {
  const { code, stdout, stderr } = await headwater(["explain", place], { cwd: bakery });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

describe("headwater explain", () => {
  test("shows step by step how a URL was found, what the deployment gives, and what became of it", async () => {
    expect(await explain("oven/src/stock-client.js:6")).toBe(`oven/src/stock-client.js:6

In oven
  this.http.post(\`/take/\${item}\`, { grams })  axios
    = calls POST {STOCK_URL}/take/flour
    this.http.post                                   → axios .post  oven/src/stock-client.js:6
      axios.create({ baseURL: base })                  → axios  oven/src/stock-client.js:4
        require("axios")                                 → axios  oven/src/stock-client.js:1
    base                                             → parameter base  oven/src/stock-client.js:4
    \`/take/\${item}\`                                  → /take/{item}  oven/src/stock-client.js:6
    called by new StockClient(config.stock)  oven/src/stock-client.js:9
      StockClient                                    → class StockClient  oven/src/stock-client.js:9
      base                     → {STOCK_URL, else http://localhost:3000}  oven/src/stock-client.js:4
        config.stock           → {STOCK_URL, else http://localhost:3000}  oven/src/stock-client.js:9
          require("./config")                              → an object  oven/src/stock-client.js:2
          process.env.STOCK_URL || … → {STOCK_URL, else http://localhost:3000}  oven/src/config.js:1
    called by stock.take("flour", request.body.grams)  oven/src/server.js:6
      stock.take                                       → function take  oven/src/server.js:6
        require("./stock-client")            → module oven/src/stock-client.js  oven/src/server.js:1
        new StockClient(config.stock)       → an instance of StockClient  oven/src/stock-client.js:9
      \`/take/\${item}\`                                  → /take/flour  oven/src/stock-client.js:6
    STOCK_URL = http://stock:3000  compose.yaml:5

In the graph
  oven → stock: request operation:stock:http:POST /take/{item} (resolved), by
    oven/src/server.js:6, oven/src/stock-client.js:9
  stock → oven: response operation:stock:http:POST /take/{item} (resolved), by
    oven/src/server.js:6, oven/src/stock-client.js:9
`);
  });

  test("names the package that no model knows, and how it can be declared", async () => {
    expect(await explain("oven/src/server.js:7")).toContain('no model knows the package `@bakery/bus`; if this call moves data, declare it in\n      headwater.config: libraries, packages: ["@bakery/bus"], on: ".connect().send"');
  });

  test("says that nothing calls the function around it", async () => {
    expect(await explain("oven/src/stock-client.js:10")).toContain("forgotten (oven/src/stock-client.js:10) is exported, and nothing in this service calls it");
  });

  test("shows no password", async () => {
    const text = await explain("oven/src/server.js:8");
    expect(text).toContain("reads postgresql table loaves");
    expect(text).not.toContain("flour123");
    expect(text).not.toContain("baker:");
  });

  test("gives the same as JSON, for programs", async () => {
    const { stdout } = await headwater(["explain", "oven/src/stock-client.js:6", "--format", "json"], { cwd: bakery });
    expect(JSON.parse(stdout)).toMatchObject({ file: "oven/src/stock-client.js", line: 6, services: [{ service: "oven", uses: [{ library: "axios", column: 12 }], environment: [{ name: "STOCK_URL", value: "http://stock:3000" }] }] });
  });

  test("takes the place as it is from here, and as reports name it", async () => {
    const inside = await headwater(["explain", "src/stock-client.js:6", ".."], { cwd: join(bakery, "oven") });
    const outside = await headwater(["explain", "oven/src/stock-client.js:6", "."], { cwd: bakery });
    expect(inside).toEqual(outside);
  });

  const wrong: [string, string[], RegExp][] = [
    ["no line", ["oven/src/server.js"], /this is no place in code\n  Write FILE:LINE/],
    ["a file that is not there", ["oven/src/gone.js:1"], /gone\.js: this file is none of the files of this system/],
    ["a test", ["oven/src/server.test.js:1"], /server\.test\.js: this file is left out: test/],
    ["no code", ["compose.yaml:3"], /compose\.yaml: this file is no TypeScript or JavaScript/],
    ["a stored graph", ["oven/src/server.js:1", "--from", "graph.json"], /explain reads the code/],
  ];
  test.each(wrong)("%s ends the run with 2 and says what to do", async (_what, args, message) => {
    const { code, stdout, stderr } = await headwater(["explain", ...args], { cwd: bakery });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  test("a decorator says what it stands for, asked at its line or at the method's; a file says what it serves", async () => {
    const shop = folderWith({
      "api/package.json": JSON.stringify({ name: "api", main: "src/main.ts", dependencies: { "@nestjs/core": "10.0.0", "@nestjs/common": "10.0.0" } }),
      "api/src/main.ts": 'import { NestFactory } from "@nestjs/core";\nimport { Shop } from "./shop";\nNestFactory.create(Shop).then((app) => app.listen(3000));\n',
      "api/src/shop.ts": 'import { Controller, Get, Module } from "@nestjs/common";\n@Controller("loaves")\nclass Loaves {\n  @Get(":id")\n  one() { return {}; }\n}\n@Module({ controllers: [Loaves] })\nexport class Shop {}\n',
      "web/package.json": JSON.stringify({ name: "web", dependencies: { next: "14.0.0" } }),
      "web/app/api/orders/route.ts": 'export async function POST(request: Request) {\n  return Response.json(await request.json());\n}\n',
    });
    for (const line of [4, 5]) {
      const { stdout } = await headwater(["explain", `api/src/shop.ts:${line}`], { cwd: shop });
      expect(stdout).toContain('@Get(":id")  NestJS (HTTP)\n    = a route of a controller');
      if (line === 4) expect(stdout).toContain("serves GET /loaves/{id}");
    }
    const { stdout } = await headwater(["explain", "web/app/api/orders/route.ts:1"], { cwd: shop });
    expect(stdout).toContain("Next.js\n    = serves POST /api/orders");
  });
});
