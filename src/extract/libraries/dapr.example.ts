import { CommunicationProtocolEnum, DaprClient, DaprServer, HttpMethod } from "@dapr/dapr";
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

const radio = { pubsub: { publish: (station: string, song: string) => [station, song] } };
radio.pubsub.publish("fm", "orders");

// @file names.ts
export const bus = "order-bus";
