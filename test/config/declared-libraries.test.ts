import { describe, expect, test } from "@jest/globals";
import type { DataflowGraph } from "../../src/model/graph.js";
import { headwater } from "../commands/run-headwater.js";
import { folderWith } from "../commands/temporary-folder.js";

const manifest = (name: string): string => JSON.stringify({ name, main: "index.js", dependencies: { "@bakery/bus": "1.0.0", express: "4.19.2" } });

/** Two services that talk through a package which is not there, and through a module that hides what it does. */
const bakery = {
  "oven/package.json": manifest("oven"),
  "oven/index.js": [
    'const { Courier } = require("@bakery/bus");',
    'const stock = require("./stock-client");',
    'const app = require("express")();',
    'const sender = new Courier({ address: process.env.LOAVES_QUEUE || "loaves" });',
    'app.post("/bake", async (request, response) => {',
    "  await sender.send({ body: { flour: request.body.flour, grams: request.body.grams } });",
    '  await stock.ask("take", "flour", { grams: request.body.grams });',
    "  response.end();",
    "});",
    "app.listen(3000);",
  ].join("\n"),
  "oven/stock-client.js": 'exports.ask = (action, item, body) => require("./" + Buffer.from("aGlkZGVu", "base64")).send(action, item, body);',
  "shop/package.json": manifest("shop"),
  "shop/index.js": [
    'const { Letterbox } = require("@bakery/bus");',
    'new Letterbox({ address: "loaves" }, (message) => console.log(message)).subscribe();',
    'require("express")().listen(3000);',
  ].join("\n"),
  "stock/package.json": manifest("stock"),
  "stock/index.js": ['const app = require("express")();', 'app.post("/take/:item", (request, response) => response.end());', "app.listen(3000);"].join("\n"),
};

const config = `libraries:
  - id: bakery-bus
    packages: ["@bakery/bus"]
    system: servicebus
    uses:
      - on: .Courier().send
        publishes: { kind: queue, channel: "{Courier.0.address}", payload: "{0.body}" }
      - on: .Letterbox().subscribe
        consumes: { kind: queue, channel: "{Letterbox.0.address}" }
  - id: stock-client
    files: [oven/stock-client.js]
    uses:
      - on: .ask
        calls: { method: POST, url: "http://stock:3000/{0}/{1}", request: "{2}" }
`;

async function scan(files: Record<string, string>): Promise<DataflowGraph> {
  const { code, stdout, stderr } = await headwater(["scan", folderWith(files), "--format", "json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

const flows = (graph: DataflowGraph): string[] => graph.flows.map((flow) => `${flow.from} ${flow.kind} ${flow.to} ${(flow.payload?.fields ?? []).map((field) => field.path).join(",")} ${flow.observedIn.map((place) => `${place.file}:${place.line}`).join(" ")}`);

describe("libraries that the configuration declares", () => {
  test("give flows with fields and places, as if headwater had known them", async () => {
    expect(flows(await scan({ ...bakery, "headwater.config.yaml": config }))).toEqual([
      "channel:servicebus:loaves consume service:shop  shop/index.js:2",
      "service:oven publish channel:servicebus:loaves flour,grams oven/index.js:6",
      "service:oven request service:stock grams oven/index.js:7",
      "service:stock response service:oven  oven/index.js:7",
    ]);
  });

  test("without the configuration there is nothing of that kind: the code does not show it", async () => {
    expect(flows(await scan(bakery))).toEqual([]);
  });

  test("that no code uses, or that say nothing where they are used, are reported with their line", async () => {
    const wrong = config.replace("{Letterbox.0.address}", "{Letterbox.0.queue}").replace("on: .ask", "on: .order");
    const graph = await scan({ ...bakery, "headwater.config.yaml": wrong });
    expect(graph.diagnostics.filter((one) => one.code.startsWith("declaration")).map(({ code, line, message }) => `${line} ${code}: ${message}`)).toEqual([
      "8 declaration-wrong: library `bakery-bus`: .Letterbox().subscribe is called in 1 place, but what the declaration refers to is not there",
      "13 declaration-unused: library `stock-client`: no call of .order was seen in code that imports oven/stock-client.js",
    ]);
  });

  test("can stand in a JSON file that is named on the command line", async () => {
    const root = folderWith({ ...bakery, "ci/flows.json": JSON.stringify({ libraries: [{ id: "bakery-bus", packages: ["@bakery/bus"], system: "kafka", uses: [{ on: ".Courier().send", publishes: { channel: "{Courier.0.address}" } }] }] }) });
    const { stdout } = await headwater(["scan", ".", "--config", "ci/flows.json", "--format", "json"], { cwd: root });
    expect((JSON.parse(stdout) as DataflowGraph).channels.map((channel) => channel.id)).toEqual(["channel:kafka:loaves"]); // the product is a graph
  });
});

describe("a configuration that cannot be used ends the run with 2 and names the place", () => {
  const cases: [string, Record<string, string>, string][] = [
    ["a misspelt key", { "headwater.config.yaml": config.replace("uses:", "usse:") }, "headwater.config.yaml:5:5: unknown key `usse`; did you mean `uses`?"],
    ["a reference that is none", { "headwater.config.yaml": config.replace("{Courier.0.address}", "{Courier.address}") }, "headwater.config.yaml:7:35: `{Courier.address}` is no reference"],
    ["no system for messages", { "headwater.config.yaml": config.replace("    system: servicebus\n", "") }, "headwater.config.yaml:2:5: the library `bakery-bus` needs `system`"],
    ["a module that is not there", { "headwater.config.yaml": config.replace("oven/stock-client.js", "oven/gone.js") }, "headwater.config.yaml:11: there is no module oven/gone.js"],
    ["broken YAML", { "headwater.config.yaml": "libraries: [" }, "headwater.config.yaml:1:13:"],
    ["two of them", { "headwater.config.yaml": "", "headwater.config.json": "{}" }, "two configurations in one folder"],
    ["code", { "headwater.config.ts": "export default {}" }, "headwater.config.ts: a configuration that would have to be executed is not read"],
  ];
  test.each(cases)("%s", async (_what, files, message) => {
    const { code, stdout, stderr } = await headwater(["scan", "."], { cwd: folderWith({ ...bakery, ...files }) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("an empty one says nothing, and that is no error", async () => {
    expect((await scan({ ...bakery, "headwater.config.yaml": "# nothing yet\n" })).diagnostics).toEqual([]);
  });
});
