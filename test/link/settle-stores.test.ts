import { describe, expect, test } from "@jest/globals";
import { linesOf, place, system } from "./build-system.js";

describe("a Prisma client", () => {
  const schema = {
    file: "orders/prisma/schema.prisma",
    system: "postgresql",
    urlVariable: "DATABASE_URL",
    models: [{ name: "Order", table: "orders", fields: [{ path: "id", type: "string" }], relations: [], line: 9 }],
    evidence: place("orders/prisma/schema.prisma"),
  };

  test("reads and writes the tables of the schema, in the database that its variable names", () => {
    const graph = system()
      .prisma(schema)
      .service("orders", (s) => s.env("DATABASE_URL", "postgres://db:5432/shop").opens("prisma").reads("prisma", "Order").writes("prisma", "Order"))
      .link();
    expect(linesOf(graph)).toEqual(["read datastore:postgresql:shop -> orders orders (resolved)", "write orders -> datastore:postgresql:shop orders (resolved)"]);
    expect(graph.datastores[0]?.datasets).toMatchObject([{ name: "orders", kind: "table", shape: { name: "Order", fields: [{ path: "id", type: "string" }] } }]);
  });

  test("follows the relations of the schema, and leaves out what only looks like one", () => {
    const lines = { name: "Line", table: "order_lines", fields: [], relations: [{ name: "product", model: "Product" }], line: 20 };
    const product = { name: "Product", table: "products", fields: [], relations: [], line: 30 };
    const order = { name: "Order", table: "orders", fields: [], relations: [{ name: "lines", model: "Line" }], line: 9 };
    const graph = system()
      .prisma({ ...schema, models: [order, lines, product] })
      .service("orders", (s) => s.reads("prisma", "Order").reads("prisma", "Order>id").writes("prisma", "Order>lines").reads("prisma", "Order>lines>product"))
      .link();
    expect(linesOf(graph)).toEqual([
      "read datastore:postgresql:orders -> orders orders (inferred)",
      "read datastore:postgresql:orders -> orders products (inferred)",
      "write orders -> datastore:postgresql:orders order_lines (inferred)",
    ]);
  });

  test("in a library that holds the schema uses that one, if only one knows the models", () => {
    const graph = system()
      .prisma({ ...schema, file: "packages/db/schema.prisma" })
      .prisma({ ...schema, file: "packages/audit/schema.prisma", urlVariable: "AUDIT_URL", models: [] })
      .service("orders", (s) => s.reads("prisma", "Order"))
      .link();
    expect(linesOf(graph)).toEqual(["read datastore:postgresql:orders -> orders orders (inferred)"]);
  });
});

describe("an object mapper that does not say its database", () => {
  test("uses the one of its connection", () => {
    const graph = system().service("orders", (s) => s.env("DB", "mysql://db/shop").reads("other_sql", "orders", { connection: "{env:DB}" })).link();
    expect(linesOf(graph)).toEqual(["read datastore:mysql:shop -> orders orders (resolved)"]);
  });

  test("uses the one that the service opens elsewhere", () => {
    const graph = system().service("orders", (s) => s.opens("postgresql", { connection: "postgres://db/shop" }).reads("other_sql", "orders")).link();
    expect(linesOf(graph)).toEqual(["read datastore:postgresql:shop -> orders orders (inferred)"]);
  });

  test("uses the one that the deployment starts for it", () => {
    const graph = system()
      .infrastructure("postgresql", "orders-db")
      .infrastructure("mysql", "wiki-db")
      .dependency("orders", "orders-db", "compose")
      .service("orders", (s) => s.reads("other_sql", "orders"))
      .link();
    expect(linesOf(graph)).toEqual(["read datastore:postgresql:orders -> orders orders (inferred)"]);
  });

  test("stays what it is when several could be meant", () => {
    const graph = system().infrastructure("postgresql", "a").infrastructure("mysql", "b").service("orders", (s) => s.reads("other_sql", "orders")).link();
    expect(linesOf(graph)).toEqual(["read datastore:other_sql:orders -> orders orders (inferred)"]);
  });
});
