import { Server } from "@grpc/grpc-js";
import { adaptService } from "@protobuf-ts/grpc-backend";
import { GrpcTransport } from "@protobuf-ts/grpc-transport";
import { OrdersClient } from "./gen/orders.client";
import { Orders } from "./gen/orders";

const client = new OrdersClient(new GrpcTransport({ host: "orders:50051" }));

export async function place(sku: string) {
  const { response } = await client.place({ sku }); // => calls grpc shop.v1.Orders/Place at orders:50051
  return response;
}

const implementation = { async place(request: { sku: string }) { return { id: request.sku }; } };
new Server().addService(...adaptService(Orders, implementation)); // => serves grpc shop.v1.Orders/Place

const shelf = { find: (book: object) => book };
shelf.find({ title: "Orders" });

// @file gen/orders.client.ts
import type { RpcTransport } from "@protobuf-ts/runtime-rpc";
import { stackIntercept } from "@protobuf-ts/runtime-rpc";
import { Orders } from "./orders";

export class OrdersClient {
  typeName = Orders.typeName;
  methods = Orders.methods;
  constructor(private readonly _transport: RpcTransport) {}
  place(input: { sku: string }, options?: object) {
    const method = this.methods[0], opt = this._transport.mergeOptions(options);
    return stackIntercept("unary", this._transport, method, opt, input);
  }
}

// @file gen/orders.ts
import { ServiceType } from "@protobuf-ts/runtime-rpc";

export const Orders = new ServiceType("shop.v1.Orders", [{ name: "Place", options: {} }, { name: "Find", options: {} }]);
