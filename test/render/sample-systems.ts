/** Two systems to look at: a shop of twelve services, and a generated one of any size. */
import type { DataflowGraph } from "../../src/model/graph.js";
import { buildGraph } from "./build-graph.js";

/** Twelve services with everything a picture can show. */
export function shop(): DataflowGraph {
  return buildGraph("shop", (g) => {
    g.service("web", { role: "frontend", owner: "@shop/web" })
      .calls("gateway", "GET /products").calls("gateway", "POST /orders").calls("gateway", "GET /me");
    g.service("gateway", { role: "gateway", owner: "@shop/platform", spec: "openapi", frameworks: ["express"] })
      .serves("GET /products", { declared: true }).serves("POST /orders", { declared: true }).serves("GET /me").serves("GET /health")
      .calls("catalog", "GET /products", { request: [], response: ["id", "name", "price:number"] }).calls("orders", "POST /orders").calls("users", "GET /users/{id}").calls("search", "GET /search", { confidence: "inferred" });
    g.service("users", { owner: "@shop/identity", frameworks: ["nestjs"] })
      .serves("GET /users/{id}").serves("POST /users").serves("DELETE /users/{id}")
      .reads("users", "postgresql", "identity").writes("users", "postgresql", "identity", ["id", "email", "name"]).reads("sessions", "redis", "cache").writes("sessions", "redis", "cache").uses("auth0").publishes("user.created", "kafka", ["id", "email"]);
    g.service("catalog", { owner: "@shop/catalog", spec: "openapi" })
      .serves("GET /products", { declared: true }).serves("GET /products/{id}", { declared: true }).serves("PUT /products/{id}", { declared: true, observed: false })
      .reads("products", "mongodb", "catalog").writes("products", "mongodb", "catalog").publishes("product.changed");
    g.service("search", { owner: "@shop/catalog", languages: ["python"] }).serves("GET /search", { declared: true, observed: false }).consumes("product.changed");
    g.service("orders", { owner: "@shop/orders", spec: "openapi", frameworks: ["express"] })
      .serves("POST /orders", { declared: true }).serves("GET /orders/{id}", { declared: true }).serves("GET /orders/export")
      .calls("payments", "POST /payments", { request: ["orderId", "amount:number", "cardToken"], response: ["status"] }).calls("stock", "stock.Stock/Reserve", { protocol: "grpc" }).calls("users", "GET /users/{id}")
      .reads("orders", "postgresql", "shop").writes("orders", "postgresql", "shop").writes("order_lines", "postgresql", "shop").writes("customers", "postgresql", "shop").reads("discounts", "postgresql", "shop").reads("vouchers", "postgresql", "shop").publishes("order.placed", "kafka", ["id", "userId", "total:number"]);
    g.service("payments", { owner: "@shop/payments", frameworks: ["fastify"] })
      .serves("POST /payments").serves("POST /refunds").uses("stripe", { request: ["amount:number", "cardToken"] }).writes("ledger", "postgresql", "shop").publishes("payment.settled").publishes("payment.failed");
    g.service("stock", { owner: "@shop/warehouse", spec: "protobuf" }).serves("stock.Stock/Reserve", { declared: true, protocol: "grpc" }).reads("orders", "postgresql", "shop").writes("orders", "postgresql", "shop").consumes("order.placed");
    g.service("shipping").consumes("order.placed").consumes("payment.settled").uses("dhl").calls("users", undefined, { confidence: "inferred" }).unresolved("http-call", "http://users/{…}", "the path is a value of the request");
    g.service("mailer", { role: "worker" }).consumes("order.placed").consumes("payment.failed").consumes("user.created").uses("sendgrid", { request: ["to", "subject"] }).reads("mails", "rabbitmq", "x").unresolved("message-consumed", "{queue}", "the queue's name comes from the environment and no deployment file sets it");
    g.service("reports", { role: "job", owner: "@shop/orders" }).reads("orders", "postgresql", "shop").writes("exports", "aws.s3", "reports").calls("orders", "GET /orders/export");
    g.service("legacy-import", { role: "job" }).calls("catalog", "POST /products/import", { confidence: "resolved" }).writes("products", "mongodb", "catalog");
    g.graph.coverage.files = { seen: 412, read: 233, skipped: [{ reason: "test", count: 120, examples: ["services/orders/test/orders.test.ts"] }, { reason: "generated", count: 59, examples: ["services/stock/src/stock_pb.ts"] }] };
    g.graph.diagnostics = [{ severity: "warning", code: "spec-invalid", message: "`paths` is missing", file: "services/users/openapi.yaml", line: 3, column: 1 }];
  });
}

/** `count` services in a few domains, each with a store, events and calls to others; nothing random. */
export function generated(count: number): DataflowGraph {
  return buildGraph(`system of ${count}`, (g) => {
    const domains = ["orders", "billing", "fleet", "riders", "support", "growth"];
    const name = (at: number) => `${domains[at % domains.length]}-${["api", "worker", "sync", "rules", "export", "admin", "feed"][Math.floor(at / domains.length) % 7]}${at >= 42 ? Math.floor(at / 42) : ""}`;
    for (let at = 0; at < count; at++) {
      const domain = domains[at % domains.length] ?? "orders";
      g.service(name(at), { ...(at % 7 !== 6 && { owner: `@rides/${domain}` }), ...(at % 3 === 0 && { spec: "openapi" as const }), path: `${domain}/${name(at)}` });
      g.serves("GET /items/{id}", { declared: at % 3 === 0 }).serves("POST /items", { declared: at % 6 === 0 });
      g.reads("items", "postgresql", at % 2 ? `${domain}` : name(at)).writes("items", "postgresql", at % 2 ? `${domain}` : name(at));
      g.publishes(`${domain}.${name(at)}.changed`);
      for (const step of [1, 5, 6]) if ((at + step) % 4 !== 0 && at + step < count) g.calls(name(at + step), "GET /items/{id}").calls(name(at + step), "POST /items");
      if (at >= 6) g.consumes(`${domain}.${name(at - 6)}.changed`);
      if (at % 5 === 0) g.uses(["stripe", "twilio", "segment", "sentry"][at % 4] ?? "stripe");
    }
  });
}
