import * as grpc from "@grpc/grpc-js";
import * as protoLoader from "@grpc/proto-loader";
import { promisify } from "node:util";
import { StockClient, StockService } from "./generated/stock";
import { createOrders } from "./orders";

const definition = protoLoader.loadSync("proto/users.proto", { keepCase: true });
const proto = grpc.loadPackageDefinition(definition).users.v1 as never;
const users = new proto.Users(process.env.USERS_ADDR ?? "users:50051", grpc.credentials.createInsecure());
const orders = createOrders("orders:50051");

export async function place(id: string) {
  users.findOne({ id }, (error, user) => [error, user]); // => calls grpc users.v1.Users/FindOne at {USERS_ADDR}
  const total = promisify(orders.total).bind(orders);
  await total({ id }); // => calls grpc Orders/Total at orders:50051
  const stock = new StockClient("stock:50051", grpc.credentials.createInsecure());
  stock.reserve({ sku: id }, () => undefined); // => calls grpc shop.Stock/Reserve at stock:50051
  stock.close();
}

const server = new grpc.Server();
server.addService(proto.Users.service, { findOne, list: (call, done) => done(null, []) }); // => serves grpc users.v1.Users/FindOne; serves grpc users.v1.Users/List
server.addService(StockService, { reserve: findOne }); // => serves grpc shop.Stock/Reserve
server.bindAsync("0.0.0.0:50051", grpc.ServerCredentials.createInsecure(), () => undefined);

function findOne(call, done) {
  done(null, { id: call.request.id });
}

const app = { addService: (name: string) => name };
app.addService("users");

// @file orders.ts
import { credentials, loadPackageDefinition } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

const { Orders } = loadPackageDefinition(loadSync("orders.proto"));

export const createOrders = (address: string) => new Orders(address, credentials.createInsecure());

// @file generated/stock.ts
import { type Client, makeGenericClientConstructor } from "@grpc/grpc-js";

export const StockService = {
  reserve: { path: "/shop.Stock/Reserve", requestStream: false, responseStream: false },
} as const;

export interface StockClient extends Client {
  reserve(request: { sku: string }): void;
}

export const StockClient = makeGenericClientConstructor(StockService, "shop.Stock");
