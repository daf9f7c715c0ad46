import { expect, test } from "@jest/globals";
import { extractText } from "./extract-text.js";

test("entities that all refer to each other are told by their own fields, and what lies deeper is left as the name of its type", () => {
  const names = Array.from({ length: 30 }, (_, number) => `Entity${number}`);
  const entities = names.map((name) => `export class ${name} { id!: string; ${names.map((other) => `to${other}!: ${other} | null;`).join(" ")} last!: number; }`);
  const { facts } = extractText({
    "entities.ts": entities.join("\n"),
    "main.ts": `import axios from "axios"; import type { Entity0 } from "./entities"; export const send = (one: Entity0) => axios.post("http://orders/entities", one);`,
  });
  const [call] = facts.filter((fact) => fact.type === "http-call");
  const paths = call?.type === "http-call" ? (call.request?.fields.map(({ path }) => path) ?? []) : [];
  expect(paths[0]).toBe("id");
  expect(paths.some((path) => path.startsWith("toEntity1"))).toBe(true);
  expect(paths.length).toBeLessThanOrEqual(200);
});
