import bent from "bent";
import phin from "phin";
import wretch from "wretch";
import { Gaxios, request } from "gaxios";
import { RestClient } from "typed-rest-client/RestClient";

const post = bent("http://orders:3000", "POST", "json", 201);
export const place = (sku: string) => post("/orders", { sku }); // => calls POST http://orders:3000/orders

export const price = (sku: string) => phin({ url: `http://prices/prices/${sku}`, parse: "json" }); // => calls GET http://prices/prices/{sku}

const rides = wretch(process.env.RIDES_URL).headers({ accept: "application/json" });
export const ride = (id: string) => rides.url(`/rides/${id}`).get().json(); // => calls GET {RIDES_URL}/rides/{id}
export const book = (from: string) => rides.url("/rides").post({ from }).json(); // => calls POST {RIDES_URL}/rides

const users = new Gaxios({ baseURL: "http://users" });
users.request({ url: "/users", method: "POST", data: { name: "Ada" } }); // => calls POST http://users/users
request({ url: "http://audit/entries" }); // => calls GET http://audit/entries

const stock = new RestClient("orders", "http://stock:8080");
export const level = (sku: string) => stock.get<{ count: number }>(`levels/${sku}`); // => calls GET http://stock:8080/levels/{sku}
stock.create("levels", { count: 1 }); // => calls POST http://stock:8080/levels

const names = new Map<string, string>();
names.get("/users");
