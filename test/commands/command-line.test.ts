import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import { headwater } from "./run-headwater.js";
import { folderWith } from "./temporary-folder.js";

const graph = {
  schemaVersion: 1,
  system: "cafe",
  roots: [{ name: "cafe" }],
  services: [
    { id: "service:kitchen", name: "kitchen", path: "kitchen", role: "backend", languages: ["typescript"], frameworks: ["express"], hosts: ["kitchen"], owners: [], specs: [], evidence: [] },
    { id: "service:orders", name: "orders", path: "orders", role: "backend", languages: ["typescript"], frameworks: ["express"], hosts: ["orders"], owners: [], specs: [], evidence: [] },
  ],
  datastores: [],
  channels: [],
  externals: [],
  operations: [],
  flows: [
    {
      id: "flow:request:service:orders->service:kitchen",
      from: "service:orders",
      to: "service:kitchen",
      initiator: "from",
      kind: "request",
      protocol: "http",
      observedIn: [{ file: "orders/src/tickets.ts", line: 4, detector: "axios", confidence: "certain" }],
      declaredIn: [],
      confidence: "certain",
    },
  ],
  lineage: [],
  unresolved: [],
  diagnostics: [],
  coverage: { files: { seen: 4, read: 2, skipped: [] }, uses: { resolved: 1, unresolved: 0 } },
};
const folder = folderWith({
  "graph.json": JSON.stringify(graph),
  "broken.json": '{\n  "schemaVersion": 1,\n  "system": cafe\n}\n',
  "newer.json": JSON.stringify({ ...graph, schemaVersion: 2 }),
  "wrong.json": JSON.stringify({ ...graph, flows: [{ ...graph.flows[0], kind: "rumour" }] }),
  "package.json": '{ "name": "cafe" }',
});
const cafe = (argv: string[], world = {}) => headwater(argv, { cwd: folder, ...world });

describe("help", () => {
  test("of the tool names the verbs and goes to stdout", async () => {
    const { code, stdout, stderr } = await cafe(["--help"]);
    expect(code).toBe(0);
    expect(stderr).toBe("");
    for (const verb of ["scan", "graph", "report"]) expect(stdout).toMatch(new RegExp(`^  ${verb} `, "m"));
  });

  test.each(["scan", "graph", "report"])("of %s shows its options and examples", async (verb) => {
    const { code, stdout } = await cafe([verb, "--help"]);
    expect(code).toBe(0);
    for (const option of ["--format", "--output", "--from", "--quiet", "--verbose", "--no-color"]) expect(stdout).toContain(option);
    expect(stdout).toMatch(new RegExp(`Examples:\n  \\$ headwater ${verb}`));
  });

  test("--version prints the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await cafe(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("what cannot be understood ends with 2 and a way out", () => {
  test.each([
    [["scan", "--fromat", "json"], "unknown option '--fromat'", "Did you mean --format?"],
    [["grahp"], "unknown command 'grahp'", "Did you mean graph?"],
    [["scan", "--format", "xml"], "option '--format <format>' argument 'xml' is invalid", "Allowed choices are terminal, json"],
    [["report", "--output"], "argument missing", "--help shows what there is"],
    [["scan", ".", "--from", "graph.json"], "Roots and --from exclude each other", "Give the folders to scan"],
    [["scan", "--from", "nowhere.json"], "Cannot read nowhere.json: the file does not exist", "headwater scan --format json"],
    [["scan", "--from", "broken.json"], "broken.json:3:13: not valid JSON", "headwater scan --format json"],
    [["scan", "--from", "package.json"], "package.json is no dataflow graph: the document lacks the field `schemaVersion`", "headwater scan --format json"],
    [["scan", "--from", "newer.json"], "newer.json: schemaVersion is 2, this headwater reads version 1", "Store the graph again"],
    [["scan", "--from", "wrong.json"], "wrong.json is no dataflow graph: flows[0].kind must be", 'but is "rumour"'],
    [["scan", "--from", "graph.json", "--output", "missing/summary.txt"], "Cannot write missing/summary.txt: the folder missing does not exist", "Create the folder first"],
    [["graph", "--from", "graph.json", "--focus", "bakery"], 'There is no node "bakery"', "kitchen, orders"],
  ])("%j", async (argv, what, remedy) => {
    const { code, stdout, stderr } = await cafe(argv);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(what);
    expect(stderr).toContain(remedy);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("no command at all shows the help, on stderr", async () => {
    const { code, stdout, stderr } = await cafe([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Usage: headwater");
  });

  test("a PNG is not thrown at a terminal", async () => {
    const { code, stderr } = await cafe(["graph", "--from", "graph.json", "--format", "png"], { isTty: { stdout: true, stderr: true } });
    expect(code).toBe(2);
    expect(stderr).toContain("Give --output FILE.png");
  });
});

describe("the product", () => {
  test("of scan --format json is the stored graph itself", async () => {
    const { code, stdout, stderr } = await cafe(["scan", "--from", "graph.json", "--format", "json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual(graph);
  });

  test("goes to the file that --output names, and stdout stays empty", async () => {
    expect(await cafe(["graph", "--from", "graph.json", "--format", "dot", "--output", "flows.dot"])).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(folder, "flows.dot"), "utf8")).toMatch(/^digraph "cafe" \{/);
  });

  test.each([
    [["scan"], "kitchen"],
    [["report"], "kitchen"],
    [["report", "--format", "markdown"], "# "],
    [["graph", "--format", "mermaid"], "flowchart"],
    [["graph", "--format", "svg"], "</svg>"],
  ])("%j", async (argv, part) => {
    const { code, stdout } = await cafe([...argv, "--from", "graph.json"]);
    expect(code).toBe(0);
    expect(stdout).toContain(part);
  });

  test("of report --format json is data", async () => {
    const { stdout } = await cafe(["report", "--from", "graph.json", "--format", "json"]);
    expect(JSON.parse(stdout)).toBeDefined();
  });

  test("has colour on a terminal, unless one says no", async () => {
    const terminal = { isTty: { stdout: true, stderr: false }, colour: true };
    expect((await cafe(["report", "--from", "graph.json"], terminal)).stdout).toContain("\u001b[");
    expect((await cafe(["report", "--from", "graph.json", "--no-color"], terminal)).stdout).not.toContain("\u001b[");
    expect((await cafe(["report", "--from", "graph.json"])).stdout).not.toContain("\u001b[");
  });

  test("may be cut off by its reader", async () => {
    for (const asked of [["graph", "--help"], ["scan", "--from", "graph.json", "--format", "json"]]) {
      const closed = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" })) });
      const { code, stderr } = await cafe(asked, { stdout: closed });
      expect({ code, stderr, heard: closed.listenerCount("error") > 0 }).toEqual({ code: 0, stderr: "", heard: true });
    }
  });
});
