import { createChannel, createClient, createClientFactory, createServer, type Client } from "nice-grpc";
import { OrdersDefinition } from "./gen/orders";
import { PricesDefinition } from "./gen/prices";

const orders: Client<typeof OrdersDefinition> = createClient(OrdersDefinition, createChannel("orders:50051"));
const prices = createClientFactory().use(logged).create(PricesDefinition, createChannel(process.env.PRICES_ADDRESS!));

export async function place(sku: string) {
  const order = await orders.placeOrder({ sku }); // => calls grpc Orders/PlaceOrder at orders:50051
  return prices.find({ sku: order.sku }); // => calls grpc shop.v1.Prices/FindPrice at {PRICES_ADDRESS}
}

function logged(call: unknown) {
  return call;
}

const server = createServer().use(logged);
server.add(PricesDefinition, { async find(request) { return { price: request.sku.length }; } }); // => serves grpc shop.v1.Prices/FindPrice
server.listen("0.0.0.0:50051");

const list = { add: (definition: object, implementation: object) => [definition, implementation] };
list.add(PricesDefinition, {});

// @file gen/prices.ts
export const PricesDefinition = { name: "Prices", fullName: "shop.v1.Prices", methods: { find: { name: "FindPrice", requestStream: false } } } as const;
