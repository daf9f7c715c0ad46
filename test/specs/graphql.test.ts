import { describe, expect, test } from "@jest/globals";
import { readSpecs } from "../../src/specs/read-specs.js";
import { memoryReader } from "./memory-reader.js";
import { printSpecs } from "./print-specs.js";

const schema = `scalar DateTime

type Query {
  orders(filter: OrderFilter!, first: Int): [Order!]!
  order(id: ID!): Order @deprecated(reason: "use orders")
  count: Int!
}

type Mutation {
  pay(order: ID!, card: CardInput!): PaymentResult
}

input OrderFilter { status: Status, customer: CustomerFilter }
input CustomerFilter { email: String! }
input CardInput { number: String!, holder: String }
enum Status { OPEN PAID }
type Order { id: ID!, placedAt: DateTime!, customer: Customer!, status: Status }
union PaymentResult = Receipt | Refusal
type Receipt { id: ID! }
type Refusal { id: ID!, why: String! }
`;
const customer = `type Customer { email: String!, orders: [Order!]! }
extend type Query { customer(email: String!): Customer }
`;

describe("GraphQL", () => {
  test("root fields carry their arguments and two levels of what they return", () => {
    expect(printSpecs({ "gateway/schema/orders.graphql": schema, "gateway/schema/customer.gql": customer })).toEqual([
      "QUERY Query.customer (email: string) → Customer(email: string, orders[].id: string, orders[].placedAt: string(date-time), orders[].customer: object, orders[].status?: string{OPEN,PAID}, …) at gateway/schema/customer.gql:2:21",
      "QUERY Query.orders (filter.status?: string{OPEN,PAID}, filter.customer.email?: string, first?: integer) → Order([].id: string, [].placedAt: string(date-time), [].customer.email: string, [].customer.orders[]: object, [].status?: string{OPEN,PAID}, …) at gateway/schema/orders.graphql:4:3",
      "QUERY Query.order (id: string) → Order(id: string, placedAt: string(date-time), customer.email: string, customer.orders[]: object, status?: string{OPEN,PAID}, …) deprecated at gateway/schema/orders.graphql:5:3",
      "QUERY Query.count () → Int(…) at gateway/schema/orders.graphql:6:3",
      "MUTATION Mutation.pay (order: string, card.number: string, card.holder?: string) → PaymentResult(id: string, why?: string) at gateway/schema/orders.graphql:10:3",
    ]);
  });

  test("a schema may name its root types; operations keep their usual names", () => {
    const renamed = "schema { query: Reading, subscription: Live }\ntype Reading { rides: [String!] }\n";
    expect(printSpecs({ "rides.graphqls": renamed, "live.graphqls": "type Live { moved(ride: ID!): String }\n" })).toEqual([
      "SUBSCRIPTION Subscription.moved (ride: string) → String(…) at live.graphqls:1:13",
      "QUERY Query.rides () → String(…) at rides.graphqls:2:16",
    ]);
  });

  test("of types with the same name in two schemas the nearer one is meant", () => {
    const query = "type Query { order: Order }\n";
    expect(
      printSpecs({ "shop/query.graphql": query, "shop/types/order.graphql": "type Order { sku: String! }\n", "rides/query.graphql": query, "rides/types/order.graphql": "type Order { from: String! }\n" }),
    ).toEqual(["QUERY Query.order () → Order(from: string) at rides/query.graphql:1:14", "QUERY Query.order () → Order(sku: string) at shop/query.graphql:1:14"]);
  });

  test("what clients ask is no schema, and types alone are no document", () => {
    const client = "query Orders { orders { ...OrderParts } }\nfragment OrderParts on Order { id }\n";
    expect(readSpecs(memoryReader({ "web/orders.graphql": client, "shop/order.graphql": "type Order { id: ID! }\n" }))).toEqual({ documents: [], diagnostics: [], prisma: [] });
  });

  test("a syntax error is told with line and column, other files are read", () => {
    expect(printSpecs({ "a.graphql": "type Query {\n  orders(: Int\n}\n", "b.graphql": "type Query { rides: ID }\n" })).toEqual([
      "QUERY Query.rides () → ID(…) at b.graphql:1:14",
      'warning spec-invalid a.graphql:2:10 not valid GraphQL: Syntax Error: Expected Name, found ":".',
    ]);
  });
});
