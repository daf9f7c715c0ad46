import { describe, expect, test } from "@jest/globals";
import { auditGraph } from "../../src/audit/audit-graph.js";
import { compareShapes } from "../../src/audit/compare-shapes.js";
import type { DataShape, Field } from "../../src/model/graph.js";
import { headwater } from "../commands/run-headwater.js";
import { folderWith } from "../commands/temporary-folder.js";

const field = (text: string): Field => {
  const [, path = "", optional, type = "", values] = /^([^?:]+)(\?)?: ([^{]+)(?:\{(.*)\})?$/.exec(text) ?? [];
  return { path, type, ...(optional ? { optional: true } : {}), ...(values ? { values: values.split(",") } : {}) };
};
const shape = (fields: string[], open = false): DataShape => ({ fields: fields.map(field), ...(open ? { open: true } : {}) });
const told = (code: DataShape, document: DataShape, isWhole = true): string[] => compareShapes(code, document, isWhole).map(({ path, how }) => `${path} ${how}`);

describe("code and document", () => {
  test("both ways: what is not in the document, and what is promised and not given", () => {
    expect(told(shape(["id: string", "note: string"]), shape(["id: string", "total: number", "hint?: string"]))).toEqual(["note is not in the document", "total is promised, and the code does not give it"]);
  });

  test("types differ when the kinds do, not the formats; so do the members of enumerations", () => {
    expect(told(shape(["at: string(date-time)", "total: number|null", "size: string{s,m,xl}", "count: string"]), shape(["at: string", "total: integer", "size: string{s,m,l}", "count: integer"]))).toEqual(["size has other values: xl only in the code, l only in the document", "count is string in the code, integer in the document"]);
  });

  test("what one side leaves open is no difference", () => {
    expect(told(shape(["id: string", "buyer.email: string", "lines: unknown", "owner: User", "gone: null"], true), shape(["id: string", "buyer: object", "lines[].sku: string", "when: string", "gone: string"]))).toEqual([]);
    expect(told(shape(["id: string", "extra: string"]), shape(["id: string"], true))).toEqual([]);
    expect(told(shape(["id: string"]), shape(["id: string", "page: integer"]), false)).toEqual([]);
    expect(told(shape(["data[]: unknown"]), shape(["data.id: string"]))).toEqual([]);
    expect(told(shape(["[].id: string"]), shape(["orders[].id: string", "next: string"]))).toEqual([]);
  });
});

test("an operation whose handler gives other fields than its document promises is told with both places", async () => {
  const root = folderWith({
    "package.json": JSON.stringify({ name: "bakery", main: "index.js", dependencies: { express: "4.19.2" } }),
    "index.js": [
      'const app = require("express")();',
      'app.get("/loaves/:id", async (req, res) => {',
      '  if (!req.params.id) return res.status(404).json({ error: "gone" });',
      '  res.json({ id: req.params.id + "", grams: "500", crust: "dark" });',
      "});",
      'app.post("/loaves", (req, res) => res.status(201).json({ id: String(req.body.flour.kind) }));',
      "app.listen(3000);",
    ].join("\n"),
    "openapi.yaml": [
      "openapi: 3.0.3", "info: { title: bakery, version: '1' }", "paths:", "  /loaves/{id}:", "    get:", "      responses:", "        '200':", "          description: a loaf", "          content:", "            application/json:",
      "              schema: { type: object, required: [id, grams, price], properties: { id: { type: string }, grams: { type: integer }, price: { type: number } } }",
      "  /loaves:", "    post:", "      requestBody: { content: { application/json: { schema: { type: object, properties: { flour: { type: object } } } } } }", "      responses:", "        '201': { description: made, content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }",
    ].join("\n"),
  });
  const { stdout } = await headwater(["scan", root, "--format", "json"]);
  const found = auditGraph(JSON.parse(stdout)).filter(({ rule }) => rule === "field-drift");
  expect(found.map(({ title, message, evidence }) => [title, message, evidence.map(({ file, line }) => `${file}:${line}`)])).toEqual([
    [
      "GET /loaves/{id} of bakery differs from its document in 3 fields",
      "given crust is not in the document; given price is promised, and the code does not give it; given grams is string in the code, integer in the document. Change the one that is wrong.",
      ["index.js:2", "openapi.yaml:5"],
    ],
  ]);
});
