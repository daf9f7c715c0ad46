import { $fetch as request, ofetch } from "ofetch";

const orders = ofetch.create({ baseURL: "http://orders:8080/v1" });

export async function place(order: { sku: string; count: number }) {
  await orders("/orders", { method: "POST", body: order }); // => calls POST http://orders:8080/v1/orders
  return ofetch.raw(`https://rides.example.com/rides/${order.sku}`); // => calls GET https://rides.example.com/rides/{sku}
}

export const remove = (id: string) => request(`/api/orders/${id}`, { method: "delete" }); // => calls DELETE /api/orders/{id}

// @file pages/orders.vue.ts
const id = ref("1");
const { data } = await useFetch("/api/orders"); // => calls GET /api/orders
const { data: order } = useLazyFetch(() => `/api/orders/${id.value}`, { method: "GET" }); // => calls GET /api/orders/{value}
const save = (body: { sku: string }) => $fetch("/orders", { baseURL: "http://orders:8080", method: "PUT", body }); // => calls PUT http://orders:8080/orders
const rides = useFetch(`${useRuntimeConfig().public.ridesUrl}/rides`); // => calls GET {ridesUrl}/rides

// @file own.ts
import { useFetch } from "./use-fetch";

export const { state } = useFetch("orders");

// @file use-fetch.ts
export const useFetch = (name: string) => ({ state: name });
