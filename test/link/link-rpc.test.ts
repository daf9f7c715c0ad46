import { describe, expect, test } from "@jest/globals";
import type { RpcCallFact } from "../../src/model/facts.js";
import { gapsOf, linesOf, place, system } from "./build-system.js";

/** A gRPC service with the proto file that describes it, and a client's copy of that file. */
const users = () =>
  system()
    .service("users", (s) => s.host("users", 50051).grpcServes("UsersService/findOne"))
    .proto("users/proto/users.proto", "shop.UsersService/FindOne", "shop.UsersService/Remove")
    .proto("web/proto/users.proto", "shop.UsersService/FindOne", "shop.UsersService/Remove");

describe("gRPC", () => {
  test("meets by service and method, package or not, first letter large or small", () => {
    const graph = users().service("web", (s) => s.grpcCall("UsersService/findOne")).link();
    expect(linesOf(graph)).toEqual(["web -> users shop.UsersService/FindOne (certain)"]);
    expect(graph.flows.every((flow) => flow.declaredIn.length > 0)).toBe(true);
  });

  test("operations carry the full name and the proto copy of their own service; the rest of the file is declared only", () => {
    const graph = users().link();
    expect(graph.operations.map(({ id, observedIn, declaredIn }) => [id, observedIn.length, declaredIn.map((place) => place.file)])).toEqual([
      ["operation:users:grpc:shop.UsersService/FindOne", 1, ["users/proto/users.proto"]],
      ["operation:users:grpc:shop.UsersService/Remove", 0, ["users/proto/users.proto"]],
    ]);
    expect(graph.services[0]?.specs).toEqual([{ file: "users/proto/users.proto", kind: "protobuf" }]);
  });

  test("with two implementations goes to the addressed one", () => {
    const graph = users()
      .service("users-next", (s) => s.host("users-next", 50051).grpcServes("UsersService/findOne"))
      .service("web", (s) => s.env("USERS_ADDR", "users-next:50051").grpcCall("shop.UsersService/FindOne", "{env:USERS_ADDR}"))
      .link();
    expect(linesOf(graph)).toEqual(["web -> users-next shop.UsersService/FindOne (resolved)"]);
  });

  test("to a known address but an unknown method is a flow without operation, and said", () => {
    const graph = users().service("web", (s) => s.grpcCall("shop.UsersService/Rename", "users:50051")).link();
    expect(linesOf(graph)).toEqual(["web -> users (inferred)"]);
    expect(gapsOf(graph)).toEqual(["web rpc-call grpc shop.UsersService/Rename at users:50051: no service offers grpc shop.UsersService/Rename"]);
  });
});

describe("an address", () => {
  test("that leads to a service which does not serve the operation is no call to the one that does", () => {
    const graph = users()
      .service("orders", (s) => s.host("orders", 50051).grpcServes("shop.OrdersService/Find"))
      .service("web", (s) => s.grpcCall("shop.UsersService/FindOne", "orders:50051"))
      .link();
    expect(linesOf(graph)).toEqual(["web -> orders (inferred)"]);
    expect(gapsOf(graph)).toEqual(["web rpc-call grpc shop.UsersService/FindOne at orders:50051: orders is addressed, but users offers grpc shop.UsersService/FindOne"]);
  });

  test("of a service in another language keeps the operation, known by its callers only", () => {
    const graph = system()
      .service("quotes", (s) => s.host("quotes", 50051).with({ languages: ["go"], sources: [] }))
      .service("web", (s) => s.grpcCall("shop.Quotes/Get", "quotes:50051"))
      .link();
    expect(linesOf(graph)).toEqual(["web -> quotes shop.Quotes/Get (inferred)"]);
    expect(graph.operations).toMatchObject([{ id: "operation:quotes:grpc:shop.Quotes/Get", observedIn: [], declaredIn: [] }]);
  });
});

describe("patterns of request and reply", () => {
  test("meet whatever the order of their keys", () => {
    const graph = system()
      .service("web", (s) => s.asks('{"role":"user","cmd":"find"}', { transport: "tcp", client: "USERS_CLIENT" }))
      .service("users", (s) => s.answers('{"cmd":"find","role":"user"}'))
      .link();
    expect(linesOf(graph)).toEqual(['web -> users {"cmd":"find","role":"user"} (certain)']);
  });

  test("that two services answer go to the one that the client is named after", () => {
    const graph = system()
      .service("web", (s) => s.asks("ping", { client: "ORDERS_CLIENT" }).asks("ping"))
      .service("orders", (s) => s.answers("ping"))
      .service("users", (s) => s.answers("ping"))
      .link();
    expect(linesOf(graph)).toEqual(["web -> orders ping (resolved)"]);
    expect(gapsOf(graph)).toEqual(["web rpc-call rpc ping: orders, users offer rpc ping, and nothing tells which one is meant"]);
  });

  test("that two services answer go to the one on the same transport", () => {
    const graph = system()
      .service("web", (s) => s.asks("ping", { transport: "nats" }))
      .service("orders", (s) => s.answers("ping", "tcp"))
      .service("users", (s) => s.answers("ping", "nats"))
      .link();
    expect(linesOf(graph)).toEqual(["web -> users ping (resolved)"]);
  });
});

describe("requests to those who only listen", () => {
  test("are messages", () => {
    const graph = system()
      .service("orders", (s) => s.asks("order.placed", { transport: "rabbitmq", client: "EXPIRATION_CLIENT" }).asks("order.placed", { transport: "rabbitmq", client: "PAYMENTS_CLIENT" }))
      .service("expiration", (s) => s.consumes("rabbitmq", "order.placed"))
      .service("payments", (s) => s.answers("order.placed", "rabbitmq"))
      .link();
    expect(linesOf(graph)).toEqual(["consume channel:rabbitmq:order.placed -> expiration (certain)", "publish orders -> channel:rabbitmq:order.placed (resolved)", "orders -> payments order.placed (certain)"]);
  });
});

describe("messages that meet patterns of properties", () => {
  test("go to the one they meet best, whatever more they say", () => {
    const graph = system()
      .service("web", (s) => s.asks("store:save,kind:order,total:1", { transport: "seneca" }).asks("kind:order,cache:true,store:save", { transport: "seneca" }).asks("store:load", { transport: "seneca" }))
      .service("cache", (s) => s.answers("store:save,kind:order", "seneca"))
      .service("store", (s) => s.answers("store:save,kind:order,cache:true", "seneca"))
      .link();
    expect(linesOf(graph)).toEqual(["web -> cache store:save,kind:order (certain)", "web -> store store:save,kind:order,cache:true (certain)"]);
    expect(gapsOf(graph)).toEqual(["web rpc-call rpc store:load: no service offers rpc store:load"]);
  });

  test("that each listener observes go to all of them", () => {
    const observed = (file: string) => ({ type: "rpc-endpoint" as const, protocol: "rpc" as const, transport: "seneca", method: "", operation: [["info:order"]], broadcast: true as const, evidence: place(file), confidence: "certain" as const });
    const graph = system()
      .service("orders", (s) => s.asks("info:order", { transport: "seneca" }))
      .service("mails", (s) => s.fact(observed("mails/src/main.ts")))
      .service("search", (s) => s.fact(observed("search/src/main.ts")))
      .link();
    expect(linesOf(graph)).toEqual(["orders -> mails info:order (certain)", "orders -> search info:order (certain)"]);
  });
});

describe("GraphQL", () => {
  test("operations meet by name; with several servers the gateway answers", () => {
    const graph = system()
      .service("web", (s) => s.with({ role: "frontend" }).queries("Query.orders", "/graphql").queries("Query.orders", "/graphql"))
      .service("gateway", (s) => s.with({ role: "gateway" }).resolves("Query.orders"))
      .service("orders", (s) => s.resolves("Query.orders"))
      .schema("orders/schema.graphql", "Query.orders", "Mutation.cancelOrder")
      .link();
    expect(linesOf(graph)).toEqual(["web -> gateway Query.orders (resolved)"]);
    expect(graph.operations.filter((operation) => operation.service === "service:orders").map(({ path, observedIn }) => [path, observedIn.length])).toEqual([
      ["Mutation.cancelOrder", 0],
      ["Query.orders", 1],
    ]);
  });

  test("a default address outside is not taken at its word where one service of the system offers the operation", () => {
    const graph = (target: string, operation = "Query.orders") => system().service("web", (s) => s.queries(operation, target)).service("orders", (s) => s.resolves("Query.orders")).link();
    expect(linesOf(graph("{env:GRAPHQL_URL=https://api.orders.io/graphql}"))).toEqual(["web -> orders Query.orders (inferred)"]);
    expect(linesOf(graph("https://api.orders.io/graphql"))).toEqual(["web -> external:api.orders.io (certain)"]);
    expect(linesOf(graph("{env:GRAPHQL_URL=https://api.orders.io/graphql}", "Query.weather"))).toEqual(["web -> external:api.orders.io (certain)"]);
  });

  test("sent as plain HTTP reaches the service, and no operation is missed", () => {
    const graph = system()
      .service("web", (s) => s.calls("POST http://orders/graphql"))
      .service("orders", (s) => s.host("orders").resolves("Query.orders"))
      .link();
    expect([linesOf(graph), gapsOf(graph)]).toEqual([["web -> orders (certain)"], []]);
  });
});

describe("tRPC", () => {
  const routers = () =>
    system()
      .service("rides", (s) => s.fact({ type: "rpc-endpoint", protocol: "trpc", method: "", operation: [["list"]], evidence: place("rides/router.ts", 3), confidence: "certain" }))
      .service("tolls", (s) => s.fact({ type: "rpc-endpoint", protocol: "trpc", method: "", operation: [["list"]], evidence: place("tolls/router.ts", 3), confidence: "certain" }));
  const call: RpcCallFact = { type: "rpc-call", protocol: "trpc", operation: [["list"]], evidence: place("web/page.tsx", 5), confidence: "certain" };

  test("of two routers with the same procedure, the one that the client's type names", () => {
    expect(linesOf(routers().service("web", (s) => s.fact({ ...call, declaredIn: "tolls/router.ts" })).link())).toEqual(["web -> tolls list (resolved)"]);
  });

  test("a page that asks its own origin asks its own server, whoever else has the same procedures", () => {
    const graph = routers().service("web", (s) => s.fact({ type: "rpc-endpoint", protocol: "trpc", method: "", operation: [["list"]], evidence: place("web/router.ts", 3), confidence: "certain" }).fact({ ...call, target: [["/api/trpc"], ["http://localhost:3000/api/trpc"]] })).link();
    expect([linesOf(graph), gapsOf(graph)]).toEqual([[], []]);
  });

  test("without such a type, nobody knows which", () => {
    const graph = routers().service("web", (s) => s.fact(call)).link();
    expect(linesOf(graph)).toEqual([]);
    expect(gapsOf(graph)).toEqual(["web rpc-call trpc list: rides, tolls offer trpc list, and nothing tells which one is meant"]);
  });
});

describe("a GraphQL gateway", () => {
  const gateway = (target: string) =>
    system()
      .service("rides", (s) => s.host("rides", 4001).resolves("Query.rides"))
      .service("gateway", (s) => s.queries("*", target));

  test("asks its subgraphs for whatever it is asked for", () => {
    const graph = gateway("http://rides:4001/graphql").link();
    expect(linesOf(graph)).toEqual(["gateway -> rides (inferred)"]);
    expect(gapsOf(graph)).toEqual([]);
  });

  test("whose subgraph is nowhere says so", () => {
    expect(gapsOf(gateway("http://localhost:9/graphql").link())).toEqual(["gateway rpc-call graphql * at http://localhost:9/graphql: no service is known at the address of the subgraph"]);
  });
});
