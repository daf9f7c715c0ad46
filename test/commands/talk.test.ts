import { PassThrough } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import { headwater } from "./run-headwater.js";
import { folderWith } from "./temporary-folder.js";

const root = folderWith({
  "till/package.json": JSON.stringify({ name: "till", main: "src/server.ts", dependencies: { express: "4.19.2" } }),
  "till/src/server.ts": 'import express from "express";\nconst app = express();\napp.get("/receipts", (request, response) => response.json([]));\napp.listen(3000);\n',
  "till/src/server.test.ts": 'import { test } from "node:test";\ntest("receipts", () => undefined);\n',
  "till/openapi.yaml": 'openapi: 3.0.3\ninfo: { title: Till, version: "1" }\npaths: { /receipts: { get: { responses: { "200": { description: all } } } } }\n',
});

/** A terminal as stderr: wide, or of no width at all. */
function terminal(columns: number): { stream: PassThrough; text: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns, cursorTo: () => true, clearLine: () => true, moveCursor: () => true });
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}

describe("talk on stderr", () => {
  test("is silent when nobody sits there", async () => {
    expect((await headwater(["scan", root])).stderr).toBe("");
  });

  test("--verbose says why each file was read or skipped, and what was found in it", async () => {
    const { stderr } = await headwater(["scan", root, "--verbose"]);
    expect(stderr).toContain("  skipped till/src/server.test.ts: test\n");
    expect(stderr).toContain("  reading till/src/server.ts: source of till\n");
    expect(stderr).toContain("  reading till/openapi.yaml: openapi 3.0.3\n");
    expect(stderr).toMatch(/till\/src\/server\.ts:3: till serves GET \/receipts/);
  });

  test("--verbose says step by step how each value was found, callers included, and where the search stopped", async () => {
    const wrapped = folderWith({
      "till/package.json": JSON.stringify({ name: "till", main: "server.js", dependencies: { express: "4.19.2" } }),
      "till/server.js": 'const app = require("express")();\nconst { ask } = require("./ask");\napp.get("/receipts", (request, response) => ask("/orders"));\napp.listen(3000);\n',
      "till/ask.js": 'const base = process.env.ORDERS_URL;\nexports.ask = (path) => fetch(base + path);\n',
    });
    const { stderr } = await headwater(["scan", wrapped, "--verbose"]);
    const said = stderr.split("\n").filter((line) => /ask\.js|called by|stopped/.test(line) && !line.includes("reading")).join("\n");
    expect(said).toContain("  till/ask.js:2: fetch(base + path): calls GET {ORDERS_URL}/orders");
    expect(said).toContain("called by ask(\"/orders\")  till/server.js:3");
    expect(said).toContain("process.env.ORDERS_URL → {ORDERS_URL}  till/ask.js:1");
    expect(said).toMatch(/stopped: .*ORDERS_URL/);
  });

  test("on a terminal shows what is being read and takes it away again", async () => {
    const { stream, text } = terminal(80);
    await headwater(["scan", root], { stderr: stream, isTty: { stdout: false, stderr: true } });
    expect(text()).toContain("reading till (1 of 1, 1 files)");
  });

  test.each([["--quiet", 80], ["--no-color", 0]])("%s on a terminal of %d columns says nothing", async (option, columns) => {
    const { stream, text } = terminal(columns);
    const { code } = await headwater(["scan", root, option], { stderr: stream, isTty: { stdout: false, stderr: true } });
    expect({ code, text: text() }).toEqual({ code: 0, text: "" });
  });
});
