import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { headwater } from "./commands/run-headwater.js";
import { repository } from "./source-tree.js";

const update = process.env["UPDATE_EXPECTED"] === "1";
const systems = readdirSync(`${repository}fixtures`);

/** What is stored beside each system: whole, to be read by people, and written anew by UPDATE_EXPECTED=1. */
const products = [
  { file: "graph.json", argv: ["scan", "--format", "json"] },
  { file: "summary.txt", argv: ["scan"] },
  { file: "report.md", argv: ["report", "--format", "markdown"] },
  { file: "report.txt", argv: ["report"] },
  { file: "graph.dot", argv: ["graph", "--format", "dot"] },
  { file: "graph.svg", argv: ["graph", "--format", "svg"] },
  { file: "graph.mermaid", argv: ["graph", "--format", "mermaid"] },
] as const;

const schema = JSON.parse(readFileSync(`${repository}src/model/graph.schema.json`, "utf8"));

describe.each(systems)("fixtures/%s", (system) => {
  const expected = (file: string): string => `${repository}fixtures/${system}/expected/${file}`;

  beforeAll(() => {
    if (update) mkdirSync(expected(""), { recursive: true });
  });

  test.each(products)(
    "$file",
    async ({ file, argv }) => {
      const input = file === "graph.json" ? [`fixtures/${system}`] : ["--from", `fixtures/${system}/expected/graph.json`];
      const { code, stdout, stderr } = await headwater([...argv, ...input], { cwd: repository });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      if (update) writeFileSync(expected(file), stdout);
      expect(stdout).toBe(existsSync(expected(file)) ? readFileSync(expected(file), "utf8") : "(not stored yet)");
    },
    60_000,
  );

  test("the graph keeps to its JSON Schema", () => {
    const validate = new Ajv({ allErrors: true }).compile(schema);
    validate(JSON.parse(readFileSync(expected("graph.json"), "utf8")));
    expect(validate.errors ?? []).toEqual([]);
  });
});
