import { createClient, type Client, type ConnectRouter } from "@connectrpc/connect";
import { connectNodeAdapter, createConnectTransport } from "@connectrpc/connect-node";
import { createServer } from "node:http";
import { Prices } from "./gen/prices_connect";
import { OrderService } from "./gen/orders_pb";
import { Rides } from "./rides";

const transport = createConnectTransport({ baseUrl: process.env.ORDERS_URL!, httpVersion: "1.1" });
const client = createClient(OrderService, transport);

export async function place(sku: string) {
  const order = await client.placeOrder({ sku, count: 1 }); // => calls grpc OrderService/PlaceOrder at {ORDERS_URL}
  for await (const step of client.watch({ id: order.id })) console.log(step); // => calls grpc OrderService/Watch at {ORDERS_URL}
}

export class Checkout {
  constructor(private readonly prices: Client<typeof Prices>) {}

  quote(sku: string) {
    return this.prices.find({ sku }); // => calls grpc shop.v1.Prices/FindPrice
  }
}

const routes = (router: ConnectRouter) => router.service(OrderService, { placeOrder: async (request) => ({ id: request.sku }), async *watch() {} }); // => serves grpc OrderService/PlaceOrder; serves grpc OrderService/Watch

createServer(connectNodeAdapter({
  routes(router) {
    router.service(Rides, new RideServer()); // => serves grpc Rides/Start
    router.rpc(Prices, Prices.methods.find, async () => ({ price: 1 })); // => serves grpc shop.v1.Prices/FindPrice
    routes(router);
  },
}));

class RideServer {
  private readonly rides = new Map();

  async start(request: { id: string }) {
    return this.find(request.id);
  }

  private find(id: string) {
    return this.rides.get(id);
  }
}

const mail = { placeOrder: (order: object) => order };
mail.placeOrder({ sku: "1" });

// @file gen/prices_connect.ts
export const Prices = { typeName: "shop.v1.Prices", methods: { find: { name: "FindPrice", kind: 0 } } } as const;

// @file rides.ts
import { fileDesc, serviceDesc } from "@bufbuild/protobuf/codegenv1";

export const Rides = serviceDesc(fileDesc("none"), 0);
