import { describe, expect, test } from "@jest/globals";
import { auditGraph } from "../../src/audit/audit-graph.js";
import { auditRules } from "../../src/audit/rules/index.js";
import type { DataflowGraph } from "../../src/model/graph.js";
import { buildGraph } from "../render/build-graph.js";
import { expectFile } from "../render/expected-file.js";
import { shop } from "../render/sample-systems.js";

/** `warning title` of all findings of one rule. */
function said(rule: string, graph: DataflowGraph): string[] {
  return auditGraph(graph)
    .filter((finding) => finding.rule === rule)
    .map((finding) => `${finding.severity}: ${finding.title}`);
}

describe("the audit", () => {
  test("of a whole shop", () => {
    const lines = auditGraph(shop()).map((one) => [`${one.severity} ${one.id}`, `  ${one.title}`, `  ${one.message}`, ...one.evidence.map((at) => `    ${at.file}:${at.line}`)].join("\n"));
    expectFile(new URL("./", import.meta.url), "shop.findings.txt", `${lines.join("\n\n")}\n`);
  });

  test("lists its rules sorted, and each once", () => {
    const names = auditRules.map((rule) => rule.rule);
    expect(names).toEqual([...new Set(names)].sort());
  });

  test("names findings alike when only lines move", () => {
    const moved: DataflowGraph = JSON.parse(JSON.stringify(shop()).replace(/"line":(\d+)/g, (_, line) => `"line":${Number(line) + 7}`));
    expect(auditGraph(moved).map((finding) => finding.id)).toEqual(auditGraph(shop()).map((finding) => finding.id));
  });

  test("finds nothing in an empty system", () => {
    expect(auditGraph(buildGraph("empty", () => undefined))).toEqual([]);
  });
});

describe("undocumented operations", () => {
  test("are said one by one where a document exists, once per service where none does", () => {
    const graph = buildGraph("shop", (g) => {
      g.service("orders", { owner: "a", spec: "openapi" }).serves("GET /orders", { declared: true }).serves("POST /orders").serves("GET /healthz");
      g.service("users", { owner: "a" }).serves("GET /users").serves("POST /users");
    });
    expect(said("undocumented-operation", graph)).toEqual(["warning: orders serves POST /orders, and no document says so", "info: orders serves GET /healthz, and no document says so"]);
    expect(said("service-without-spec", graph)).toEqual(["info: users serves 2 operations without any document"]);
  });

  test("are not said of operations that only callers tell of", () => {
    const graph = buildGraph("shop", (g) => g.service("orders", { spec: "openapi" }).serves("GET /orders", { declared: true }).serves("GET /legacy", { observed: false }));
    expect(said("undocumented-operation", graph)).toEqual([]);
    expect(said("stale-operation", graph)).toEqual([]);
  });
});

describe("stale operations", () => {
  test("are declared, and not served by code that serves others", () => {
    const graph = buildGraph("shop", (g) => g.service("orders", { spec: "openapi" }).serves("GET /orders", { declared: true }).serves("DELETE /orders/{id}", { declared: true, observed: false }));
    expect(said("stale-operation", graph)).toEqual(["warning: orders does not serve DELETE /orders/{id}, though a document promises it"]);
  });

  test("are not said when the code was not understood at all, or serves everything below a path", () => {
    const graph = buildGraph("shop", (g) => {
      g.service("search", { languages: ["python"] }).serves("GET /search", { declared: true, observed: false });
      g.service("files").serves("* /files/{rest*}").serves("GET /files/{id}", { declared: true, observed: false }).serves("GET /files/{id}/pages", { declared: true, observed: false });
    });
    expect(said("stale-operation", graph)).toEqual([]);
    expect(said("spec-not-checkable", graph)).toEqual(["info: search: 1 declared http operation could not be compared with code"]);
  });
});

describe("calls", () => {
  test("to a path that the called service does not serve are phantoms; to an unknown path they are not", () => {
    const graph = buildGraph("shop", (g) => {
      g.service("orders").serves("GET /orders/{id}");
      g.service("web").calls("orders", undefined).unresolvedThere("http-call", "GET http://orders/order-list", "no operation matches GET /order-list of orders");
      g.service("admin").calls("orders", undefined).unresolvedThere("http-call", "GET http://orders/{path}", "no operation matches GET /{path} of orders");
    });
    expect(said("phantom-call", graph)).toEqual(["warning: web calls GET http://orders/order-list, which orders does not serve"]);
  });

  test("of deprecated operations are named with their callers", () => {
    const graph = buildGraph("shop", (g) => {
      g.service("orders").serves("GET /v1/orders", { declared: true, deprecated: true });
      g.service("web").calls("orders", "GET /v1/orders");
    });
    expect(said("deprecated-in-use", graph)).toEqual(["warning: GET /v1/orders of orders is deprecated and still called"]);
  });

  test("that nobody makes are only a hint, and none for health checks and pages of a frontend", () => {
    const graph = buildGraph("shop", (g) => {
      g.service("orders").serves("GET /orders").serves("POST /orders").serves("GET /health");
      g.service("web", { role: "frontend" }).serves("GET /checkout").calls("orders", "POST /orders");
    });
    expect(said("uncalled-operation", graph)).toEqual(["info: orders: nobody in the system calls 1 of its 2 operations"]);
  });

  test("without a document are a warning where the document keeps silent", () => {
    const graph = buildGraph("shop", (g) => {
      g.service("orders", { spec: "openapi" }).serves("GET /orders", { declared: true }).serves("POST /orders");
      g.service("users").serves("GET /users");
      g.service("web").calls("orders", "GET /orders").calls("orders", "POST /orders").calls("users", "GET /users").uses("stripe");
    });
    expect(said("undocumented-flow", graph)).toEqual([
      "warning: web calls orders without a document that says so",
      "info: web calls stripe without a document that says so",
      "info: web calls users without a document that says so",
    ]);
  });
});

describe("events", () => {
  test("of one side only are said for both sides", () => {
    const graph = buildGraph("shop", (g) => {
      g.service("orders").publishes("order.placed").publishes("order.shipped");
      g.service("mailer").consumes("order.placed").consumes("order.cancelled");
    });
    expect(said("event-without-consumer", graph)).toEqual(["warning: kafka order.shipped is published by orders, and no consumer of it is known"]);
    expect(said("event-without-publisher", graph)).toEqual(["warning: mailer waits for kafka order.cancelled, and no publisher of it is known"]);
  });

  test("may have their other side among uses that were not resolved", () => {
    const graph = buildGraph("shop", (g) => g.service("orders").publishes("order.placed").unresolved("message-consumed", "{topic}", "the topic is not known"));
    expect(said("event-without-consumer", graph)).toEqual(["info: kafka order.placed is published by orders, and no consumer of it is known"]);
  });
});

describe("stores", () => {
  test("shared by services, and datasets with several writers", () => {
    const graph = buildGraph("shop", (g) => {
      g.service("orders").writes("orders", "postgresql", "shop").writes("vouchers", "postgresql", "shop");
      g.service("stock").writes("orders", "postgresql", "shop").reads("vouchers", "postgresql", "shop");
      g.service("users").writes("users", "mongodb", "identity");
    });
    expect(said("shared-datastore", graph)).toEqual(["warning: postgresql shop is used by orders and stock"]);
    expect(said("dataset-with-several-writers", graph)).toEqual(["warning: orders in shop is written by orders and stock"]);
  });
});

describe("accounts of a provider", () => {
  test("are no shared database, but their buckets can have several writers", () => {
    const graph = buildGraph("shop", (g) => {
      g.service("orders").writes("receipts", "aws.s3", "s3");
      g.service("payments").writes("receipts", "aws.s3", "s3").writes("refunds", "aws.s3", "s3");
    });
    expect(said("shared-datastore", graph)).toEqual([]);
    expect(said("dataset-with-several-writers", graph)).toEqual(["warning: receipts in s3 is written by orders and payments"]);
  });
});

describe("owners", () => {
  test("that are missing", () => {
    const graph = buildGraph("shop", (g) => g.service("orders").service("users", { owner: "@shop/identity" }));
    expect(said("service-without-owner", graph)).toEqual(["warning: nobody owns orders"]);
  });

  test("that contradict each other; one team in two spellings does not, nor does a package's author", () => {
    const graph = buildGraph("shop", (g) => g.service("orders", { owner: "@shop/orders" }).service("users", { owner: "@shop/identity" }));
    const owner = (name: string, source: "catalog" | "manifest" | "spec") => ({ name, source, confidence: "certain" as const, evidence: [] });
    graph.services[0]?.owners.push(owner("group:default/team-orders", "catalog"), owner("Orders Team", "spec"), owner("Ada Byron", "manifest"));
    graph.services[1]?.owners.push(owner("group:default/platform", "catalog"));
    expect(said("owner-conflict", graph)).toEqual(["warning: users has different owners in different places"]);
  });
});
