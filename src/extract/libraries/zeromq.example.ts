import * as zmq from "zeromq";
import old from "zeromq/v5-compat";
import { topics } from "./topics";

export async function main(order: { id: string }) {
  const publisher = new zmq.Publisher();
  await publisher.bind("tcp://*:5555");
  await publisher.send([topics.placed, JSON.stringify(order)]); // => publishes zeromq topic order.placed

  const subscriber = new zmq.Subscriber();
  subscriber.connect("tcp://payments:5555");
  subscriber.subscribe("payment.settled", "payment.refunded"); // => consumes zeromq topic payment.refunded; consumes zeromq topic payment.settled
  for await (const [topic, body] of subscriber) console.log(String(topic), JSON.parse(String(body)).id);

  const push = new zmq.Push();
  await push.send(["not a topic", JSON.stringify(order)]);
}

const drivers = old.socket("pub");
drivers.send(["driver.moved", JSON.stringify({ lat: 1 })]); // => publishes zeromq topic driver.moved
const positions = old.socket("sub");
positions.subscribe("driver.moved"); // => consumes zeromq topic driver.moved
old.socket("push").send(["work", "1"]);

// @file topics.ts
export const topics = { placed: "order.placed" };
