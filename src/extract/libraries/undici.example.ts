import { Agent, Client, fetch, Pool, request, setGlobalDispatcher } from "undici";

setGlobalDispatcher(new Agent({ connections: 10 }));

const stock = new Pool(process.env.STOCK_URL ?? "http://stock:8080");
const prices = new Client("http://prices");

export async function reserve(sku: string, amount: number) {
  return stock.request({ path: `/stock/${sku}/reservations`, method: "POST", body: JSON.stringify({ amount }) }); // => calls POST {STOCK_URL}/stock/{sku}/reservations
}

export const price = (sku: string) => prices.request({ method: "GET", path: "/prices/" + sku }); // => calls GET http://prices/prices/{sku}

export async function order(id: string) {
  const { body } = await request(`http://orders/orders/${id}`, { headers: { accept: "application/json" } }); // => calls GET http://orders/orders/{id}
  return body.json();
}

fetch("http://users/users", { method: "POST", body: JSON.stringify({ name: "Ada" }) }); // => calls POST http://users/users

const queue = { request: (job: { path: string }) => job };
queue.request({ path: "/orders" });
prices.close();
