import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

const facts = (files: Record<string, string>): string[] => extractText(files).facts.map(describeFact).filter((fact) => fact.startsWith("calls")).sort();

test("a method of an own class whose name stands nowhere else is not run", () => {
  const mails = 'import axios from "axios"; export class Mails { send() { return axios.post("http://mails/send"); } cancelQuery() { return axios.delete("http://mails/queue"); } preview() { return axios.get("http://mails/preview"); } }';
  expect(facts({ "mails.ts": mails, "main.ts": 'import { Mails } from "./mails"; const mails = new Mails(); mails.send(); for (const name of ["preview"]) mails[name]();' })).toEqual(["calls GET http://mails/preview", "calls POST http://mails/send"]);
});

test("what a framework may call is: decorated, inherited and implemented methods, and functions that are exported", () => {
  expect(facts({
    "main.ts": `
      import axios from "axios"; import { Cron } from "@nestjs/schedule"; import { Job } from "jobs";
      export class Rides { @Cron("* * * * *") everyMinute() { return axios.get("http://rides/decorated"); } }
      export class Refresh extends Job { performWork() { return axios.get("http://rides/inherited"); } }
      export class Start implements OnStart { onSystemStart() { return axios.get("http://rides/implemented"); } }
      export function afterDeploy() { return axios.get("http://rides/exported"); }`,
  })).toEqual(["calls GET http://rides/decorated", "calls GET http://rides/exported", "calls GET http://rides/implemented", "calls GET http://rides/inherited"]);
});
