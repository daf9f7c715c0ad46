import { expect, test } from "@jest/globals";
import { parseConnection } from "../../src/link/parse-connection.js";
import { template } from "./build-system.js";

test.each([
  ["postgres://me:w@rd@db:5432/orders?sslmode=require", { host: "db", port: 5432, database: "orders" }],
  ["mongodb://a:27017,b:27017/orders?replicaSet=r", { host: "a", port: 27017, database: "orders" }],
  ["mongodb+srv://{env:USER}:{env:WORD}@cluster.example.com/orders", { host: "cluster.example.com", database: "orders" }],
  ["jdbc:postgresql://db/orders", { host: "db", database: "orders" }],
  ["host=db port=5432 dbname=orders password=word", { host: "db", port: 5432, database: "orders" }],
  ["Server=tcp:db,1433;Initial Catalog=orders;User Id=me;Password=word", { host: "db", port: 1433, database: "orders" }],
  ["sqlserver://db:1433;database=orders", { host: "db", port: 1433, database: "orders" }],
  ["cache:6379", { host: "cache", port: 6379 }],
  ["db", { host: "db" }],
  ["6379", { port: 6379 }],
  ["{env:DATABASE_URL}", { hostOpen: true }],
  ["mongodb://db/{env:DB}", { host: "db", databaseOpen: true }],
])("%s", (text, expected) => {
  const { system: _, ...connection } = parseConnection(template(text));
  expect(connection).toEqual({ hostOpen: false, databaseOpen: false, ...expected });
});

test("the scheme of a URL tells the system", () => {
  const systems = ["postgres://db/orders", "mongodb+srv://db/orders", "jdbc:sqlserver://db;database=orders", "file:./dev.db", "db:5432"].map((text) => parseConnection(template(text)).system);
  expect(systems).toEqual(["postgresql", "mongodb", "microsoft.sql_server", "sqlite", undefined]);
});
