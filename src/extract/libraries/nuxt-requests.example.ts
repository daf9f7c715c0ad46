// @file pages/orders.vue.ts
const id = ref("1");
const { data } = await useFetch("/api/orders"); // => calls GET /api/orders
const { data: order } = useLazyFetch(() => `/api/orders/${id.value}`, { method: "GET" }); // => calls GET /api/orders/{value}
const save = (body: { sku: string }) => $fetch("/orders", { baseURL: "http://orders:8080", method: "PUT", body }); // => calls PUT http://orders:8080/orders
const rides = useFetch(`${useRuntimeConfig().public.ridesUrl}/rides`); // => calls GET {NUXT_PUBLIC_RIDES_URL}/rides

// @file own.ts
import { useFetch } from "./use-fetch";

export const { state } = useFetch("orders");

// @file use-fetch.ts
export const useFetch = (name: string) => ({ state: name });

// @file server/api/[...path].ts
export default defineEventHandler((event) => proxyRequest(event, `http://orders:8080${event.path}`)); // => calls * http://orders:8080{path}
