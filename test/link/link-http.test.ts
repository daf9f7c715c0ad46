import { describe, expect, test } from "@jest/globals";
import { gapsOf, linesOf, shape, system, type ServiceBuilder } from "./build-system.js";

const users = (s: ServiceBuilder): ServiceBuilder => s.host("users", 8080).serves("GET /users/{id}", { response: shape("name") }).serves("POST /users").serves("GET /users/me");

/** One caller beside `users`; what becomes of its calls. */
const calling = (...calls: string[]) => {
  const graph = system()
    .service("checkout", (s) => calls.reduce((service, call) => service.calls(call), s))
    .service("users", users)
    .link();
  return { flows: linesOf(graph), gaps: gapsOf(graph), uses: graph.coverage.uses };
};

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

  test.each([
    ["a literal segment before a parameter", "GET http://users:8080/users/me", "GET /users/me (certain)"],
    ["a hole with a parameter", "GET http://users:8080/users/{userId}", "GET /users/{id} (certain)"],
    ["a trailing slash", "POST http://users:8080/users/", "POST /users (certain)"],
    ["a query glued to the path", "POST http://users/users{unknown:query}", "POST /users (certain)"],
    ["a Kubernetes name", "POST http://users.shop.svc.cluster.local/users", "POST /users (certain)"],
    ["a name and a namespace", "POST http://users.shop/users", "POST /users (certain)"],
    ["a namespace that is not known", "POST http://users.{env:NAMESPACE}/users", "POST /users (inferred)"],
    ["a port that is not known", "POST http://users:{env:USERS_PORT}/users", "POST /users (certain)"],
    ["a prefix that the service does not have", "POST http://users/api/v1/users", "POST /users (inferred)"],
    ["credentials and a fragment", "POST http://me:word@users/users#top", "POST /users (certain)"],
  ])("finds the operation through %s", (_, call, expected) => {
    expect(calling(call)).toMatchObject({ flows: [`checkout -> users ${expected}`], gaps: [] });
  });

  test("to a path that the service does not serve is a phantom: a flow without operation, and said", () => {
    expect(calling("DELETE http://users:8080/users/1/avatar")).toEqual({
      flows: ["checkout -> users (inferred)"],
      gaps: ["checkout http-call DELETE http://users:8080/users/1/avatar: no operation matches DELETE /users/1/avatar of users"],
      uses: { resolved: 0, unresolved: 1 },
    });
  });

  test("with a dynamic path is a flow without operation, and said", () => {
    expect(calling("GET http://users:8080/{unknown:path}")).toMatchObject({
      flows: ["checkout -> users (inferred)"],
      gaps: ["checkout http-call GET http://users:8080/{path}: the path is only known at run time"],
    });
  });

  test("of which the method is not known does not choose between two operations", () => {
    const graph = system()
      .service("checkout", (s) => s.calls("* http://users/users/{id}"))
      .service("users", (s) => s.host("users").serves("GET /users/{id}").serves("PUT /users/{id}"))
      .link();
    expect(gapsOf(graph)).toEqual(["checkout http-call * http://users/users/{id}: several operations match * /users/{id} of users"]);
  });

  test("to itself makes no flow but counts as understood", () => {
    const graph = system().service("users", (s) => users(s).calls("GET http://users:8080/users/me")).link();
    expect([linesOf(graph), graph.coverage.uses]).toEqual([[], { resolved: 1, unresolved: 0 }]);
  });

  test("to a service in a language that is not read keeps its route, known by its callers only", () => {
    const graph = system()
      .service("checkout", (s) => s.calls("POST http://payment:8080/pay/{id}"))
      .service("payment", (s) => s.host("payment", 8080).with({ languages: ["python"], sources: [] }))
      .link();
    expect(linesOf(graph)).toEqual(["checkout -> payment POST /pay/{id} (inferred)"]);
    expect(graph.operations).toMatchObject([{ id: "operation:payment:http:POST /pay/{id}", observedIn: [], declaredIn: [] }]);
    expect(gapsOf(graph)).toEqual([]);
  });
});

const twoServices = (call: string) =>
  system()
    .service("booking", (s) => s.listens("3000").calls(call))
    .service("flight", (s) => s.env("PORT", "3344").listens("{env:PORT}").serves("GET /flights/{id}"))
    .service("passenger", (s) => s.host("localhost", 3355).serves("GET /passengers/{id}"));

describe("paths that are partly known", () => {
  test("a hole behind a slash-less segment may be more path: no phantom is claimed", () => {
    expect(calling("GET http://users/v2{unknown:endpoint}").gaps).toEqual(["checkout http-call GET http://users/v2{endpoint}: the path is only known at run time"]);
  });

  test("the same call read with and without a slash is one route of a service that is not read", () => {
    const graph = system()
      .service("checkout", (s) => s.calls(["GET http://files/images{unknown:id}", "GET http://files/images/{unknown:id}"]))
      .service("files", (s) => s.host("files").with({ imageOnly: true, sources: [], languages: [] }))
      .link();
    expect(graph.operations.map((operation) => operation.path)).toEqual(["/images/{id}"]);
  });

  test("only a base URL is known: the path is not taken for /", () => {
    expect(calling("GET {env:USERS_URL}").gaps).toEqual(["checkout http-call GET {USERS_URL}: the path is only known at run time"]);
  });
});

describe("a call to localhost", () => {
  test("meets the service that listens on the port, by code or by deployment", () => {
    expect(linesOf(twoServices("GET http://localhost:3344/flights/{id}").link())).toEqual(["booking -> flight GET /flights/{id} (resolved)"]);
    expect(linesOf(twoServices("GET http://127.0.0.1:3355/passengers/{id}").link())).toEqual(["booking -> passenger GET /passengers/{id} (resolved)"]);
  });

  test("on a port that several services use goes to the one that serves the path", () => {
    const graph = system()
      .service("booking", (s) => s.listens("3000").calls("GET http://localhost:3000/flights/{id}"))
      .service("flight", (s) => s.listens("3000").serves("GET /flights/{id}"))
      .service("passenger", (s) => s.listens("3000").serves("GET /passengers/{id}"))
      .link();
    expect(linesOf(graph)).toEqual(["booking -> flight GET /flights/{id} (inferred)"]);
  });

  test("on a port of nobody, with a path of nobody, is not resolved", () => {
    expect(gapsOf(twoServices("GET http://localhost:9999/trains").link())).toEqual([
      "booking http-call GET http://localhost:9999/trains: no service is known to listen on localhost:9999",
    ]);
  });
});

describe("a call whose host is not known", () => {
  test("goes to the only service that serves the path", () => {
    expect(calling("POST {unknown:base}/users")).toMatchObject({ flows: ["checkout -> users POST /users (inferred)"], gaps: [] });
  });

  test("and whose method is not known reaches the only service of the path, without an operation", () => {
    const graph = system()
      .service("web", (s) => s.with({ role: "frontend" }).calls("* /api/prompts"))
      .service("api", (s) => s.serves("GET /api/prompts").serves("POST /api/prompts"))
      .link();
    expect(linesOf(graph)).toEqual(["web -> api (inferred)"]);
    expect(gapsOf(graph)).toEqual(["web http-call * /api/prompts: several operations match * /api/prompts of api"]);
  });

  test("reaches the only service that serves the path behind what a hole at its beginning stands for", () => {
    const graph = (call: string) => system().service("web", (s) => s.with({ role: "frontend" }).calls(call)).service("forms", (s) => s.serves("GET /app/api/v1/forms/{id}").serves("GET /app/api/v1/admin/forms/{id}").serves("POST /app/api/v1/forms")).link();
    expect(linesOf(graph("GET {unknown:basePath}/{unknown:apiPath}/forms/{formId}"))).toContain("web -> forms GET /app/api/v1/forms/{id} (inferred)");
    expect(linesOf(graph("GET {unknown:basePath}/{unknown:apiPath}/parcels/{id}"))).toEqual([]);
    const other = system().service("web", (s) => s.with({ role: "frontend" }).calls("GET {unknown:basePath}/{unknown:apiPath}/admin/forms")).service("forms", (s) => s.serves("GET /{id}/forms").serves("GET /app/admin/forms")).link();
    expect(linesOf(other)).toEqual(["web -> forms GET /app/admin/forms (inferred)"]);
  });

  test("is not guessed when two services serve the path, or the path tells nothing", () => {
    const graph = system()
      .service("checkout", (s) => s.calls("GET {unknown:base}/items/{id}").calls("GET {unknown:base}/health").calls("GET {unknown:url}"))
      .service("cart", (s) => s.serves("GET /items/{id}").serves("GET /health"))
      .service("catalogue", (s) => s.serves("GET /items/{id}"))
      .link();
    expect(linesOf(graph)).toEqual([]);
    expect(gapsOf(graph)).toEqual([
      "checkout http-call GET {base}/health: the host is not known, and no other service can be told by the path",
      "checkout http-call GET {base}/items/{id}: the host is not known, and cart, catalogue serve GET /items/{id}",
      "checkout http-call GET {url}: the host is not known, and no other service can be told by the path",
    ]);
  });

  test.each(["USERS_SERVICE_URL", "USERS_HOST", "USER_API_BASE_URL", "config.services.users.url", "usersServiceUrl"])("but whose variable %s names a service goes there", (name) => {
    const graph = system()
      .service("checkout", (s) => s.calls(`GET {config:${name}}/items/{id}`))
      .service("users-service", (s) => s.serves("GET /items/{id}"))
      .service("catalogue", (s) => s.serves("GET /items/{id}"))
      .link();
    expect(linesOf(graph)).toEqual(["checkout -> users-service GET /items/{id} (inferred)"]);
  });

  test("but whose variable names a third party goes there", () => {
    const graph = system().service("checkout", (s) => s.calls("POST {env:SLACK_WEBHOOK_URL}")).link();
    expect(linesOf(graph)).toEqual(["checkout -> external:slack (inferred)"]);
  });
});

describe("a third party whose SDK is given an address", () => {
  const mails = (host: string) => system().service("postbox", (s) => s.serves("POST /mails")).service("checkout", (s) => s.uses("smtp", "sendMail", host)).link();

  test("is whoever answers there", () => {
    expect(linesOf(mails("smtp://mail.example.com:587"))).toEqual(["checkout -> external:mail.example.com (certain)"]);
    expect(linesOf(mails("smtp://smtp.sendgrid.net"))).toEqual(["checkout -> external:sendgrid (certain)"]);
    expect(linesOf(mails("smtp://postbox:1025"))).toEqual(["checkout -> postbox (certain)"]);
  });

  test("is only known by its kind if the address comes from outside", () => {
    expect(linesOf(mails("smtp://{env:MAIL_HOST}"))).toEqual(["checkout -> external:smtp (certain)"]);
  });
});

describe("a call of which only a variable says who answers", () => {
  test("is a guess at an outside party of that name, and said; or a node of the deployment", () => {
    const graph = system()
      .infrastructure("vault", "vault", "other")
      .service("checkout", (s) => s.calls("POST {env:FRAUD_CHECK_URL}/score").calls("GET {env:VAULT_ADDR}/v1/secret").calls("GET {env:API_BASE_URL}/x"))
      .link();
    expect(linesOf(graph)).toEqual(["checkout -> external:fraud-check (guessed)", "checkout -> external:vault (inferred)"]);
    expect(gapsOf(graph)).toEqual([
      "checkout http-call GET {API_BASE_URL}/x: the host is not known, and no other service can be told by the path",
      "checkout http-call POST {FRAUD_CHECK_URL}/score: who answers is only known by the variable FRAUD_CHECK_URL",
    ]);
  });
});

describe("a variable's name still counts when its value leads nowhere", () => {
  const catalogue = (s: ServiceBuilder): ServiceBuilder => s.serves("GET /api/products/{sku}");

  test("a development address of nobody", () => {
    const graph = system().service("web", (s) => s.calls("GET {env:CATALOGUE_URL=http://localhost:4999}/api/products/{sku}")).service("catalogue", catalogue).service("mirror", catalogue).link();
    expect(linesOf(graph)).toEqual(["web -> catalogue GET /api/products/{sku} (inferred)"]);
  });

  test("a public address of the deployment: the service of that name, or the only one that serves the path", () => {
    const calls = (name: string) => (s: ServiceBuilder) => s.env(name, "https://shop.example.com").calls(`GET {env:${name}}/api/products/{sku}`);
    expect(linesOf(system().service("web", calls("CATALOGUE_URL")).service("catalogue", catalogue).service("mirror", catalogue).link())).toEqual(["web -> catalogue GET /api/products/{sku} (inferred)"]);
    expect(linesOf(system().service("web", calls("BACKEND_URL")).service("catalogue", catalogue).link())).toEqual(["web -> catalogue GET /api/products/{sku} (inferred)"]);
  });

  test("an address that stands in the code is taken at its word", () => {
    const graph = system().service("web", (s) => s.calls("GET https://shop.example.com/api/products/{sku}")).service("catalogue", catalogue).link();
    expect(linesOf(graph)).toEqual(["web -> external:shop.example.com (certain)"]);
  });
});

describe("a call out of the system", () => {
  test("goes to the vendor of the host, or to the host by name; ids carry no port", () => {
    const { flows } = calling("POST https://api.stripe.com/v1/charges", "GET https://rates.example.com:8443/eur", "POST https://bedrock.{env:REGION}.amazonaws.com/model", "GET https://{unknown:tenant}.crm.example.com/x");
    expect(flows).toEqual([
      "checkout -> external:aws-bedrock (resolved)",
      "checkout -> external:crm.example.com (inferred)",
      "checkout -> external:rates.example.com (certain)",
      "checkout -> external:stripe (certain)",
    ]);
  });

  test("is not taken for a call to a service whose name the public host begins with", () => {
    expect(calling("GET https://users.com/users/me").flows).toEqual(["checkout -> external:users.com (certain)"]);
  });

  test("of no request, such as data:, is nothing", () => {
    expect(calling("GET data:text/plain,hello")).toEqual({ flows: [], gaps: [], uses: { resolved: 0, unresolved: 0 } });
  });
});

describe("alternatives", () => {
  test("of a URL: what meets a service counts, a value for elsewhere does not", () => {
    const graph = system()
      .service("checkout", (s) => s.calls(["GET https://users.example.com/users/me", "GET http://users:8080/users/me", "GET {unknown:x}/users/me"]))
      .service("users", users)
      .link();
    expect(linesOf(graph)).toEqual(["checkout -> users GET /users/me (certain)"]);
  });
});

describe("pages and their actions", () => {
  test("are no partners of programs: a path alone never leads to a page, nor a relative URL to the page of the caller", () => {
    const graph = system()
      .service("web", (s) => s.with({ role: "frontend" }).serves("GET /orders", { kind: "page" }).serves("POST /orders", { kind: "action" }).serves("GET /{*path}", { kind: "page" }).calls("GET /orders").calls("POST /orders"))
      .service("orders", (s) => s.serves("GET /orders").serves("POST /orders"))
      .service("checkout", (s) => s.calls("POST {unknown:base}/orders"))
      .link();
    expect([linesOf(graph), gapsOf(graph)]).toEqual([["checkout -> orders POST /orders (inferred)", "web -> orders GET /orders (inferred)"], []]);
  });

  test("are met by a call that names the host; one witness for programs makes an operation one of theirs", () => {
    const graph = system()
      .service("web", (s) => s.host("web", 3000).serves("GET /terms", { kind: "page" }).serves("GET /rides", { kind: "page" }).serves("GET /rides"))
      .service("checkout", (s) => s.calls("GET http://web:3000/terms").calls("GET {unknown:base}/rides"))
      .link();
    expect(linesOf(graph)).toEqual(["checkout -> web GET /rides (inferred)", "checkout -> web GET /terms (certain)"]);
    expect(graph.operations.map(({ path, kind }) => `${path} ${kind ?? "for programs"}`)).toEqual(["/rides for programs", "/terms page"]);
  });
});
