import got, { type Got } from "got";
import ky from "ky";

interface Order {
  id: string;
}

const orders: Got = got.extend({ prefixUrl: process.env.ORDERS_URL, retry: { limit: 2 } });

export class OrderClient {
  constructor(private readonly http: Got = orders) {}

  show(id: string) {
    return this.http.get(`orders/${id}`, { responseType: "json" }).json<Order>(); // => calls GET {ORDERS_URL}/orders/{id}
  }

  async create(order: Order) {
    const { body } = await got.post("http://orders/orders", { json: order }); // => calls POST http://orders/orders
    return body;
  }
}

export const search = (text: string) => got("http://search/items", { method: "POST", searchParams: { text } }); // => calls POST http://search/items
got.stream("http://files/export").pipe(process.stdout); // => calls GET http://files/export
got({ url: "http://users/users", method: "DELETE" }); // => calls DELETE http://users/users

const api = ky.create({ prefixUrl: "/api" });
api.put("carts/1", { json: { items: [] } }).json(); // => calls PUT /api/carts/1
ky("/api/me"); // => calls GET /api/me

const cache = new Map<string, Order>();
cache.get("orders/1");
got.mergeOptions({});

const traced = orders.extend({ headers: { "x-trace": "1" } });
traced.delete("orders/1"); // => calls DELETE {ORDERS_URL}/orders/1
const health = got.extend({ url: "http://orders/health" });
health.get(); // => calls GET http://orders/health
