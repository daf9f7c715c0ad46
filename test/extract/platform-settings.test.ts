import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

const worker = readFileSync(new URL("../../src/extract/libraries/cloudflare-workers.example.ts", import.meta.url), "utf8").split("// @file src/drivers.ts")[0] ?? "";
const settings = `
name = "rides"
kv_namespaces = [{ binding = "PRICES", id = "0f2a" }]
[vars]
SITE_URL = "https://rides.example"
[[d1_databases]]
binding = "DB"
database_name = "fleet"
[[r2_buckets]]
binding = "RECEIPTS"
bucket_name = "receipts"
[[queues.producers]]
binding = "BILLING"
queue = "billing"
[[queues.consumers]]
queue = "ended-rides"
[[services]]
binding = "AUTH"
service = "auth"
`;

test("the bindings of wrangler's settings tell what a worker reads, writes, sends and asks", () => {
  const facts = extractText({ "src/index.ts": worker, "wrangler.toml": settings }).facts;
  expect(facts.map(describeFact).sort()).toEqual([
    "calls POST http://auth/verify",
    "consumes cloudflare_queues queue ended-rides",
    "publishes cloudflare_queues queue billing",
    "reads cloudflare.kv key PRICES",
    "serves POST /rides",
    "writes cloudflare.r2 bucket receipts",
    "writes sqlite table rides",
  ]);
});

test("Azure Functions: the prefix of host.json stands before every route", () => {
  const source = `import { app } from "@azure/functions"; app.get("rides", { route: "rides/{id}", handler: show });`;
  const served = (files: Record<string, string>): string[] => extractText({ "src/rides.ts": source, ...files }).facts.map(describeFact);
  expect(served({})).toEqual(["serves GET /api/rides/{id}"]);
  expect(served({ "host.json": `{ "version": "2.0", "extensions": { "http": { "routePrefix": "v1" } } }` })).toEqual(["serves GET /v1/rides/{id}"]);
});

test("Azure Functions of version 3 are described by function.json", () => {
  const files = {
    "host.json": `{ "version": "2.0" }`,
    "BookRide/index.js": "module.exports = async function (context, req) { context.res = { body: 1 }; };",
    "BookRide/function.json": `{ "bindings": [{ "type": "httpTrigger", "direction": "in", "methods": ["post"], "route": "rides/{id:int}" }, { "type": "http", "direction": "out" }, { "type": "serviceBus", "direction": "out", "topicName": "booked" }] }`,
    "Bill/index.js": "module.exports = async function (context, message) { context.log(message); };",
    "Bill/function.json": `{ "bindings": [{ "type": "queueTrigger", "direction": "in", "queueName": "%BILLING%" }, { "type": "cosmosDB", "direction": "out", "databaseName": "fleet", "collectionName": "bills" }] }`,
  };
  expect(extractText(files).facts.map(describeFact).sort()).toEqual([
    "consumes azure.storage_queue queue {BILLING}",
    "publishes servicebus topic booked",
    "serves POST /api/rides/{id}",
    "writes azure.cosmosdb collection bills",
  ]);
});
