import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

test("a wrapper that takes a URL or a request tells the URL of each caller", () => {
  const { facts } = extractText({
    "fetcher.ts": [
      "export class Fetcher {",
      "  async fetch(input: RequestInfo | URL, init?: RequestInit) {",
      "    const url = new URL(input instanceof Request ? input.url : input.toString());",
      "    return fetch(input instanceof Request ? new Request(url.toString(), input) : url.toString(), init);",
      "  }",
      "}",
    ].join("\n"),
    "oven.ts": [
      'import { Fetcher } from "./fetcher";',
      "const fetcher = new Fetcher();",
      'export const temperature = () => fetcher.fetch("http://ovens:3000/temperature");',
      'export const heat = (degrees: number) => fetcher.fetch(new URL("http://ovens:3000/heat"), { method: "POST", body: JSON.stringify({ degrees }) });',
    ].join("\n"),
  });
  expect(facts.map(describeFact)).toEqual(["calls GET http://ovens:3000/temperature", "calls POST http://ovens:3000/heat"]);
});
