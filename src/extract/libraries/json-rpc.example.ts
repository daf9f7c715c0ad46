import jayson from "jayson/promise";
import { JSONRPCClient, JSONRPCServer } from "json-rpc-2.0";
import { Client as SocketClient } from "rpc-websockets";
import { methods } from "./methods";

const payments = jayson.client.http({ host: process.env.PAYMENTS_HOST, port: 4000 });
const server = new jayson.Server({ placeOrder: async (args: { sku: string }) => args.sku, cancelOrder: async () => true }); // => serves jsonrpc cancelOrder; serves jsonrpc placeOrder
server.http().listen(3000);

export async function place(order: { id: string }) {
  await payments.request("charge", { order: order.id }); // => calls jsonrpc charge at {PAYMENTS_HOST}:4000
  await stock.request("reserve", { order: order.id }); // => calls jsonrpc reserve
  await stock.notify("log", { message: "reserved" }); // => calls jsonrpc log
  await socket.call("price", { sku: "1" }); // => calls jsonrpc price at ws://prices:8080
}

const stock = new JSONRPCClient((request) => send(request));
const socket = new SocketClient("ws://prices:8080"); // => calls GET ws://prices:8080
const answers = new JSONRPCServer();
answers.addMethod(methods.status, () => "ok"); // => serves jsonrpc orders.status

declare function send(request: object): Promise<void>;

const cinema = { request: (film: string) => film, addMethod: (film: string) => film };
cinema.request("charge");
cinema.addMethod("charge");

// @file methods.ts
export const methods = { status: "orders.status" };
