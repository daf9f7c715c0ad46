import { makeApi, Zodios } from "@zodios/core";
import { initClient, initContract } from "@ts-rest/core";

const ridesApi = makeApi([
  { method: "get", path: "/rides/:id", alias: "getRide", response: {} },
  { method: "post", path: "/rides", alias: "bookRide", response: {} },
]);
const rides = new Zodios("http://rides:3000", ridesApi);

export const ride = (id: string) => rides.getRide({ params: { id } }); // => calls GET http://rides:3000/rides/{id}
export const fares = () => rides.get("/fares/:zone", { params: { zone: 1 } }); // => calls GET http://rides:3000/fares/{zone}
rides.use({ name: "log" });

const c = initContract();
const contract = c.router({
  orders: c.router({
    show: { method: "GET", path: "/orders/:id" },
    place: { method: "POST", path: "/orders" },
  }),
});
const client = initClient(contract, { baseUrl: process.env.ORDERS_URL, baseHeaders: {} });

export const show = (id: string) => client.orders.show({ params: { id } }); // => calls GET {ORDERS_URL}/orders/{id}
export const place = (sku: string) => client.orders.place({ body: { sku } }); // => calls POST {ORDERS_URL}/orders
