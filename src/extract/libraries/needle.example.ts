import needle from "needle";

const host = "http://orders:3000";

export async function orders() {
  const { body } = await needle("get", `${host}/orders`); // => calls GET http://orders:3000/orders
  return body;
}

export const create = (sku: string) => needle("post", `${host}/orders`, { sku, amount: 1 }, { json: true }); // => calls POST http://orders:3000/orders
needle.get(`${host}/health`, (error, response) => console.log(error, response)); // => calls GET http://orders:3000/health
needle.delete(host + "/orders/1", null); // => calls DELETE http://orders:3000/orders/1
needle.request("put", host + "/orders/1", { amount: 2 }, () => undefined); // => calls PUT http://orders:3000/orders/1
needle.defaults({ open_timeout: 1000 });

new Map([["a", 1]]).get("a");
