import { CommunicationProtocolEnum, DaprClient, DaprServer, HttpMethod } from "@dapr/dapr";
import axios from "axios";
import { bus } from "./names";

const client = new DaprClient({ daprHost: "127.0.0.1", daprPort: process.env.DAPR_HTTP_PORT, communicationProtocol: CommunicationProtocolEnum.HTTP });
const server = new DaprServer({ serverHost: "127.0.0.1", serverPort: "5001", clientOptions: {} });

export async function place(order: { id: string; total: number }) {
  await client.pubsub.publish(bus, "orders", order); // => publishes dapr topic orders
  await client.invoker.invoke("checkout", "charges", HttpMethod.POST, { order: order.id }); // => calls POST http://checkout/charges
  const user = await client.invoker.invoke("users", `users/${order.id}`, HttpMethod.GET); // => calls GET http://users/users/{id}
  await client.state.save("order-store", [{ key: order.id, value: order }]); // => writes dapr key order-store
  await client.state.get("order-store", order.id); // => reads dapr key order-store
  await client.binding.send("mails", "create", { to: "user-1" }); // => publishes dapr queue mails
  return user;
}

export async function main() {
  await server.pubsub.subscribe(bus, "payments", async (data: { id: string }) => console.log(data.id)); // => consumes dapr topic payments
  await server.invoker.listen("orders", async () => ({ ok: true }), { method: HttpMethod.POST }); // => serves POST /orders
  await server.invoker.listen("health", async () => "fine"); // => serves GET /health
  await server.binding.receive("timer", async () => undefined); // => consumes dapr queue timer
  await server.start();
}

const sidecar = `http://localhost:${process.env.DAPR_HTTP_PORT}`;

export async function plain(order: { id: string; item: string }) {
  await axios.post(`${sidecar}/v1.0/publish/${bus}/orders?metadata.ttlInSeconds=60`, { id: order.id }); // => publishes dapr topic orders
  await axios.get(`${sidecar}/v1.0/invoke/prices/method/prices/${order.item}`); // => calls GET http://prices/prices/{item}
  await axios.post(`${sidecar}/quotes`, { item: order.item }, { headers: { "dapr-app-id": "prices" } }); // => calls POST http://prices/quotes
  await axios.get(`${sidecar}/v1.0/state/order-store/${order.id}`); // => reads dapr key order-store
  await axios.post(`${sidecar}/v1.0/state/order-store`, [{ key: order.id, value: order }]); // => writes dapr key order-store
  await axios.get("https://api.example/v1.0/orders"); // => calls GET https://api.example/v1.0/orders
}

const radio = { pubsub: { publish: (station: string, song: string) => [station, song] } };
radio.pubsub.publish("fm", "orders");

// @file names.ts
export const bus = "order-bus";
