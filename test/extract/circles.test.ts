import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { Decisions } from "../../src/extract/collect/decisions.js";
import { extractText } from "./extract-text.js";

const own = (file: string): boolean => file.startsWith("orders/");
const names = Array.from({ length: 40 }, (_one, at) => `Message${at}`);

test("functions of a library that all name each other are run only if somebody outside of the circle calls one", () => {
  const codec = names.map((name, at) => `export function write${name}(value, left) { ${names.map((other) => `if (left) write${other}(value, left - 1);`).join(" ")} ${at === 7 ? 'return axios.post("http://store/all", value);' : ""} }`).join("\n");
  const library = { "shared/codec.js": `import axios from "axios";\n${codec}\nexport function size(value) { return value.length; }` };
  const facts = (line: string): string[] => extractText({ ...library, "orders/main.js": line }, { own }).facts.map(describeFact);
  expect(facts(`import { size } from "../shared/codec"; size([]);`)).toEqual([]);
  expect(facts(`import { writeMessage3 } from "../shared/codec"; writeMessage3([], 1);`)).toEqual(["calls POST http://store/all"]);
});

test("a list that is handed on by functions that all call each other is asked for once in each", () => {
  const codec = names.map((name) => `function read${name}(routes) { for (const route of routes) app.get(route.path, () => 1); ${names.map((other) => `read${other}(routes);`).join(" ")} }`).join("\n");
  const { facts } = extractText({ "orders/main.js": `const app = require("express")();\n${codec}\nreadMessage0([{ path: "/orders" }]);` }, { own });
  expect([...new Set(facts.map(describeFact))]).toEqual(["serves GET /orders"]);
});

test("what a circle of questions said too early is asked again", () => {
  const decisions = new Decisions<string>();
  const needs: Record<string, string[]> = { a: ["b", "c"], b: ["a"], c: ["start"], d: ["e"], e: ["d"], start: [] };
  const ask = (key: string): boolean => decisions.ask(key, () => key === "start" || (needs[key] ?? []).some(ask));
  expect([ask("a"), ask("b"), ask("d"), ask("e"), ask("c")]).toEqual([true, true, false, false, true]);
});

test("what was put off when the answer was found is still open", () => {
  const decisions = new Decisions<number>();
  // the first way is too deep to be followed at once, the second says yes
  const ask = (at: number): boolean => decisions.ask(at, () => (at === 0 ? ask(1) || true : at === 1_000 || ask(at + 1)));
  expect([ask(0), ask(1), ask(700)]).toEqual([true, true, true]);
});

test("chains that are longer than the machine's stack are followed to their end", () => {
  const decisions = new Decisions<number>();
  const ask = (at: number): boolean => decisions.ask(at, () => at === 5_000 || ask(at + 1));
  expect(ask(0)).toBe(true);
});

test("a function that calls itself in several places does not use up what may be asked about a call", () => {
  const { facts, diagnostics } = extractText({ "orders/main.js": `
    const { Model } = require("objection");
    class Upload extends Model { static get tableName() { return "uploads"; } }
    const idsIn = (data) => { let ids = []; if (Array.isArray(data)) data.forEach((one) => { ids = ids.concat(idsIn(one)); }); else Object.keys(data).forEach((key) => { if (key === "id") ids.push(data[key]); else ids = ids.concat(idsIn(data[key])); }); return ids; };
    exports.keep = async (order) => { for (const id of idsIn(order)) await Upload.query().patchAndFetchById(id, { order: order.id }); };` }, { own });
  expect(facts.map(describeFact)).toEqual(["reads other_sql table uploads", "writes other_sql table uploads"]);
  expect(diagnostics).toEqual([]);
});

test("a use of which nothing is known because too much would have to be asked is told", () => {
  const names = Array.from({ length: 600 }, (_one, at) => `const Model${at + 1} = Model${at};`).join("\n");
  const { facts, diagnostics } = extractText({ "orders/main.js": `const { Kafka } = require("kafkajs");\nconst Model0 = { topic: "orders" };\n${names}\nnew Kafka({}).producer().send({ ...Model600, messages: [] });` }, { own });
  expect(facts.map(describeFact)).toEqual([]);
  expect(diagnostics).toEqual([{ severity: "warning", code: "value-too-large", message: "what is used here depends on more code than could be followed", file: "orders/main.js", line: 603 }]);
});

test("each plugin of a large application may ask as much as the first", () => {
  const plugins = Array.from({ length: 450 }, (_one, at) => [
    `const plugin${at}_0 = async (part) => { part.get("/orders/${at}", handle); };`,
    ...Array.from({ length: 100 }, (_step, step) => `const plugin${at}_${step + 1} = plugin${at}_${step};`),
    `app.register(plugin${at}_100);`,
  ].join("\n"));
  const { facts } = extractText({ "orders/main.js": `const app = require("fastify")();\n${plugins.join("\n")}` }, { own });
  expect(facts.filter(({ type }) => type === "http-endpoint")).toHaveLength(450);
});
