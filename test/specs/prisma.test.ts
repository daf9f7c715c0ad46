import { describe, expect, test } from "@jest/globals";
import { readSpecs } from "../../src/specs/read-specs.js";
import { memoryReader } from "./memory-reader.js";

const shop = `generator client {
  provider = "prisma-client-js"
  output   = "../generated/client"
}

datasource db {
  provider = "postgresql" // "mysql" once
  url      = env("SHOP_DATABASE_URL")
}

/// A customer's order.
model Order {
  id        Int       @id @default(autoincrement())
  status    Status    @default(OPEN)
  note      String?   @map("remark") @default("see https://shop.example")
  tags      String[]
  price     Decimal   @db.Decimal(10, 2)
  point     Unsupported("point")?
  customer  Customer  @relation(fields: [customerId], references: [id])
  customerId Int
  lines     Line[]

  @@index([status])
  @@map("orders")
}

model Customer {
  id     Int     @id
  email  String  @unique
  orders Order[]
}

enum Status { 
  OPEN
  PAID
}
`;

describe("Prisma", () => {
  test("models with their tables and columns; relations are no columns", () => {
    expect(readSpecs(memoryReader({ "shop/prisma/schema.prisma": shop })).prisma).toEqual([
      {
        file: "shop/prisma/schema.prisma",
        system: "postgresql",
        urlVariable: "SHOP_DATABASE_URL",
        clientOutput: "shop/generated/client",
        models: [
          {
            name: "Order",
            table: "orders",
            line: 12,
            fields: [
              { path: "id", type: "integer" },
              { path: "status", type: "string", values: ["OPEN", "PAID"] },
              { path: "note", type: "string", optional: true },
              { path: "tags[]", type: "string" },
              { path: "price", type: "number" },
              { path: "point", type: "unknown", optional: true },
              { path: "customerId", type: "integer" },
            ],
            relations: [{ name: "customer", model: "Customer" }],
          },
          { name: "Customer", table: "Customer", line: 27, fields: [{ path: "id", type: "integer" }, { path: "email", type: "string" }], relations: [{ name: "orders", model: "Order" }] },
        ],
        evidence: { file: "shop/prisma/schema.prisma", line: 6, detector: "prisma", confidence: "certain" },
      },
    ]);
  });

  test("a schema spread over a folder shares its datasource and types", () => {
    const { prisma } = readSpecs(
      memoryReader({
        "rides/schema/base.prisma": 'datasource db {\n  provider = "mongodb"\n  url = env("MONGO_URL")\n}\n\ntype Place {\n  street String\n  zip String?\n}\n',
        "rides/schema/models/ride.prisma": "model Ride {\n  id String @id\n  from Place\n}\n",
      }),
    );
    expect(prisma.map(({ file, system, urlVariable, models }) => ({ file, system, urlVariable, models }))).toEqual([
      { file: "rides/schema/base.prisma", system: "mongodb", urlVariable: "MONGO_URL", models: [] },
      {
        file: "rides/schema/models/ride.prisma",
        system: "mongodb",
        urlVariable: "MONGO_URL",
        models: [{ name: "Ride", table: "Ride", line: 1, fields: [{ path: "id", type: "string" }, { path: "from.street", type: "string" }, { path: "from.zip", type: "string", optional: true }], relations: [] }],
      },
    ]);
  });

  test("a block that is not closed is told, the others are used", () => {
    const broken = "model Order {\n  id Int @id\n\nmodel Ride {\n  id Int @id\n}\nlost line\n";
    const { prisma, diagnostics } = readSpecs(memoryReader({ "schema.prisma": broken }));
    expect(prisma[0]?.models.map((model) => model.name)).toEqual(["Order", "Ride"]);
    expect(diagnostics).toEqual([
      { severity: "warning", code: "spec-invalid", message: "model Order is not closed", file: "schema.prisma", line: 1 },
      { severity: "warning", code: "spec-invalid", message: "this line belongs to no block of the schema", file: "schema.prisma", line: 7 },
    ]);
  });
});
