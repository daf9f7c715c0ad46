import { $fetch as request, ofetch } from "ofetch";

const orders = ofetch.create({ baseURL: "http://orders:8080/v1" });

export async function place(order: { sku: string; count: number }) {
  await orders("/orders", { method: "POST", body: order }); // => calls POST http://orders:8080/v1/orders
  return ofetch.raw(`https://rides.example.com/rides/${order.sku}`); // => calls GET https://rides.example.com/rides/{sku}
}

export const remove = (id: string) => request(`/api/orders/${id}`, { method: "delete" }); // => calls DELETE /api/orders/{id}
export const invoice = (id: string) => orders.native(`/invoices/${id}`); // => calls GET http://orders:8080/v1/invoices/{id}
export const build = { raw: (text: string) => text }.raw("/orders");
