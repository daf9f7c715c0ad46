import { describe, expect, test } from "@jest/globals";
import { auditGraph } from "../../src/audit/audit-graph.js";
import { categories } from "../../src/knowledge/personal-data/categories.js";
import { terms } from "../../src/knowledge/personal-data/terms.js";
import { labelGraph } from "../../src/link/label-graph.js";
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
const bare = buildGraph(hostile, (g) =>
  g
    .service(hostile, { owner: hostile })
    .serves(`GET /${hostile}`)
    .calls(hostile, undefined)
    .publishes(hostile)
    .writes(hostile, "postgresql", hostile, [hostile, `${hostile}.email`])
    .unresolved("http-call", hostile, hostile),
);
const { graph: evil } = labelGraph(bare, { categories, terms });

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

describe("personal data", () => {
  const { graph: clinic } = labelGraph(
    buildGraph("clinic", (g) =>
      g
        .service("admissions", { owner: "@clinic/admissions" })
        .calls("billing", "POST /patients", { request: ["patient.name", "patient.diagnosis", "ward"] })
        .writes("patients", "postgresql", "records", ["email", "religion", "bed_number"])
        .uses("SendGrid", { request: ["recipientEmail", "templateId"] }),
    ),
    { categories, terms },
  );

  test("stands in sentences, kinds and movements, with those who get it", () => {
    const report = buildReport(clinic, []);
    expect(report.summary.sentences).toContain("Personal data of 4 kinds, among it special categories, judged by the names of fields, moves in 3 flows, 2 of them in no document. It goes to 1 third party: SendGrid. The fields of 2 flows are not known: what they carry is not judged.");
    expect(report.personalData.categories.map(({ key, article9, fields, stored, thirdParties, flows }) => [key, article9 ?? false, fields.length, stored, thirdParties, flows])).toEqual([
      ["user.contact.email", false, 2, ["records.patients"], ["SendGrid"], 2],
      ["user.demographic.religious_belief", true, 1, ["records.patients"], [], 1],
      ["user.health_and_medical", true, 1, [], [], 1],
      ["user.name", false, 1, [], [], 1],
    ]);
    expect(report.personalData.processing.map(({ from, to, toKind, fields, owner }) => `${from} → ${to} (${toKind}, ${owner ?? "nobody"}): ${fields.join(", ")}`)).toEqual([
      "admissions → SendGrid (third party, @clinic/admissions): recipientEmail [user.contact.email]",
      "admissions → billing (service, @clinic/admissions): patient.name [user.name], patient.diagnosis [user.health_and_medical]",
      "admissions → records (postgresql) (data store, @clinic/admissions): email [user.contact.email], religion [user.demographic.religious_belief]",
    ]);
  });

  test("that cannot be judged is said, also where none was found", () => {
    const silent = buildGraph("mill", (g) => g.service("orders", { owner: "@mill" }).calls("stock", "GET /flour"));
    expect(buildReport(silent, []).summary.sentences).toContain("No personal data was recognised by the names of fields. The fields of 2 flows are not known: what they carry is not judged.");
  });

  test("is a part that can be asked for alone, as others", () => {
    const personal = renderMarkdownReport(clinic, [], "personal-data");
    expect(personal.match(/^##+ .*/gm)).toEqual(["## Personal data (4 kinds)", "### Where it goes"]);
    expect(personal).toContain("| purpose | legal basis | kept for |");
    expect(renderTerminalReport(clinic, [], { ...plain, section: "processors" })).toMatch(/Where personal data goes {2}1\n {2}admissions → SendGrid: /);
    expect(renderMarkdownReport(clinic, [], "unresolved")).not.toContain("Personal data (");
    expect(renderMarkdownReport(buildGraph("empty", (g) => g.service("orders", {})), [], "processors")).toContain("Nothing was found for this part.");
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
