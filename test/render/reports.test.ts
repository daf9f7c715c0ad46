import { describe, expect, test } from "@jest/globals";
import { auditGraph } from "../../src/audit/audit-graph.js";
import { buildReport } from "../../src/render/build-report.js";
import { renderMarkdownReport } from "../../src/render/markdown-report.js";
import { renderTerminalReport } from "../../src/render/terminal-report.js";
import { renderTerminalSummary } from "../../src/render/terminal-summary.js";
import { columnsOf } from "../../src/render/terminal-text.js";
import { buildGraph } from "./build-graph.js";
import { expectFile } from "./expected-file.js";
import { generated, shop } from "./sample-systems.js";

const here = new URL("./", import.meta.url);
const plain = { colour: false, columns: 100 };
const graph = shop();
const findings = auditGraph(graph);

/** Names that try to be markup, escape sequences or new lines. */
const hostile = 'a|b`c`\n# <img src=x> [x](http://evil) "q" \\ \u001b[31mred';
const evil = buildGraph(hostile, (g) =>
  g
    .service(hostile, { owner: hostile })
    .serves(`GET /${hostile}`)
    .calls(hostile, undefined)
    .publishes(hostile)
    .writes(hostile, "postgresql", hostile, [hostile])
    .unresolved("http-call", hostile, hostile),
);

describe("the report", () => {
  test("as Markdown", () => expectFile(here, "shop.md", renderMarkdownReport(graph, findings)));

  test("for a terminal", () => expectFile(here, "shop.report.txt", renderTerminalReport(graph, findings, plain)));

  test("in short, for a scan", () => expectFile(here, "shop.summary.txt", renderTerminalSummary(graph, plain, findings)));

  test("as data has a place for every statement that code supports", () => {
    const report = buildReport(graph, findings);
    const placeless = [...report.services, ...report.flows, ...report.unresolved, ...report.findings.flatMap((group) => group.findings)].filter((entry) => entry.places.length === 0);
    expect(placeless).toEqual([]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test("of a system where nothing was found says so", () => {
    const empty = buildGraph("empty", (g) => g.service("orders", { owner: "@shop/orders" }));
    expect(buildReport(empty, []).summary.sentences).toEqual(["empty consists of 1 service. 0 flows of data were found between them.", "Every service has an owner."]);
    expect(renderMarkdownReport(empty, [])).toContain("## What stands out\n\nNothing.");
  });

  test("folds long lists away on a code host", () => {
    const many = generated(40);
    expect(renderMarkdownReport(many, auditGraph(many)).match(/<details>/g)?.length).toBeGreaterThan(10);
  });
});

describe("hostile names", () => {
  test("are no markup in Markdown", () => {
    const text = renderMarkdownReport(evil, auditGraph(evil));
    const outsideCode = text.replace(/```[^]*?```/g, "").replace(/(`+)(?!`)[^]*?[^`]\1(?!`)/g, "");
    expect(outsideCode).not.toMatch(/^# <img/m);
    expect(outsideCode).not.toMatch(/(?<!\\)<img/);
    expect(outsideCode).not.toMatch(/(?<!\\)\[x\]\(/);
    expect(text).not.toContain("\u001b");
    const rows = text.split("\n").filter((line) => line.startsWith("| `` a"));
    for (const row of rows) expect(row.replace(/\\\|/g, "").split("|").length).toBeGreaterThanOrEqual(7);
  });

  test("send nothing to the terminal but text", () => {
    for (const text of [renderTerminalReport(evil, auditGraph(evil), plain), renderTerminalSummary(evil, plain, auditGraph(evil))]) {
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
  });
});

describe("the terminal", () => {
  test.each([
    ["shop", graph],
    ["40 services", generated(40)],
    ["hostile", evil],
    ["other scripts", buildGraph("注文システム", (g) => g.service("注文サービス".repeat(9), { owner: "チーム".repeat(9) }).publishes("注文作成".repeat(20)))],
  ])("is never wider than its columns: %s", (_, system) => {
    for (const columns of [72, 100]) {
      const text = renderTerminalReport(system, auditGraph(system), { colour: false, columns }) + renderTerminalSummary(system, { colour: false, columns }, auditGraph(system));
      expect(text.split("\n").filter((line) => columnsOf(line) > columns)).toEqual([]);
    }
  });

  test("gets colours only when it asks for them", () => {
    expect(renderTerminalSummary(graph, plain, findings)).not.toContain("\u001b[");
    expect(renderTerminalSummary(graph, { ...plain, colour: true }, findings)).toContain("\u001b[");
  });
});
