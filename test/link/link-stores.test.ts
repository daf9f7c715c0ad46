import { describe, expect, test } from "@jest/globals";
import type { Fact } from "../../src/model/facts.js";
import { gapsOf, linesOf, place, system, type ServiceBuilder } from "./build-system.js";

const stores = (graph: ReturnType<ReturnType<typeof system>["link"]>): string[] => graph.datastores.map((store) => `${store.id} used by ${store.usedBy.map((id) => id.slice(8)).join(", ")}`);

describe("stores", () => {
  test("of the same host and database are one; another database of that host is another", () => {
    const graph = system()
      .infrastructure("postgresql", "postgres")
      .service("orders", (s) => s.env("DATABASE_URL", "postgres://postgres:5432/shop").opens("postgresql", { connection: "{env:DATABASE_URL}" }).writes("postgresql", "orders"))
      .service("billing", (s) => s.opens("postgresql", { connection: "host=postgres port=5432 dbname=shop" }).reads("postgresql", "orders"))
      .service("users", (s) => s.reads("postgresql", "users", { connection: "postgres://me:word@postgres/users" }))
      .link();
    expect(stores(graph)).toEqual(["datastore:postgresql:shop used by billing, orders", "datastore:postgresql:users used by users"]);
    expect(linesOf(graph)).toEqual([
      "read datastore:postgresql:shop -> billing orders (certain)",
      "read datastore:postgresql:users -> users users (certain)",
      "write orders -> datastore:postgresql:shop orders (resolved)",
    ]);
    expect(JSON.stringify(graph)).not.toContain("word");
  });

  test("have datasets with fields, an owner and the only writer as system of record", () => {
    const graph = system()
      .service("orders", (s) => s.owner("@shop/orders").writes("postgresql", "orders", { database: "shop", fields: ["id", "total"] }))
      .service("billing", (s) => s.owner("@shop/money").reads("postgresql", "orders", { database: "shop", fields: ["id", "paid"] }))
      .link();
    expect(graph.datastores[0]?.datasets).toEqual([
      {
        name: "orders",
        kind: "table",
        shape: { fields: ["id", "paid", "total"].map((path) => ({ path, type: "string" })) },
        systemOfRecord: "service:orders",
        owners: [{ name: "@shop/orders", source: "codeowners", confidence: "certain", evidence: [{ file: "CODEOWNERS", line: 1, detector: "test", confidence: "certain" }] }],
      },
    ]);
  });

  test("without named databases are one per server", () => {
    const graph = system()
      .infrastructure("redis", "cache")
      .service("cart", (s) => s.opens("redis", { connection: "{env:REDIS_HOST=cache}" }).writes("redis", "{id}", { kind: "key" }))
      .service("users", (s) => s.opens("redis", { connection: "redis://cache:6379/0" }).reads("redis", "session:{id}", { kind: "key" }))
      .link();
    expect(stores(graph)).toEqual(["datastore:redis:cache used by cart, users"]);
    expect(linesOf(graph)).toEqual(["read datastore:redis:cache -> users session:* (resolved)", "write cart -> datastore:redis:cache (resolved)"]);
    expect(gapsOf(graph)).toEqual([]);
  });

  test("on one server of which the databases are not known are not said to be shared", () => {
    const graph = system()
      .service("orders", (s) => s.reads("mongodb", "orders", { connection: "mongodb://mongo:27017/{env:DB}" }))
      .service("users", (s) => s.reads("mongodb", "users", { connection: "mongodb://mongo:27017/{env:DB}" }))
      .link();
    expect(stores(graph)).toEqual(["datastore:mongodb:orders used by orders", "datastore:mongodb:users used by users"]);
  });

  test("whose connection is one variable of whoever deploys are one, under the name that any of the services tells", () => {
    const handedOn = (s: ServiceBuilder): ServiceBuilder => s.env("MONGO_URL", "${MONGO_URL}").opens("mongodb", { connection: "{env:MONGO_URL}" });
    const graph = system()
      .service("api", (s) => handedOn(s).env("MONGO_URL", "mongodb://localhost/shop-test", { evidence: place("api/.env.test", 1, "inferred") }).writes("mongodb", "orders"))
      .service("worker", (s) => handedOn(s).env("MONGO_URL", "mongodb://localhost/shop", { evidence: place("worker/.env.development", 1, "inferred") }).reads("mongodb", "orders"))
      .service("stranger", (s) => s.opens("mongodb", { connection: "{env:MONGO_URL}" }).reads("mongodb", "orders"))
      .link();
    expect(stores(graph)).toEqual(["datastore:mongodb:shop used by api, worker", "datastore:mongodb:stranger used by stranger"]);
    const untold = system().service("api", (s) => handedOn(s)).service("worker", (s) => handedOn(s)).link();
    expect(stores(untold)).toEqual(["datastore:mongodb:{MONGO_URL} used by api, worker"]);
  });

  test("of which nothing is known are the service's own, and that is inferred", () => {
    const graph = system().infrastructure("postgresql", "postgres").service("orders", (s) => s.writes("postgresql", "orders")).link();
    expect(linesOf(graph)).toEqual(["write orders -> datastore:postgresql:orders orders (inferred)"]);
  });

  test("databases of the same name on two hosts keep apart", () => {
    const graph = system()
      .service("orders", (s) => s.reads("mysql", "lines", { connection: "mysql://mysql-1/app" }))
      .service("users", (s) => s.reads("mysql", "people", { connection: "mysql://mysql-2/app" }))
      .link();
    expect(stores(graph)).toEqual(["datastore:mysql:mysql-1/app used by orders", "datastore:mysql:mysql-2/app used by users"]);
  });

  test("of a cloud are one node, their buckets and tables its datasets", () => {
    const graph = system()
      .service("media", (s) => s.env("BUCKET", "shop-images").writes("aws.s3", "{env:BUCKET}", { kind: "bucket" }))
      .service("web", (s) => s.reads("aws.s3", "shop-images", { kind: "bucket" }))
      .link();
    expect(stores(graph)).toEqual(["datastore:aws.s3:s3 used by media, web"]);
    expect(graph.datastores[0]?.datasets.map((set) => [set.name, set.systemOfRecord])).toEqual([["shop-images", "service:media"]]);
  });

  test("in SQLite files of the same name are not shared", () => {
    const graph = system().service("orders", (s) => s.reads("sqlite", "orders", { connection: "./data.db" })).service("users", (s) => s.reads("sqlite", "users", { connection: "./data.db" })).link();
    expect(stores(graph)).toEqual(["datastore:sqlite:orders used by orders", "datastore:sqlite:users used by users"]);
  });

  test("in files and in memory are each service's own", () => {
    const graph = system()
      .service("rides", (s) => s.writes("memory", "drivers", { kind: "map" }).writes("file", "rides.csv", { kind: "file" }))
      .service("training", (s) => s.reads("file", "rides.csv", { kind: "file" }))
      .link();
    expect(stores(graph)).toEqual(["datastore:file:rides used by rides", "datastore:file:training used by training", "datastore:memory:rides used by rides"]);
  });

  test("with a table that is only known at run time: the flow without it, and said", () => {
    const graph = system().service("orders", (s) => s.reads("mysql", "{unknown:table}", { database: "shop" }).reads("mysql", undefined, { database: "shop" })).link();
    expect(linesOf(graph)).toEqual(["read datastore:mysql:shop -> orders (certain)"]);
    expect(gapsOf(graph)).toEqual(["orders store-read mysql {table}: the name of the table is only known at run time"]);
  });

  test("with such a table beside known ones: only the gap is said", () => {
    const graph = system().service("orders", (s) => s.reads("mysql", "{unknown:table}", { database: "shop" }).reads("mysql", "orders", { database: "shop" })).link();
    expect(linesOf(graph)).toEqual(["read datastore:mysql:shop -> orders orders (certain)"]);
    expect(gapsOf(graph)).toEqual(["orders store-read mysql {table}: the name of the table is only known at run time"]);
  });

  test("two connections of one service: an access goes to the one that holds the dataset, else to none of them", () => {
    const events = [{ name: "events", kind: "collection" as const, evidence: place("orders/src/audit.ts") }];
    const graph = system()
      .service("orders", (s) =>
        s
          .opens("mongodb", { connection: "mongodb://a/sales" })
          .fact({ type: "store-opened", system: "mongodb", connection: [["mongodb://b/audit"]], datasets: events, evidence: place("orders/src/audit.ts"), confidence: "certain" })
          .reads("mongodb", "events")
          .reads("mongodb", "lines"),
      )
      .link();
    expect(linesOf(graph)).toEqual(["read datastore:mongodb:audit -> orders events (certain)", "read datastore:mongodb:orders -> orders lines (inferred)"]);
  });

  describe("that nothing tells the place of", () => {
    const shared = (table: string): Fact => ({ type: "store-read", system: "postgresql", datasetKind: "table", dataset: [[table]], evidence: place("packages/db/src/orders.ts", 3), confidence: "certain" });
    const library = { name: "@shop/db", path: "packages/db", sources: ["packages/db/src/orders.ts"] };

    test("are one where services run the same statements of a shared library, and each his own where they do not", () => {
      const graph = system()
        .library(library)
        .service("web", (s) => s.fact(shared("orders")).reads("postgresql", "pages"))
        .service("jobs", (s) => s.fact(shared("orders")))
        .service("audit", (s) => s.reads("postgresql", "orders"))
        .link();
      expect(stores(graph)).toEqual(["datastore:postgresql:audit used by audit", "datastore:postgresql:db used by jobs, web"]);
      expect(linesOf(graph)).toContain("read datastore:postgresql:db -> web pages (inferred)");
    });

    test("are not one because a shared repository runs with a table of each service, or where one tells its own place", () => {
      const apart = system().library(library).service("web", (s) => s.fact(shared("pages"))).service("jobs", (s) => s.fact(shared("orders"))).link();
      expect(stores(apart)).toEqual(["datastore:postgresql:jobs used by jobs", "datastore:postgresql:web used by web"]);
      const told = system().library(library).service("web", (s) => s.opens("postgresql", { connection: "postgres://pg/site" }).fact(shared("orders"))).service("jobs", (s) => s.fact(shared("orders"))).link();
      expect(stores(told)).toEqual(["datastore:postgresql:jobs used by jobs", "datastore:postgresql:site used by web"]);
    });
  });
});
