import { expect, test } from "@jest/globals";
import { auditGraph } from "../../src/audit/audit-graph.js";
import type { DataflowGraph } from "../../src/model/graph.js";
import { headwater } from "../commands/run-headwater.js";
import { folderWith } from "../commands/temporary-folder.js";

const post = {
  "package.json": JSON.stringify({ name: "post", main: "index.js", dependencies: { axios: "1.7.0", express: "4.19.2" } }),
  "index.js": [
    'const axios = require("axios");',
    'require("express")().listen(3000);',
    'module.exports.notify = (letter) => axios.post("https://api.printer.example/letters", { email: letter.email, stamp: letter.stamp, pages: 3 });',
    'module.exports.notify(JSON.parse(process.argv[2]));',
  ].join("\n"),
};

async function labels(config?: string): Promise<{ fields: string[]; problems: string[] }> {
  const root = folderWith({ ...post, ...(config === undefined ? {} : { "headwater.config.yaml": config }) });
  const { code, stdout } = await headwater(["scan", ".", "--format", "json"], { cwd: root });
  expect(code).toBe(0);
  const graph = JSON.parse(stdout) as DataflowGraph; // the product is a graph
  const request = graph.flows.find((flow) => flow.kind === "request");
  return {
    fields: (request?.payload?.fields ?? []).map(({ path, personal }) => `${path}: ${personal ? `${personal.key}, ${personal.reason}` : "-"}`),
    problems: graph.diagnostics.filter(({ code: which }) => which === "declaration-unused").map(({ file, line, message }) => `${file}:${line} ${message}`),
  };
}

test("fields are labelled by their names, and otherwise where the configuration knows better", async () => {
  expect(await labels()).toEqual({ fields: ['email: user.contact.email, the name ends in "email"', "stamp: -", "pages: -"], problems: [] });
  const config = "personalData:\n  - { field: email, category: none }\n  - { field: stamp, category: user.unique_id.pseudonymous, reason: stamps are personal }\n  - { field: seal, category: user }\n";
  expect(await labels(config)).toEqual({
    fields: ["email: -", "stamp: user.unique_id.pseudonymous, stamps are personal", "pages: -"],
    problems: ["headwater.config.yaml:4 personalData: no field of the system is `seal`"],
  });
});

test("third parties that get personal data are compared with the list of processors, once there is one", async () => {
  const findings = async (config: string): Promise<[string[], string[]]> => {
    const root = folderWith({ ...post, "headwater.config.yaml": config });
    const { stdout } = await headwater(["scan", ".", "--format", "json"], { cwd: root });
    const graph = JSON.parse(stdout) as DataflowGraph; // the product is a graph
    return [auditGraph(graph).filter(({ rule }) => rule === "undeclared-processor").map(({ severity, title, message, evidence }) => `${severity}: ${title}. ${message} ${evidence.map(({ file, line }) => `${file}:${line}`).join(" ")}`), graph.diagnostics.map(({ line, message }) => `${line} ${message}`)];
  };
  expect(await findings("# no list\n")).toEqual([[], []]);
  expect(await findings("processors: [API Printer example]\n")).toEqual([[], []]);
  expect(await findings("processors:\n  - Stripe\n")).toEqual([
    ["error: api.printer.example gets personal data, and is no declared processor. post sends user.contact.email. Put it on the list of processors, or stop sending. index.js:3"],
    ["2 processors: nothing is known to be sent to `Stripe`"],
  ]);
});

test("a category that is none ends the run with its place", async () => {
  const root = folderWith({ ...post, "headwater.config.yaml": "personalData:\n  - { field: email, category: Email Address }\n" });
  const { code, stderr } = await headwater(["scan", "."], { cwd: root });
  expect(code).toBe(2);
  expect(stderr).toContain("headwater.config.yaml:2:21: `Email Address` must match");
});
