import axios, { type AxiosInstance, type AxiosRequestConfig } from "axios";

interface Order {
  id: string;
  total: number;
}

const orders = axios.create({ baseURL: process.env.ORDERS_URL ?? "http://orders:3000/" });

export async function show(id: string) {
  return orders.get<Order>(`/orders/${id}`); // => calls GET {ORDERS_URL}/orders/{id}
}

export const create = (order: Order) => axios.post("http://orders/orders", order); // => calls POST http://orders/orders

class Client {
  constructor(private readonly http: AxiosInstance, private readonly base: string) {}

  get(path: string) {
    return this.http.get(this.base + path);
  }
}

const client = new Client(axios, "http://users");
client.get("/users"); // => calls GET http://users/users
axios({ method: "put", url: "http://users/users/1", data: { name: "Ada" } }); // => calls PUT http://users/users/1

const send = (verb: "get" | "delete", path: string) => axios[verb](`http://stock${path}`);
send("delete", "/stock/1"); // => calls DELETE http://stock/stock/1
const ask = (options: AxiosRequestConfig) => orders(options).then(({ data }) => data);
ask({ url: new URL("levels", window.config.STOCK_URL).toString() }); // => calls GET {STOCK_URL}/levels
axios.isAxiosError(new Error("no request"));

// @file prices.service.ts
import { HttpModule, HttpService } from "@nestjs/axios";
import { Injectable, Module } from "@nestjs/common";
import { firstValueFrom, lastValueFrom, map } from "rxjs";

@Injectable()
export class PricesService {
  constructor(private readonly httpService: HttpService, private readonly cache: Map<string, number>) {}

  all() {
    this.cache.get("/prices");
    return this.httpService.get<number[]>("/prices").pipe(map((response) => response.data)); // => calls GET http://prices:3000/api/prices
  }

  async set(sku: string, amount: number) {
    const { data } = await firstValueFrom(this.httpService.put(`/prices/${sku}`, { amount })); // => calls PUT http://prices:3000/api/prices/{sku}
    await lastValueFrom(this.httpService.request({ method: "DELETE", url: "/drafts" })); // => calls DELETE http://prices:3000/api/drafts
    return this.httpService.axiosRef.patch("http://audit/entries/1", data); // => calls PATCH http://audit/entries/1
  }
}

@Module({ imports: [HttpModule.register({ baseURL: "http://prices:3000/api", timeout: 5000 })], providers: [PricesService] })
export class PricesModule {}

// @file public/page.js
axios({ // => calls GET /api/banners
  method: "get",
  url: "/api/banners",
}).then((response) => show(response.data));
