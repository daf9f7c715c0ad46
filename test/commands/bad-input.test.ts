import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { DataflowGraph, Diagnostic } from "../../src/model/graph.js";
import { headwater } from "./run-headwater.js";
import { folderWith } from "./temporary-folder.js";

/** A service that is whole: whatever else lies beside it, this must be found. */
const bakery = {
  "bakery/package.json": JSON.stringify({ name: "bakery", main: "src/server.ts", dependencies: { express: "4.19.2" } }),
  "bakery/src/server.ts": [
    'import express from "express";',
    "const app = express();",
    'app.get("/loaves/:id", (request, response) => response.json({ id: request.params.id }));',
    "app.listen(3000);",
    "",
  ].join("\n"),
};

async function scan(root: string, options: string[] = []): Promise<DataflowGraph> {
  const { code, stdout, stderr } = await headwater(["scan", root, "--format", "json", ...options]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

/** The bakery is there, with its operation. */
function expectBakery(graph: DataflowGraph): void {
  expect(graph.services.map((service) => service.name)).toEqual(["bakery"]);
  expect(graph.operations.map((operation) => `${operation.method} ${operation.path}`)).toContain("GET /loaves/{id}");
}

const told = (graph: DataflowGraph, file: string): Diagnostic[] => graph.diagnostics.filter((one) => one.file === file);
const places = (graph: DataflowGraph, file: string): string[] => told(graph, file).map((one) => `${one.line}`);
const skipped = (graph: DataflowGraph): string[] => graph.coverage.files.skipped.flatMap((group) => group.examples.map((file) => `${file}: ${group.reason}`));

describe("roots that cannot be scanned end the run with 2", () => {
  const cases: [string, () => string, RegExp][] = [
    ["does not exist", () => join(folderWith({}), "nowhere"), /nowhere.*(does not exist|no such)/i],
    ["is a file", () => join(folderWith({ "notes.txt": "flour, salt" }), "notes.txt"), /notes\.txt.*(is a file|not a folder|no folder)/i],
    ["is empty", () => folderWith({}), /empty/i],
    ["holds no service", () => folderWith({ "README.md": "# Recipes", "recipes/bread.md": "Flour and water" }), /no service/i],
  ];

  test.each(cases)("a root that %s", async (_name, root, message) => {
    const { code, stdout, stderr } = await headwater(["scan", root()]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("where no service is, it says what was looked for", async () => {
    const { stderr } = await headwater(["report", folderWith({ "README.md": "# Recipes" })]);
    expect(stderr).toContain("package.json");
  });
});

describe("one broken file is told with its place, and the rest is read", () => {
  test("JSON", async () => {
    const graph = await scan(folderWith({ ...bakery, "oven/package.json": '{\n  "name": "oven",\n  "main": \n}\n' }));
    expectBakery(graph);
    expect(places(graph, "oven/package.json")).toEqual(["4"]);
  });

  test("YAML", async () => {
    const graph = await scan(folderWith({ ...bakery, "docker-compose.yml": "services:\n  bakery:\n    build: ./bakery\n   ports: [3000\n" }));
    expectBakery(graph);
    expect(told(graph, "docker-compose.yml").length).toBeGreaterThan(0);
    expect(told(graph, "docker-compose.yml")[0]?.line).toBeGreaterThanOrEqual(3);
  });

  test("TypeScript", async () => {
    const graph = await scan(folderWith({ ...bakery, "bakery/src/till.ts": 'import axios from "axios";\nexport const pay = ( => axios.post("http://bank/payments");\n' }));
    expectBakery(graph);
    expect(places(graph, "bakery/src/till.ts")).toContain("2");
  });

  const openapi = (paths: string): string => `openapi: 3.0.3\ninfo: { title: Bakery, version: "1" }\npaths:\n${paths}`;

  test("an API document with a dangling $ref: the valid part counts", async () => {
    const document = openapi(
      ["  /loaves/{id}:", "    get:", "      responses:", '        "200":', "          description: a loaf", "          content:", "            application/json:", "              schema: { $ref: '#/components/schemas/Loaf' }", ""].join("\n"),
    );
    const graph = await scan(folderWith({ ...bakery, "bakery/openapi.yaml": document }));
    expectBakery(graph);
    expect(places(graph, "bakery/openapi.yaml")).toEqual(["11"]);
    expect(graph.operations.find((operation) => operation.path === "/loaves/{id}")?.declaredIn).toHaveLength(1);
  });

  test("an API document whose $refs go in a circle", async () => {
    const document =
      openapi(["  /loaves/{id}:", "    get:", "      responses:", '        "200":', "          description: a loaf", "          content:", "            application/json:", "              schema: { $ref: '#/components/schemas/Loaf' }", ""].join("\n")) +
      ["components:", "  schemas:", "    Loaf:", "      type: object", "      properties:", "        id: { type: string }", "        madeFrom: { $ref: '#/components/schemas/Loaf' }", "    Egg: { $ref: '#/components/schemas/Hen' }", "    Hen: { $ref: '#/components/schemas/Egg' }", ""].join("\n");
    const graph = await scan(folderWith({ ...bakery, "bakery/openapi.yaml": document }));
    expectBakery(graph);
    expect(graph.operations.find((operation) => operation.path === "/loaves/{id}")?.response?.fields.map((field) => field.path)).toContain("id");
  });

  test("a YAML document that would grow without end", async () => {
    const levels = Array.from({ length: 12 }, (_, level) => `crumbs${level + 1}: &crumbs${level + 1} [${Array.from({ length: 10 }, () => `*crumbs${level}`).join(", ")}]`);
    const bomb = ["openapi: 3.0.3", "info: { title: Bakery, version: '1' }", 'crumbs0: &crumbs0 ["crumb"]', ...levels, "paths: *crumbs12", ""].join("\n");
    const graph = await scan(folderWith({ ...bakery, "bakery/openapi.yaml": bomb }));
    expectBakery(graph);
    expect(told(graph, "bakery/openapi.yaml").length).toBeGreaterThan(0);
  });

  test("a source file of 20 MB", async () => {
    const graph = await scan(folderWith({ ...bakery, "bakery/src/prices.ts": `export const prices = [\n${'  { loaf: "rye", price: 420 },\n'.repeat(700_000)}];\n` }));
    expectBakery(graph);
    expect(skipped(graph)).toContain("bakery/src/prices.ts: too-large");
  });

  test("a binary file that calls itself TypeScript", async () => {
    const graph = await scan(folderWith({ ...bakery, "bakery/src/film.ts": Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) % 256) }));
    expectBakery(graph);
    expect(told(graph, "bakery/src/film.ts").map((one) => one.code)).toEqual(["file-binary"]);
  });
});

describe("names and links", () => {
  test("a symbolic link that closes a circle is not followed for ever", async () => {
    const root = folderWith(bakery);
    symlinkSync("..", join(root, "bakery/src/again"));
    expectBakery(await scan(root));
  });

  test("a symbolic link that leaves the root is not followed, and told", async () => {
    const root = folderWith(bakery);
    const neighbour = folderWith({ "secret.ts": 'import axios from "axios";\nawait axios.get("http://vault/secrets");\n' });
    symlinkSync(neighbour, join(root, "bakery/src/neighbour"));
    symlinkSync(join(neighbour, "secret.ts"), join(root, "bakery/src/secret.ts"));
    const graph = await scan(root);
    expectBakery(graph);
    expect(JSON.stringify(graph)).not.toContain("vault");
    expect(JSON.stringify([graph.diagnostics, graph.coverage.files.skipped])).toMatch(/bakery\/src\/(neighbour|secret\.ts)/);
  });

  test("spaces, quotes, line ends and other scripts in file names do no harm in any form of the result", async () => {
    const root = folderWith(bakery);
    mkdirSync(join(root, "bakery/src/бюро"));
    for (const name of ["day old.ts", 'the "good" one.ts', "two\nlines.ts", "бюро/パン.ts", "red\u001b[31m.ts"]) {
      writeFileSync(join(root, "bakery/src", name), 'import axios from "axios";\nexport const ask = () => axios.get("https://api.mill.example/flour");\n');
    }
    const graph = await scan(root);
    expectBakery(graph);
    expect(graph.flows.flatMap((flow) => flow.observedIn).map((one) => one.file)).toEqual(expect.arrayContaining(["bakery/src/day old.ts", "bakery/src/two\nlines.ts", "bakery/src/бюро/パン.ts"]));
    const forms = [["scan"], ["report"], ["report", "--format", "markdown"], ["graph"], ["graph", "--format", "mermaid"], ["graph", "--format", "svg"]];
    for (const form of forms) {
      const { code, stdout } = await headwater([...form, root]);
      expect(code).toBe(0);
      expect(stdout).not.toContain("\u001b");
      expect(stdout).not.toContain("two\nlines.ts");
    }
  }, 60_000);

  test("twice the same bytes", async () => {
    const root = folderWith({ ...bakery, "bakery/src/miller.ts": 'import axios from "axios";\nexport const ask = () => axios.get(`${process.env.MILL_URL}/flour`);\n' });
    expect(JSON.stringify(await scan(root))).toBe(JSON.stringify(await scan(root)));
  });
});
