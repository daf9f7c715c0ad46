import { expect, test } from "@jest/globals";
import { readSpecs } from "../../src/specs/read-specs.js";
import { memoryReader } from "./memory-reader.js";
import { printSpecs } from "./print-specs.js";

const paths = "paths:\n  /orders:\n    get: { responses: {} }\n";

test("descriptions are found by what they say, not by their name", () => {
  expect(
    printSpecs({
      "docs/anything.yml": `# the shop\n"openapi": '3.0.0'\n${paths}`,
      "docs/flow.yaml": '{ "openapi": "3.0.0", "paths": { "/bills": { "get": { "responses": {} } } } }',
      "docs/openapi.yaml": "about: openapi\ntext: |\n  openapi: 3.0.0\n",
      "deploy/config.yaml": 'kind: ConfigMap\ndata:\n  api.json: \'{"openapi": "3.0.0", "paths": {}}\'\n  bad: "',
      "docs/last-member.json": '{"components": {}, "paths": {"/rides": {"get": {"responses": {}}}}, "swagger": "2.0"}',
      "docs/mention.json": '{"openapi": true, "keywords": ["swagger"]}',
    }),
  ).toEqual([
    "GET /orders () → unknown at docs/anything.yml:5:5",
    "GET /bills () → unknown at docs/flow.yaml:1:46",
    "GET /rides () → unknown at docs/last-member.json:1:41",
  ]);
});

test("files that cannot be descriptions are not even opened", () => {
  const languages = ["ar", "cs", "da", "de", "en", "es", "fi", "fr", "it"];
  const reader = memoryReader({
    "package.json": "{}",
    "web/package-lock.json": "{}",
    "web/tsconfig.build.json": "{}",
    "docker-compose.dev.yml": "",
    ...Object.fromEntries(languages.map((language) => [`web/locales/${language}.json`, "{}"])),
    "web/i18n/api.json": "{}",
    "web/src/app.ts": "",
  });
  readSpecs(reader);
  expect(reader.opened).toEqual(["web/i18n/api.json"]);
});

test("a description in a test folder is told and left out", () => {
  expect(printSpecs({ "web/tests/api.yaml": `openapi: 3.0.0\n${paths}` })).toEqual(["info spec-of-test web/tests/api.yaml an API description in a test folder is not used"]);
});

test("the same files in any order give the same documents", () => {
  const texts = { "b.yaml": `openapi: 3.0.0\n${paths}`, "a.graphql": "type Query { a: ID }", "c.proto": 'syntax = "proto3"; service S { rpc R (M) returns (M); } message M {}' };
  const files = readSpecs(memoryReader(texts));
  const reversed = memoryReader(texts);
  expect(readSpecs({ ...reversed, files: reversed.files.toReversed() })).toEqual(files);
  expect(files.documents.map((document) => document.file)).toEqual(["a.graphql", "b.yaml", "c.proto"]);
});
