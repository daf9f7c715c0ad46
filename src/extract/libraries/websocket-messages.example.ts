import WebSocket, { WebSocketServer } from "ws";
import { Types } from "./types";

const server = new WebSocketServer({ port: 8080 });

server.on("connection", (socket) => {
  socket.on("message", (data) => { // => serves websocket order.cancel; serves websocket order.place; serves websocket order.track
    const message = JSON.parse(String(data));
    switch (message.type) {
      case "order.place":
        return socket.send(JSON.stringify({ type: Types.Placed, id: "1" })); // => publishes websocket event order.placed
      case Types.Cancel:
        return reply(socket, "order.cancelled", { id: message.id }); // => publishes websocket event order.cancelled
    }
    return handle(message);
  });
  socket.on("close", () => console.log("gone"));
});

function handle(message: { type: string }) {
  if (message.type === "order.track") console.log(message);
}

function reply(socket: WebSocket, type: string, payload: object) {
  socket.send(JSON.stringify({ type, payload }));
}

export function broadcast(price: number) {
  server.clients.forEach((socket) => socket.send(JSON.stringify({ event: "price.changed", price }))); // => publishes websocket event price.changed
}

const post = { send: (letter: string) => letter };
post.send(JSON.stringify({ type: "order.place" }));

// @file types.ts
export enum Types {
  Placed = "order.placed",
  Cancel = "order.cancel",
}

// @file browser.ts
const socket = new WebSocket("ws://orders:8080"); // => calls GET ws://orders:8080

socket.addEventListener("message", (event) => { // => consumes websocket event order.placed
  const { type, payload } = JSON.parse(event.data);
  if (type === "order.placed") console.log(payload);
});

export function place(sku: string) {
  const message = JSON.stringify({ type: "order.place", sku });
  socket.send(message); // => calls websocket order.place at ws://orders:8080
  socket.send("ping");
}
