import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

const facts = (files: Record<string, string>): string[] => extractText(files).facts.map(describeFact).filter((fact) => fact.startsWith("calls")).sort();

test("of objects, classes and modules whose members others call by name, what nobody names is not run", () => {
  expect(facts({
    "rides.ts": 'import axios from "axios"; export default { list() { return axios.get("http://rides/"); }, /** @function preview */ preview() { return axios.get("http://rides/preview"); }, later: async () => axios.get("http://rides/later") };',
    "mails.ts": 'import axios from "axios"; import { Client } from "./client"; export class Mails extends Client { send() { return axios.post("http://mails/send"); } cancelQuery() { return axios.delete("http://mails/queue"); } }',
    "client.ts": "export class Client { open() {} }",
    "tolls.ts": 'import axios from "axios"; export const pay = () => axios.post("http://tolls/pay"); export const refund = () => axios.post("http://tolls/refund");',
    "index.ts": 'export { default as rides } from "./rides"; export * from "./tolls";',
    "main.ts": 'import { rides, pay } from "./index"; import { Mails } from "./mails"; rides.list(); new Mails().send(); pay();',
  })).toEqual(["calls GET http://rides/", "calls POST http://mails/send", "calls POST http://tolls/pay"]);
});

test("what may be called by a name of somebody else's is told: by computed names, from templates, by frameworks, or where no member is called by name", () => {
  const rides = 'import axios from "axios"; export const rides = { list() { return axios.get("http://rides/"); }, preview() { return axios.get("http://rides/preview"); } };';
  expect(facts({ "rides.ts": rides, "main.ts": 'import { rides } from "./rides"; rides.list(); for (const name of names()) rides[name]();' })).toHaveLength(2);
  expect(facts({ "rides.ts": rides, "main.vue": '<template><a @click="rides.preview()">x</a></template><script>import { rides } from "./rides"; rides.list();</script>' })).toHaveLength(2);
  expect(facts({ "rides.ts": rides, "main.ts": 'import { rides } from "./rides"; import { serve } from "some-server"; serve(rides);' })).toHaveLength(2);
  expect(facts({
    "jobs.ts": `
      import axios from "axios"; import { Injectable } from "@nestjs/common"; import { Job } from "jobs";
      @Injectable() export class Rides { start() {} onReady() { return axios.get("http://rides/decorated"); } }
      export class Refresh extends Job { start() {} performWork() { return axios.get("http://rides/inherited"); } }
      export class Start implements OnStart { start() {} onSystemStart() { return axios.get("http://rides/implemented"); } }`,
    "main.ts": 'import { Rides, Refresh, Start } from "./jobs"; new Rides().start(); new Refresh().start(); new Start().start();',
  })).toEqual(["calls GET http://rides/decorated", "calls GET http://rides/implemented", "calls GET http://rides/inherited"]);
});
