import axios, { type AxiosInstance } from "axios";

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
axios.isAxiosError(new Error("no request"));
