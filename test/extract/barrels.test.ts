import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

const own = (file: string): boolean => file.startsWith("orders/");
const facts = (files: Record<string, string>): string[] => extractText(files, { own }).facts.map(describeFact).sort();

/** A library whose barrel passes on two modules that do something as soon as they are run, one under another name and one behind a second barrel. */
const library = {
  "shared/index.ts": `export { poll as pollPrices } from "./prices"; export * from "./more";`,
  "shared/more/index.ts": `export * from "./rates"; export * from "./report";`,
  "shared/prices.ts": `import axios from "axios"; setInterval(() => axios.get("http://prices/all"), 1000); export const poll = 1;`,
  "shared/more/rates.ts": `import axios from "axios"; setInterval(() => axios.get("http://rates/all"), 1000); export const rates = 1;`,
  "shared/more/report.ts": `import axios from "axios"; export function report() { return axios.post("http://reports/new"); }`,
};

test("who imports one name from a barrel runs the module behind that name, and none of the others", () => {
  expect(facts({ ...library, "orders/main.ts": `import { rates } from "../shared"; console.log(rates);` })).toEqual(["calls GET http://rates/all"]);
  expect(facts({ ...library, "orders/main.ts": `import { pollPrices } from "../shared"; console.log(pollPrices);` })).toEqual(["calls GET http://prices/all"]);
  expect(facts({ ...library, "orders/main.ts": `const { pollPrices: poll, rates } = require("../shared"); console.log(poll, rates);` })).toEqual(["calls GET http://prices/all", "calls GET http://rates/all"]);
});

test("a barrel that is imported as a whole is run as a whole", () => {
  for (const line of [`import "../shared";`, `import * as shared from "../shared"; console.log(shared);`, `const shared = require("../shared"); console.log(shared);`]) expect(facts({ ...library, "orders/main.ts": line })).toEqual(["calls GET http://prices/all", "calls GET http://rates/all"]);
});

test("imports are read however they are written", () => {
  for (const line of [`import{rates}from"../shared";console.log(rates)`, `import { /* (the) "rates" */ rates } from "../shared"; console.log(rates);`, `import {\n  rates, // of today\n} from "../shared";\nconsole.log(rates);`]) expect(facts({ ...library, "orders/main.ts": line })).toEqual(["calls GET http://rates/all"]);
  expect(facts({ ...library, "orders/main.ts": `const { rates = 1 } = require("../shared"); console.log(rates);` })).toEqual(["calls GET http://rates/all"]);
  expect(facts({ ...library, "orders/main.ts": `const { rates, ...others } = require("../shared"); console.log(rates, others);` })).toEqual(["calls GET http://prices/all", "calls GET http://rates/all"]);
  expect(facts({ ...library, "orders/main.ts": `import /* all of it */ shared from "../shared"; console.log(shared);` })).toEqual(["calls GET http://prices/all", "calls GET http://rates/all"]);
  expect(facts({ ...library, "orders/main.ts": `// ${"export ".repeat(20_000)}\nconst spaces = "export${" ".repeat(100_000)}"; import { rates } from "../shared"; console.log(rates, spaces);` })).toEqual(["calls GET http://rates/all"]);
});

test("what is imported for its types runs nothing", () => {
  for (const line of [`import type { rates } from "../shared"; let a: typeof rates;`, `import { type rates } from "../shared"; let a: typeof rates;`]) expect(facts({ ...library, "orders/main.ts": line })).toEqual([]);
});

test("a function of a library is run under the name that the importer gives it", () => {
  expect(facts({ ...library, "orders/main.ts": `import { report as send } from "../shared"; send();` })).toContain("calls POST http://reports/new");
  expect(facts({ ...library, "shared/daily.ts": `import { report as send } from "./more/report"; export function daily() { return send(); }`, "orders/main.ts": `import { daily } from "../shared/daily"; daily();` })).toEqual(["calls POST http://reports/new"]);
});

test("a missing module that a tool writes runs the files around it which nothing else imports", () => {
  const modules = {
    "api/billing/index.ts": `import { resolvers } from "./resolvers.generated"; export const billing = { resolvers };`,
    "api/billing/resolvers/Query/plans.ts": `import axios from "axios"; import { price } from "../../price"; export const plans = async () => axios.get("http://plans/all", price());`,
    "api/billing/resolvers/Query/plans.test.ts": `import axios from "axios"; export const tested = () => axios.get("http://tests/all");`,
    "api/billing/price.ts": `import axios from "axios"; export const price = () => ({}); export const unused = () => axios.get("http://unused/all");`,
    "orders/main.ts": `import { billing } from "../api/billing"; console.log(billing);`,
  };
  expect(facts(modules)).toEqual(["calls GET http://plans/all"]);
  expect(facts({ ...modules, "api/billing/index.ts": `export const billing = {};` })).toEqual([]);
  expect(facts({ ...modules, "api/billing/resolvers.generated.ts": `export const resolvers = {};` })).toEqual([]);
});
