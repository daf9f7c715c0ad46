import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

test("settings that are spread into themselves end, and what they hold is known", () => {
  const { facts } = extractText({
    "settings.ts": 'let settings = { base: "http://ovens:3000" } as Record<string, string>;\nsettings = { ...settings, path: "/loaves" };\nsettings = { ...settings, verb: "GET" };\nexport default settings;\n',
    "client.ts": 'import axios from "axios";\nimport settings from "./settings";\nexport const loaves = () => axios.get(settings.base + settings.path, { timeout: settings.patience, params: settings.query });\nexport const nothing = () => axios.get(settings.nowhere);\n',
  });
  expect(facts.map(describeFact)).toEqual(["calls GET http://ovens:3000/loaves", "calls GET ?"]);
});
