import { Client } from "@stomp/stompjs";
import stompit from "stompit";
import { destinations } from "./destinations";

const client = new Client({ brokerURL: "ws://activemq:61614/ws" });

client.onConnect = () => {
  client.subscribe(destinations.rides, (message) => console.log(JSON.parse(message.body).id)); // => consumes activemq topic rides
  client.publish({ destination: "/queue/orders", body: JSON.stringify({ id: "1" }) }); // => publishes activemq queue orders
};

stompit.connect({ host: "activemq", port: 61613 }, (error, connection) => {
  const frame = connection.send({ destination: "/queue/receipts", "content-type": "application/json" }); // => publishes activemq queue receipts
  frame.end(JSON.stringify({ order: "1" }));
  connection.subscribe({ destination: "/queue/payments", ack: "client-individual" }, (failed, message) => message.readString("utf-8", console.log)); // => consumes activemq queue payments
});

const magazine = { subscribe: (title: string) => title };
magazine.subscribe("/topic/rides");

// @file destinations.ts
export const destinations = { rides: "/topic/rides" };

// @file browser.js
import SockJS from "sockjs-client";
import { Stomp } from "@stomp/stompjs";

const socket = Stomp.over(() => new SockJS("/ws")); // => calls GET /ws
socket.connect({}, () => {
  socket.subscribe("/topic/offers", console.log); // => consumes activemq topic offers
  socket.send("/app/offers", {}, JSON.stringify({ price: 1 })); // => publishes activemq topic /app/offers
});
