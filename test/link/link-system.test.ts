import { describe, expect, test } from "@jest/globals";
import { linkSystem, type LinkInput } from "../../src/link/link-system.js";
import type { ServiceFacts } from "../../src/model/facts.js";
import { gapsOf, place, system, VENDORS, type ServiceBuilder } from "./build-system.js";

const web = (s: ServiceBuilder): ServiceBuilder => s.calls("GET http://users/users/{id}").publishes("kafka", "seen").uses("stripe", "charges.create");
const users = (s: ServiceBuilder): ServiceBuilder => s.host("users").serves("GET /users/{id}").writes("postgresql", "users", { database: "people" });

describe("the graph", () => {
  test("is the same whatever the order of services and facts", () => {
    const one = system().service("web", web).service("users", users).link();
    const other = system().service("users", users).service("web", web).link();
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    for (const list of [one.services, one.flows, one.operations, one.datastores, one.channels, one.externals]) {
      const ids = list.map((item) => item.id as string);
      expect(ids).toEqual([...ids].sort());
    }
  });

  test("merges the same flow seen in two places", () => {
    const graph = system().service("web", (s) => web(s).calls("GET http://users/users/7")).service("users", users).link();
    const request = graph.flows.find((flow) => flow.kind === "request" && flow.to === "service:users");
    expect(request?.observedIn.map((one) => one.line)).toEqual([1, 4]);
  });

  test("knows third parties by their SDK, with what is called", () => {
    const graph = system().service("web", web).link();
    expect(graph.externals).toContainEqual({ id: "external:stripe", name: "Stripe", hosts: ["*.stripe.com", "api.stripe.com"], category: "payment" });
    expect(graph.flows.map((flow) => flow.id)).toContain("flow:request:service:web->external:stripe:charges.create");
  });

  test("shows services without flows, and no infrastructure that nobody uses", () => {
    const graph = system().service("idle").infrastructure("postgresql", "postgres").link();
    expect([graph.services.map((one) => one.id), graph.datastores]).toEqual([["service:idle"], []]);
  });

  test("keeps what a library model could not decide", () => {
    const graph = system()
      .service("web", (s) => s.fact({ type: "undecided", would: "http-call", template: "{…}", why: "the URL comes from a plug-in", evidence: place("web/src/plugin.ts", 4), confidence: "certain" }))
      .link();
    expect(gapsOf(graph)).toEqual(["web http-call {…}: the URL comes from a plug-in"]);
    expect(graph.unresolved[0]?.id).toBe("unresolved:web:http-call:{…}:web/src/plugin.ts");
    expect(graph.coverage.uses).toEqual({ resolved: 0, unresolved: 1 });
  });

  test("never shows credentials or keys of URLs, nor ports in ids", () => {
    const graph = system().service("web", (s) => s.calls("GET http://me:word@localhost:9999/x?api_key=123")).link();
    expect(graph.unresolved).toMatchObject([{ id: "unresolved:web:http-call:GET http://localhost/x:web/src/main.ts", template: "GET http://localhost:9999/x" }]);
    expect(JSON.stringify(graph)).not.toMatch(/word|123/);
  });
});

/** What extraction says of a service in which one file could not be parsed. */
const facts = (service: string, skipped: ServiceFacts["skipped"]): ServiceFacts => ({
  service,
  frameworks: ["express"],
  facts: [],
  diagnostics: [{ severity: "warning", code: "file-not-parsed", message: "unexpected end", file: "b.ts", line: 2 }],
  filesRead: 3,
  skipped,
});

describe("coverage and diagnostics", () => {
  test("are summed over the stages, each place once", () => {
    const { layout } = system();
    const input: LinkInput = {
      layout: { ...layout, seen: 12, skipped: [{ reason: "test", count: 2, examples: ["a.test.ts"] }], diagnostics: [{ severity: "info", code: "link-leaves-root", message: "not followed", file: "a" }] },
      facts: [facts("web", [{ file: "web/x.ts", reason: "too-large" }]), facts("users", [{ file: "users/x.test.ts", reason: "test" }])],
      specs: [],
      diagnostics: [{ severity: "warning", code: "file-not-parsed", message: "unexpected end", file: "b.ts", line: 2 }],
      vendors: VENDORS,
    };
    const graph = linkSystem(input);
    expect(graph.coverage.files).toEqual({
      seen: 12,
      read: 6,
      skipped: [
        { reason: "test", count: 3, examples: ["a.test.ts", "users/x.test.ts"] },
        { reason: "too-large", count: 1, examples: ["web/x.ts"] },
      ],
    });
    expect(graph.diagnostics.map((one) => `${one.file}: ${one.message}`)).toEqual(["a: not followed", "b.ts: unexpected end"]);
  });
});
