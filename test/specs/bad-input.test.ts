import { describe, expect, test } from "@jest/globals";
import { printSpecs } from "./print-specs.js";

const good = "  /orders:\n    get: { responses: { '204': {} } }\n";
const goodFact = (line: number): string => `GET /orders () → () at shop.yaml:${line}:5`;

/** A schema with twenty alternatives, each of which holds the next such schema. */
const manyChoices = (index: number): string => {
  const next = `{ type: object, properties: { p: { $ref: "#/components/schemas/S${(index + 1) % 20}" } } }`;
  return `    S${index}: { oneOf: [${Array(20).fill(next).join(", ")}] }`;
};

describe("references that lead nowhere", () => {
  test("a missing schema, file and anchor are told with their place; the operation is used", () => {
    const text = `openapi: 3.0.0
paths:
  /orders:
    get:
      responses:
        "200":
          content:
            application/json:
              schema:
                type: object
                properties:
                  customer:
                    $ref: "#/components/schemas/Customer"
                  bill:
                    $ref: ./bill.yaml
                  note:
                    $ref: "#note"
                  example:
                    $ref: "../../../etc/passwd.yaml"
`;
    expect(printSpecs({ "api/shop.yaml": text })).toEqual([
      "GET /orders () → (customer?: unknown, bill?: unknown, note?: unknown, example?: unknown, …) at api/shop.yaml:4:5",
      "warning reference-not-found api/shop.yaml:13:21 $ref: nothing stands at #/components/schemas/Customer",
      "warning reference-not-found api/shop.yaml:15:21 $ref: there is no readable file api/bill.yaml",
      "warning reference-not-found api/shop.yaml:17:21 $ref: the name #note is not a path into the document",
      "warning link-leaves-root api/shop.yaml:19:21 $ref: ../../../etc/passwd.yaml leaves the scanned folder",
    ]);
  });

  test("a remote one is never fetched and named without its password", () => {
    const text = `openapi: 3.0.0\npaths:\n${good}  /bills:\n    $ref: https://anna:hunter2@specs.example/bills.yaml?token=abc#/paths/bills\n`;
    expect(printSpecs({ "shop.yaml": text })).toEqual([
      goodFact(4),
      "info reference-remote shop.yaml:6:5 $ref: https://specs.example/bills.yaml is elsewhere and is not fetched",
    ]);
  });

  test("a circle without a value in it is told once per place", () => {
    const text = `openapi: 3.0.0
paths:
  /orders:
    get: { responses: { "200": { content: { application/json: { schema: { $ref: "#/components/schemas/A" } } } } } }
components:
  schemas:
    A: { $ref: "#/components/schemas/B" }
    B: { $ref: "#/components/schemas/A" }
`;
    expect(printSpecs({ "shop.yaml": text })).toEqual([
      "GET /orders () → A(…) at shop.yaml:4:5",
      "warning reference-circular shop.yaml:4:75 $ref: #/components/schemas/A leads back to itself without a value in between",
      "warning reference-circular shop.yaml:7:10 $ref: #/components/schemas/B leads back to itself without a value in between",
      "warning reference-circular shop.yaml:8:10 $ref: #/components/schemas/A leads back to itself without a value in between",
    ]);
  });

  test("a forgotten slash is told and forgiven", () => {
    const text = `openapi: 3.0.0
paths:
  /orders:
    get: { responses: { "200": { content: { application/json: { schema: { $ref: "#components/schemas/Order" } } } } } }
components:
  schemas:
    Order: { type: object, properties: { id: { type: string } } }
`;
    expect(printSpecs({ "shop.yaml": text })).toEqual([
      "GET /orders () → Order(id?: string) at shop.yaml:4:5",
      "warning spec-invalid shop.yaml:4:75 $ref: there is no slash after the #; it is read as if there were",
    ]);
  });

  test("sample data and member names that look like references are none", () => {
    const text = `openapi: 3.0.0
paths:
${good}components:
  schemas:
    Link:
      properties:
        $ref: { type: string }
        examples: { type: string }
      example: { $ref: "#/nowhere" }
`;
    expect(printSpecs({ "shop.yaml": text })).toEqual([goodFact(4)]);
  });
});

describe("texts that are not what they should be", () => {
  test("broken YAML: the place is told, the part before it used", () => {
    const text = `openapi: 3.0.0\npaths:\n${good}  /bills:\n    get: { responses: { '204': {} }\n  /rest:\n   - "open\n`;
    const [first, ...problems] = printSpecs({ "shop.yaml": text });
    expect(first).toBe(goodFact(4));
    expect(problems).toContain("warning spec-invalid shop.yaml:7:3 not valid YAML: Flow map in block collection must be sufficiently indented and end with a }");
  });

  test("a key that is given twice", () => {
    expect(printSpecs({ "shop.yaml": `openapi: 3.0.0\npaths:\n${good}${good}` })).toEqual([
      goodFact(6),
      'warning spec-invalid shop.yaml:5:3 the key "/orders" is given more than once',
    ]);
  });

  test("broken JSON: the place is told, the rest used", () => {
    const text = `{
 "openapi": "3.0.0",
 "paths": {
  "/orders": { "get": { "responses": { "204": {} } } }
  "/bills": { "get": { "responses": { } } }
 }
`;
    expect(printSpecs({ "shop.json": text })).toEqual([
      "GET /orders () → () at shop.json:4:16",
      "GET /bills () → unknown at shop.json:5:15",
      "warning spec-invalid shop.json:5:3 not valid JSON: comma expected",
      "warning spec-invalid shop.json:7:1 not valid JSON: close brace expected",
    ]);
  });

  test("members of the wrong kind", () => {
    const text = `openapi: 3.0.0
servers: everywhere
security: yes
info: [a]
paths:
${good}  /bills: 7
  /rides:
    get: none
    put:
      parameters: [1, { name: [], in: query }, { name: constructor, in: query, schema: { type: 5, properties: [], required: x } }]
      requestBody: { content: [] }
      responses: [200]
`;
    expect(printSpecs({ "shop.yaml": text })).toEqual([
      goodFact(7),
      "PUT /rides (constructor?: unknown) → unknown at shop.yaml:11:5",
      'warning spec-invalid shop.yaml:1:1 the path "/bills" must hold an object',
      'warning spec-invalid shop.yaml:9:3 get of "/rides" must hold an operation',
    ]);
  });
});

describe("hostile texts", () => {
  const head = `openapi: 3.0.0\npaths:\n${good}`;

  test("an alias bomb is refused", () => {
    const levels = Array.from({ length: 12 }, (_, level) => `a${level + 1}: &a${level + 1} [${Array(9).fill(`*a${level}`).join(", ")}]`);
    expect(printSpecs({ "shop.yaml": `${head}a0: &a0 [lol]\n${levels.join("\n")}\n` })).toEqual([
      "warning alias-bomb shop.yaml:1:1 its aliases stand for more than 2000000 values; the text is not used",
    ]);
  });

  test("an alias inside its own anchor, and one without anchor", () => {
    expect(printSpecs({ "shop.yaml": `${head}x: &a { b: *a, c: *d }\n` })).toEqual([
      goodFact(4),
      "warning reference-not-found shop.yaml:5:12 alias *a stands inside its own anchor",
      "warning reference-not-found shop.yaml:5:19 alias *d has no anchor before it",
    ]);
  });

  test.each([
    ["YAML lists", "shop.yaml", `${head}x: ${"[".repeat(10_000)}${"]".repeat(10_000)}`, "5:304"],
    ["YAML blocks", "shop.yaml", `${head}x:\n  ${"- ".repeat(10_000)}1`, "6:1"],
    ["JSON objects", "shop.json", `{"openapi":"3.0.0","x":${'{"a":'.repeat(10_000)}1${"}".repeat(10_001)}`, "1:1519"],
    ["GraphQL types", "shop.graphql", `type Query { orders: ${"[".repeat(10_000)}Int${"]".repeat(10_000)} }`, "1:321"],
  ])("ten thousand levels of %s are refused", (_, file, text, place) => {
    const [problem, ...rest] = printSpecs({ [file]: text });
    expect(problem).toMatch(new RegExp(`^warning nesting-too-deep ${file}:${place} nested too deep to be read`));
    expect(rest).toEqual([]);
  });

  test("two hundred and fifty levels are cut, and what is beside them is read", () => {
    const deep = `{"openapi":"3.0.0","paths":{"/orders":{"get":{"responses":{"204":{}}}}},"x":${"[".repeat(250)}${"]".repeat(250)}}`;
    expect(printSpecs({ "shop.json": deep })).toEqual([
      "GET /orders () → () at shop.json:1:40",
      "warning nesting-too-deep shop.json:1:276 nested deeper than 200 levels; the rest of this branch is left out",
    ]);
  });

  test("ten thousand nested protobuf messages are refused", () => {
    expect(printSpecs({ "shop.proto": `syntax = "proto3";\n${"message A { ".repeat(10_000)}` })).toEqual([
      "warning spec-invalid shop.proto not valid protobuf: max depth exceeded",
    ]);
  });

  test("alternatives that multiply without end are cut", () => {
    const text = `openapi: 3.0.0
paths:
  /orders:
    get: { responses: { "200": { content: { application/json: { schema: { $ref: "#/components/schemas/S0" } } } } } }
components:
  schemas:
${Array.from({ length: 20 }, (_, index) => manyChoices(index)).join("\n")}
`;
    expect(printSpecs({ "shop.yaml": text })).toHaveLength(1);
  });
});
