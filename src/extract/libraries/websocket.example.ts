import WebSocket, { WebSocketServer } from "ws";
import ReconnectingWebSocket from "reconnecting-websocket";
import { webSocket } from "rxjs/webSocket";

export class PriceFeed {
  private readonly socket: WebSocket;

  constructor(private readonly base: string) {
    this.socket = new WebSocket(`${this.base}/prices`);
    this.socket.on("message", (text) => console.log(text));
  }
}

new PriceFeed("wss://prices.example.com"); // => calls GET wss://prices.example.com/prices
export const rides = new ReconnectingWebSocket(() => `${process.env.RIDES_URL}/live`); // => calls GET {RIDES_URL}/live
export const carts = webSocket<{ id: string }>({ url: "ws://carts:4000/updates" }); // => calls GET ws://carts:4000/updates

const server = new WebSocketServer({ port: 8080 });
server.on("connection", (client) => client.send("hello"));

// @file page.js
const socket = new window.WebSocket("ws://" + location.host + "/orders/live"); // => calls GET ws://{host}/orders/live
socket.send(JSON.stringify({ subscribe: "orders" }));

class WebSocketPool {
  open(url) {
    return url;
  }
}
new WebSocketPool("ws://orders");
