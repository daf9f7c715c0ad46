import createClient from "openapi-fetch";
import createHooks from "openapi-react-query";
import { createClient as createHeyClient, createConfig } from "@hey-api/client-fetch";
import type { paths } from "./schema";

const orders = createClient<paths>({ baseUrl: process.env.ORDERS_URL });

export async function show(id: string) {
  const { data } = await orders.GET("/orders/{id}", { params: { path: { id } } }); // => calls GET {ORDERS_URL}/orders/{id}
  await orders.POST("/orders/{id}/notes", { body: { text: "late" } }); // => calls POST {ORDERS_URL}/orders/{id}/notes
  return data;
}

const hooks = createHooks(orders);
export const useOrders = () => hooks.useQuery("get", "/orders", { params: { query: { open: true } } }); // => calls GET {ORDERS_URL}/orders

export const client = createHeyClient(createConfig({ baseUrl: "https://shop.example.com/api" }));
export const getPrice = (options: { client?: typeof client; path: { sku: string } }) => (options.client ?? client).get({ url: "/prices/{sku}", ...options }); // => calls GET https://shop.example.com/api/prices/{sku}

const cache = new Map<string, string>();
cache.get("/orders");
