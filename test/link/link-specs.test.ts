import { describe, expect, test } from "@jest/globals";
import type { DataflowGraph } from "../../src/model/graph.js";
import { linesOf, place, shape, system, type ServiceBuilder } from "./build-system.js";

/** `GET /orders/{id}: code, orders/openapi.yaml` for each operation of a service. */
const said = (graph: DataflowGraph, service: string): string[] =>
  graph.operations
    .filter((operation) => operation.service === `service:${service}`)
    .map((operation) => `${operation.method} ${operation.path}: ${[...(operation.observedIn.length > 0 ? ["code"] : []), ...operation.declaredIn.map((one) => one.file)].join(", ")}`);

const orders = (s: ServiceBuilder): ServiceBuilder => s.host("orders", 80).serves("GET /orders/{id}").serves("POST /orders/").serves("GET /health");

describe("an OpenAPI document in the service's folder", () => {
  test("declares what the code serves, whatever the parameters are called; the rest is declared only", () => {
    const graph = system()
      .service("orders", orders)
      .openapi("orders/openapi.yaml", ["GET /orders/{orderId}", "POST /orders", "DELETE /orders/{orderId}"], { title: "Orders", contact: "orders@example.com" })
      .link();
    expect(said(graph, "orders")).toEqual(["DELETE /orders/{orderId}: orders/openapi.yaml", "GET /health: code", "GET /orders/{id}: code, orders/openapi.yaml", "POST /orders: code, orders/openapi.yaml"]);
    expect(graph.services[0]).toMatchObject({ specs: [{ file: "orders/openapi.yaml", kind: "openapi", title: "Orders" }], owners: [{ name: "orders@example.com", source: "spec", confidence: "inferred" }] });
  });

  test("whose server has a base path matches with and without it", () => {
    const withBase = system()
      .service("orders", (s) => s.serves("GET /api/v1/orders").serves("POST /api/v1/orders"))
      .openapi("orders/openapi.yaml", ["GET /orders", "POST /orders", "DELETE /orders"], { servers: ["https://shop.example.com/api/v1"] })
      .link();
    expect(said(withBase, "orders")).toEqual(["DELETE /api/v1/orders: orders/openapi.yaml", "GET /api/v1/orders: code, orders/openapi.yaml", "POST /api/v1/orders: code, orders/openapi.yaml"]);
    const withoutBase = system().service("orders", orders).openapi("orders/openapi.yaml", ["GET /shop/orders/{id}", "POST /shop/orders"]).link();
    expect(said(withoutBase, "orders")).toEqual(["GET /health: code", "GET /orders/{id}: code, orders/openapi.yaml", "POST /orders: code, orders/openapi.yaml"]);
  });

  test("of a service in another language is all that is known of it, and calls meet it", () => {
    const graph = system()
      .service("shipping", (s) => s.host("shipping", 80).with({ languages: ["java"], sources: [] }))
      .service("orders", (s) => s.calls("GET http://shipping/quotes/{id}"))
      .openapi("shipping/openapi.yaml", ["GET /quotes/{id}"])
      .link();
    expect(said(graph, "shipping")).toEqual(["GET /quotes/{id}: shipping/openapi.yaml"]);
    expect(graph.flows.map((flow) => flow.declaredIn.map((one) => one.file))).toEqual([["shipping/openapi.yaml"], ["shipping/openapi.yaml"]]);
  });

  test("that is a client's copy of another service's document describes that other service", () => {
    const graph = system()
      .service("orders", orders)
      .service("web", (s) => s.with({ role: "frontend" }))
      .openapi("web/src/api/orders.json", ["GET /orders/{id}", "POST /orders", "DELETE /orders/{id}"])
      .link();
    expect(said(graph, "web")).toEqual([]);
    expect(said(graph, "orders")).toEqual(["DELETE /orders/{id}: web/src/api/orders.json", "GET /health: code", "GET /orders/{id}: code, web/src/api/orders.json", "POST /orders: code, web/src/api/orders.json"]);
  });
});

describe("an OpenAPI document in a central folder", () => {
  test("belongs to the service of its server's host", () => {
    const graph = system().service("orders", orders).openapi("docs/api.yaml", ["GET /health", "PUT /orders/{id}"], { servers: ["http://orders"] }).link();
    expect(said(graph, "orders")).toContain("PUT /orders/{id}: docs/api.yaml");
  });

  test("is divided among the services that serve its paths", () => {
    const graph = system()
      .service("orders", orders)
      .service("users", (s) => s.serves("GET /users").serves("GET /users/{id}"))
      .openapi("docs/api.yaml", ["GET /orders/{id}", "POST /orders", "GET /users", "GET /users/{id}", "GET /reports"])
      .link();
    expect(said(graph, "orders")).toEqual(["GET /health: code", "GET /orders/{id}: code, docs/api.yaml", "POST /orders: code, docs/api.yaml"]);
    expect(said(graph, "users")).toEqual(["GET /users: code, docs/api.yaml", "GET /users/{id}: code, docs/api.yaml"]);
  });

  test("that nobody serves describes nobody, and that is said", () => {
    const graph = system().service("orders", orders).openapi("docs/partner.yaml", ["GET /invoices", "GET /refunds"]).link();
    expect(graph.services[0]?.specs).toEqual([]);
    expect(graph.diagnostics).toEqual([
      { severity: "info", code: "spec-not-matched", message: "no service of the system could be found that serves what this document describes", file: "docs/partner.yaml", line: 1 },
    ]);
  });
});

describe("operations", () => {
  test("found in two places are one, with both; what code says of fields stands before what a document says", () => {
    const graph = system()
      .service("orders", (s) => s.serves("GET orders/:id", { response: shape("id") }).serves("GET /orders/{orderId}/", { response: shape("total") }))
      .link();
    expect(graph.operations).toMatchObject([{ id: "operation:orders:http:GET /orders/{id}", observedIn: [{ line: 1 }, { line: 2 }], response: { fields: [{ path: "id" }, { path: "total" }] } }]);
  });

  test("with any method take calls of each", () => {
    const graph = system()
      .service("web", (s) => s.calls("POST http://orders/orders").calls("GET http://orders/orders"))
      .service("orders", (s) => s.host("orders").serves("* /orders").serves("GET /orders"))
      .link();
    expect(linesOf(graph)).toEqual(["web -> orders * /orders (certain)", "web -> orders GET /orders (certain)"]);
  });
});

/** One call, and a document of some kind that declares the dependency. */
const twoServices = (detector: string) =>
  system()
    .service("web", (s) => s.calls("GET http://orders/orders"))
    .service("orders", (s) => s.host("orders").serves("GET /orders"))
    .dependency("component:default/web", "component:orders", detector)
    .link();

describe("declared flows", () => {
  test("a catalog's dependency declares both directions; the start order of containers declares nothing", () => {
    expect(twoServices("catalog").flows.map((flow) => flow.declaredIn.length)).toEqual([1, 1]);
    expect(twoServices("compose").flows.map((flow) => flow.declaredIn.length)).toEqual([0, 0]);
  });

  test("an AsyncAPI document declares what its service is seen to publish", () => {
    const graph = system()
      .service("orders", (s) => s.publishes("kafka", "order.created"))
      .openapi("orders/asyncapi.yaml", [], { kind: "asyncapi", facts: [{ type: "message-published", system: "kafka", channelKind: "topic", channel: [["order.created"]], evidence: place("orders/asyncapi.yaml", 7), confidence: "certain" }] })
      .link();
    expect(graph.flows.map((flow) => flow.declaredIn)).toEqual([[place("orders/asyncapi.yaml", 7)]]);
  });
});
