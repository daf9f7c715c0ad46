import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { scanSystem } from "../../src/pipeline.js";
import { repository } from "../source-tree.js";

/** So much text per service that a second thread is worth its start. */
const padding = Array.from({ length: 16_000 }, (_, line) => `// ${line}: an order is placed, paid, packed, shipped and delivered to whoever placed it\n`).join("");
const names = ["billing", "orders", "shipping"];
let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "headwater-threads-"));
  for (const [index, name] of names.entries()) {
    const next = names[(index + 1) % names.length];
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, "package.json"), JSON.stringify({ name, dependencies: { express: "5.0.0" }, scripts: { start: "node index.js" } }));
    writeFileSync(join(root, name, "index.js"), `const express = require("express");\nconst app = express();\napp.get("/${name}/:id", async (req, res) => res.json(await (await fetch("http://${next}:8080/${next}/" + req.params.id)).json()));\napp.listen(8080);\n${padding}`);
  }
});

afterAll(() => rmSync(root, { recursive: true }));

const quiet = { progress: () => undefined, detail: () => undefined };
const built = (...parameters: string[]) => spawnSync(process.execPath, [join(repository, "bin/headwater.js"), "scan", root, "--format", "json", ...parameters], { encoding: "utf8", maxBuffer: 1 << 26 });

test("several threads find the same as one, in the same order", async () => {
  const onOne = await scanSystem({ roots: [root], cwd: root }, quiet);
  const onMany = built();
  expect(onMany.stderr).toBe("");
  expect(JSON.parse(onMany.stdout)).toEqual(onOne);
  expect(onOne.flows.filter((flow) => flow.kind === "request").map(({ from, to }) => `${from} → ${to}`).sort()).toEqual(["service:billing → service:orders", "service:orders → service:shipping", "service:shipping → service:billing"]);
});

test("what was read and found is told once, in the order of the services, whoever read it", () => {
  const told = built("--verbose").stderr.split("\n").filter((line) => line.includes("index.js"));
  expect(told.filter((line) => line.startsWith("  reading "))).toEqual(names.map((name) => `  reading ${name}/index.js: source of ${name}`));
});
