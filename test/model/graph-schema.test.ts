import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { createGenerator } from "ts-json-schema-generator";

const root = new URL("../../", import.meta.url);
const stored = (): unknown => JSON.parse(readFileSync(new URL("src/model/graph.schema.json", root), "utf8"));

test("the published JSON Schema says what the types say (npm run schema writes it anew)", () => {
  const generator = createGenerator({ path: new URL("src/model/graph.ts", root).pathname, type: "DataflowGraph", tsconfig: new URL("tsconfig.json", root).pathname, additionalProperties: true, skipTypeCheck: true });
  expect(generator.createSchema("DataflowGraph")).toEqual(stored());
}, 60_000);
