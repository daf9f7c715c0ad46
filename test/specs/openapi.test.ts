import { describe, expect, test } from "@jest/globals";
import { readSpecs } from "../../src/specs/read-specs.js";
import { memoryReader } from "./memory-reader.js";
import { printSpecs } from "./print-specs.js";

const orders = `openapi: 3.0.3
info:
  title: Orders
  version: "1"
  contact: { email: orders@shop.example }
servers:
  - url: https://{region}.shop.example/{base}
    variables:
      region: { default: eu, enum: [eu, us] }
      base: { default: v1 }
  - url: /api
security:
  - token: [orders:read]
paths:
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
    get:
      parameters:
        - { name: expand, in: query, schema: { type: array, items: { type: string } } }
        - { name: X-Trace, in: header, schema: { type: string } }
      responses:
        "404": { description: none }
        "200":
          description: the order
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Order" }
    delete:
      deprecated: true
      security: []
      responses: { "204": { description: gone } }
  /orders:
    post:
      security: [{}, { token: [orders:write] }]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Order" }
      responses:
        "201": { description: made, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Line" } } } } }
components:
  schemas:
    Base:
      type: object
      required: [id]
      properties:
        id: { type: integer, format: int64, readOnly: true }
        createdAt: { type: string, format: date-time }
    Order:
      allOf:
        - $ref: "#/components/schemas/Base"
        - type: object
          required: [lines, createdAt]
          properties:
            lines: { type: array, items: { $ref: "#/components/schemas/Line" } }
            secret: { type: string, writeOnly: true }
            labels: { type: object, additionalProperties: { type: string } }
    Line:
      type: object
      required: [sku]
      properties:
        sku: { type: string }
        price: { type: number, nullable: true }
`;

describe("OpenAPI 3.0", () => {
  test("operations carry what goes in and out, with their places", () => {
    expect(printSpecs({ "docs/shop.yaml": orders })).toEqual([
      "GET /orders/{id} (id: string(uuid), expand[]?: string) → Order(id: integer, createdAt: string(date-time), lines[].sku: string, lines[].price?: number|null, labels?: map<string,string>) at docs/shop.yaml:18:5",
      "DELETE /orders/{id} (id: string(uuid)) → () deprecated at docs/shop.yaml:29:5",
      "POST /orders Order(createdAt: string(date-time), lines[].sku: string, lines[].price?: number|null, secret?: string, labels?: map<string,string>) → ([].sku: string, [].price?: number|null) at docs/shop.yaml:34:5",
    ]);
  });

  test("the document knows its title, contact and servers, variables filled in", () => {
    const { facts, ...document } = readSpecs(memoryReader({ "docs/shop.yaml": orders })).documents[0] ?? { facts: [] };
    expect(document).toEqual({
      file: "docs/shop.yaml",
      kind: "openapi",
      version: "3.0.3",
      title: "Orders",
      contact: "orders@shop.example",
      servers: ["https://eu.shop.example/v1", "/api"],
      evidence: { file: "docs/shop.yaml", line: 1, column: 1, detector: "openapi", confidence: "certain" },
    });
    expect(facts.map((fact) => (fact.type === "http-endpoint" ? fact.access : undefined))).toEqual([
      { authentication: "required", scopes: ["orders:read"] },
      { authentication: "none" },
      { authentication: "unknown", scopes: ["orders:write"] },
    ]);
  });

  test("passwords in server addresses are left out", () => {
    const text = "openapi: 3.0.0\nservers:\n  - url: https://admin:hunter2@shop.example/api?key=abc\npaths: {}\n";
    expect(readSpecs(memoryReader({ "shop.yaml": text })).documents[0]?.servers).toEqual(["https://shop.example/api"]);
  });
});

describe("OpenAPI 2.0", () => {
  const payments = JSON.stringify({
    swagger: "2.0",
    info: { title: "Payments", contact: { name: "Team Money", email: "money@shop.example" } },
    host: "pay.shop.example",
    basePath: "/v2",
    schemes: ["https"],
    paths: {
      "/payments": {
        post: {
          parameters: [
            { name: "dryRun", in: "query", type: "boolean" },
            { name: "payment", in: "body", required: true, schema: { $ref: "#/definitions/Payment" } },
          ],
          responses: { 200: { description: "done", schema: { $ref: "#/definitions/Payment" } } },
        },
      },
      "/receipts": { put: { parameters: [{ name: "scan", in: "formData", type: "file", required: true }], responses: { default: { description: "any" } } } },
    },
    definitions: { Payment: { type: "object", required: ["amount"], properties: { amount: { type: "number" }, iban: { type: "string" } } } },
  }, undefined, 1);

  test("body, query and form parameters are the request", () => {
    expect(printSpecs({ "pay.json": payments })).toEqual([
      "POST /payments Payment(dryRun?: boolean, amount: number, iban?: string) → Payment(amount: number, iban?: string) at pay.json:17:4",
      "PUT /receipts (scan: string(binary)) → unknown at pay.json:44:4",
    ]);
    expect(readSpecs(memoryReader({ "pay.json": payments })).documents[0]).toMatchObject({
      version: "2.0",
      title: "Payments",
      contact: "Team Money",
      servers: ["https://pay.shop.example/v2"],
    });
  });

  test("a document in a wrapper object and an unquoted version are recognised", () => {
    const wrapped = `{"apiDocs": ${payments}}`;
    expect(printSpecs({ "wrapped.json": wrapped })).toHaveLength(2);
    expect(readSpecs(memoryReader({ "pay.yaml": "swagger: 2.0\npaths: {}\n" })).documents[0]?.version).toBe("2.0");
  });
});

describe("OpenAPI 3.1", () => {
  test("type arrays, alternatives and constants", () => {
    const rides = `openapi: 3.1.0
info: { title: Rides, version: "1" }
paths:
  /rides:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [rider, vehicle, note]
              properties:
                rider: { type: [string, "null"] }
                note: { anyOf: [{ type: string }, { type: "null" }] }
                kind: { const: taxi }
                vehicle:
                  oneOf:
                    - { type: object, required: [plate, seats], properties: { plate: { type: string }, seats: { type: integer } } }
                    - { type: object, required: [plate], properties: { plate: { type: integer }, frame: { type: string } } }
        required: true
      responses: { "202": { description: later } }
`;
    expect(printSpecs({ "rides.yml": rides })).toEqual([
      "POST /rides (rider: string|null, note?: string, kind?: string{taxi}, vehicle.plate: integer|string, vehicle.seats?: integer, vehicle.frame?: string) → unknown at rides.yml:5:5",
    ]);
  });

  test("what 3.2 adds is read as well", () => {
    const text = "openapi: 3.2.0\npaths:\n  /rides:\n    query:\n      responses: {}\n    additionalOperations:\n      COPY:\n        responses: {}\n";
    expect(printSpecs({ "rides.yaml": text })).toEqual(["QUERY /rides () → unknown at rides.yaml:4:5", "COPY /rides () → unknown at rides.yaml:7:7"]);
  });
});

test("YAML anchors and merge keys are followed", () => {
  const text = `openapi: 3.0.0
x-shared: &shared
  responses: { "204": {} }
  security: []
paths:
  /orders:
    get: &read { <<: *shared, deprecated: true }
    put: *read
    post: { <<: [*shared], responses: {} }
`;
  expect(printSpecs({ "shop.yaml": text })).toEqual([
    "GET /orders () → () deprecated at shop.yaml:7:5",
    "PUT /orders () → () deprecated at shop.yaml:7:5",
    "POST /orders () → unknown at shop.yaml:9:5",
  ]);
});

describe("references", () => {
  const root = "openapi: 3.0.0\npaths:\n  /orders/{id}:\n    $ref: paths/order.yaml\n  /bills:\n    $ref: 'bills.yaml#/paths/~1bills'\n";
  const order = "get:\n  responses:\n    '200':\n      content:\n        application/json:\n          schema: { $ref: '../schemas.json#/Order' }\n";
  const bills = "openapi: 3.0.0\npaths:\n  /bills:\n    get: { responses: { '204': {} } }\n";

  test("lead into other files, which are no documents of their own", () => {
    const files = {
      "api/openapi.yaml": root,
      "api/paths/order.yaml": order,
      "api/bills.yaml": bills,
      "api/schemas.json": '{"Order": {"type": "object", "properties": {"id": {"type": "string"}}}}',
    };
    expect(printSpecs(files)).toEqual([
      "GET /orders/{id} () → Order(id?: string) at api/paths/order.yaml:1:1",
      "GET /bills () → () at api/bills.yaml:4:5",
    ]);
    expect(readSpecs(memoryReader(files)).documents.map((document) => document.file)).toEqual(["api/openapi.yaml"]);
  });

  test("a document that others borrow from stays one if it has operations of its own", () => {
    const borrowing = "openapi: 3.0.0\npaths:\n  /refunds:\n    get:\n      responses:\n        '200': { content: { application/json: { schema: { $ref: bills.yaml#/components/schemas/Bill } } } }\n";
    const lending = `${bills}components:\n  schemas:\n    Bill: { type: object, properties: { total: { type: number } } }\n`;
    expect(printSpecs({ "bills.yaml": lending, "refunds.yaml": borrowing })).toEqual([
      "GET /bills () → () at bills.yaml:4:5",
      "GET /refunds () → Bill(total?: number) at refunds.yaml:4:5",
    ]);
  });

  test("a schema within itself is cut and said to be open", () => {
    const tree = `openapi: 3.0.0
paths:
  /categories:
    get:
      responses:
        "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Category" } } } }
components:
  schemas:
    Category:
      type: object
      properties:
        name: { type: string }
        parts: { type: array, items: { $ref: "#/components/schemas/Category" } }
`;
    expect(printSpecs({ "catalogue.yaml": tree })).toEqual(["GET /categories () → Category(name?: string, parts[]?: object, …) at catalogue.yaml:4:5"]);
  });
});
