import { hc } from "hono/client";
import type { Routes } from "./server.js";

const client = hc<Routes>(process.env.API_URL ?? "http://shop");

export async function pay(id: string) {
  const orders = await client.api.orders.$get(); // => calls GET {API_URL}/api/orders
  await client.api.orders[":id"].pay.$post({ param: { id }, json: { amount: 1 } }); // => calls POST {API_URL}/api/orders/{id}/pay
  const link = client.api.orders.$url();
  return hc("http://tolls").index.$delete({ query: { all: "1" }, link, orders }); // => calls DELETE http://tolls/
}
