import { describe, expect, test } from "@jest/globals";
import { gapsOf, linesOf, shape, system } from "./build-system.js";

const users = (s: import("./build-system.js").ServiceBuilder) => s.host("users", 8080).serves("GET /users/{id}", { response: shape("name") }).serves("POST /users").serves("GET /users/me");

describe("a call whose host is known", () => {
  test("makes a request and a response flow to the operation", () => {
    const graph = system()
      .service("checkout", (s) => s.env("USERS_URL", "http://users:8080").calls("GET {env:USERS_URL}/users/{id}?full=1", { request: shape("id") }))
      .service("users", users)
      .link();
    expect(graph.flows.map(({ id, initiator, operation, payload, confidence }) => ({ id, initiator, operation, fields: payload?.fields.map((f) => f.path), confidence }))).toEqual([
      { id: "flow:request:service:checkout->service:users:GET /users/{id}", initiator: "from", operation: "operation:users:http:GET /users/{id}", fields: ["id"], confidence: "resolved" },
      { id: "flow:response:service:users->service:checkout:GET /users/{id}", initiator: "to", operation: "operation:users:http:GET /users/{id}", fields: ["name"], confidence: "resolved" },
    ]);
    expect(graph.flows[0]?.observedIn).toEqual([{ file: "checkout/src/main.ts", line: 1, detector: "test", confidence: "certain", reason: "USERS_URL from compose.yaml:9" }]);
    expect(graph.coverage.uses).toEqual({ resolved: 1, unresolved: 0 });
  });
});

describe("a call whose host is not known", () => {
  test("goes to the only service that serves the path", () => {
    const graph = system().service("checkout", (s) => s.calls("POST {unknown:base}/users")).service("users", users).link();
    expect(linesOf(graph)).toEqual(["checkout -> users POST /users (inferred)"]);
    expect(gapsOf(graph)).toEqual([]);
  });
});
