import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

const client = "export const client = require('axios').create({ baseURL: 'http://rides' });";

/** Each code has a file to itself, which gets the client from another file: only the text says whether it is looked at. */
const calls = (...codes: string[]): string[] => {
  const files = Object.fromEntries(codes.map((code, at) => [`part${at}.ts`, code]));
  const main = [...codes.keys()].map((at) => `import { run as run${at} } from "./part${at}"; run${at}(client);`).join(" ");
  return extractText({ "client.ts": client, ...files, "main.ts": `import { client } from "./client"; ${main}` }).facts.map(describeFact).filter((fact) => fact.startsWith("calls")).sort();
};

test("a call is found however it is written", () => {
  expect(calls(
    'export const run = (api) => api.get("/plain");',
    'export const run = (api) => api . get ("/spaces");',
    'export const run = (api) => api\n  .get<\n    Ride[]\n  >("/types");',
    'export const run = (api) => api?.get?.("/optional");',
    'export const run = (api) => api["get"]("/quoted");',
    'export const run = (api) => (api.get as Get)("/asserted");',
    'export const run = (api) => (api.get)("/wrapped");',
    'export const run = ({ get }) => get("/taken");',
    'export function run(api) {\n  return "https://rides", api.get("/behind"); // get\n}',
  )).toEqual(["/plain", "/spaces", "/types", "/optional", "/quoted", "/asserted", "/wrapped", "/taken", "/behind"].map((path) => `calls GET http://rides${path}`).sort());
});

test("what is no call of a library is none", () => {
  expect(calls(
    'export const run = (api) => new URL("http://rides").searchParams.get("city");',
    'export const run = (api) => [api].find((one) => one.get);',
    'export class Rides { async get(id) { return id; } }\nexport const run = () => new Rides();',
    '/* we\n   get("/rides") here */\nexport const run = () => 1;',
    'import { get } from "./cities"; export const run = () => get("/cities");\n',
  )).toEqual([]);
});

test("style sheets and pictures that code imports are not read as programs", () => {
  const { diagnostics, facts } = extractText({ "styles.css": ".ride { color: red }", "car.svg": "<svg></svg>", "main.ts": 'import styles from "./styles.css"; import car from "./car.svg"; import axios from "axios"; axios.get("http://rides/", { params: { car, style: styles.ride } });' });
  expect(diagnostics).toEqual([]);
  expect(facts.map(describeFact)).toEqual(["calls GET http://rides/"]);
});

test("a class that is all a module exports is constructed under the name that the importer gives it", () => {
  const uses = 'const { createClient } = require("./index"); createClient("http://iam").createToken("ada");';
  const index = 'const Client = require("./client"); module.exports = { createClient: (base) => new Client({ base }) };';
  for (const head of ["module.exports = class TokenClient", "module.exports = class"]) {
    expect(extractText({ "client.js": `const axios = require("axios"); ${head} { constructor({ base }) { this.base = base; } createToken(user) { return axios.post(this.base + "/tokens", { user }); } };`, "index.js": index, "main.js": uses }).facts.map(describeFact)).toEqual(["calls POST http://iam/tokens"]);
  }
});
