import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

test("routers, topics and functions that stand in a namespace are found through it", () => {
  const { facts } = extractText({
    "orders.ts": `
      import { Hono } from "hono";
      export namespace Orders {
        export const topic = "order.placed";
        export const route = new Hono().get("/:id", (context) => context.text("7"));
        export function url(id: string) { return "http://stock/items/" + id; }
      }`,
    "main.ts": `
      import { Hono } from "hono";
      import axios from "axios";
      import { Kafka } from "kafkajs";
      import { Orders } from "./orders";
      const app = new Hono();
      const routes = app.route("/orders", Orders.route);
      export const stock = (id: string) => axios.get(Orders.url(id));
      export const place = async (order: object) => new Kafka({}).producer().send({ topic: Orders.topic, messages: [{ value: JSON.stringify(order) }] });`,
  });
  expect(facts.map(describeFact).sort()).toEqual(["calls GET http://stock/items/{id}", "publishes kafka topic order.placed", "serves GET /orders/{id}"]);
});

test("what a shared library hands to a wrapper that gives back a function runs where that function is called", () => {
  const files = {
    "core/checked.ts": `export function checked<I, O>(schema: { parse(input: unknown): I }, run: (input: I) => O) { const result = (input: unknown) => run(schema.parse(input)); return result; }`,
    "core/cards.ts": `
      import axios from "axios";
      import { checked } from "./checked";
      const schema = { parse: (input: unknown) => input };
      export namespace Cards {
        export const list = checked(schema, async () => axios.get("http://cards/cards"));
        export const create = checked(schema, async (card) => axios.post("http://cards/cards", card));
      }`,
    "core/products.ts": `
      import axios from "axios";
      import { checked } from "./checked";
      export namespace Products { export const create = checked({ parse: (input: unknown) => input }, async () => axios.post("http://products/products")); }`,
    "shop/main.ts": `import { Cards } from "../core/cards"; import { Products } from "../core/products"; export const show = () => Cards.list({}); export const add = () => Products.create({});`,
  };
  const { facts } = extractText(files, { own: (file) => file.startsWith("shop/") });
  expect(facts.map(describeFact).sort()).toEqual(["calls GET http://cards/cards", "calls POST http://products/products"]);
});
