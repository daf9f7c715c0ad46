import { Server } from "socket.io";
import { io } from "socket.io-client";
import { MessageBody, SubscribeMessage, WebSocketGateway, WebSocketServer } from "@nestjs/websockets";
import { EventEmitter } from "node:events";

const server = new Server(3000);
const local = new EventEmitter();

server.on("connection", (socket) => {
  socket.on("ride:request", (ride: { id: string }) => { // => serves socket.io ride:request
    socket.join(ride.id);
    socket.to(ride.id).emit("ride:allocated", ride); // => publishes socket.io event ride:allocated
  });
  socket.on("disconnect", () => undefined);
});
server.of("/drivers").emit("shift:over"); // => publishes socket.io event shift:over
local.on("ride:request", console.log);
local.emit("ride:allocated");

const client = io(process.env.RIDES_URL!);
client.emit("ride:request", { id: "1" }); // => calls socket.io ride:request at {RIDES_URL}
client.on("ride:allocated", console.log); // => consumes socket.io event ride:allocated
client.on("connect", () => client.id);

@WebSocketGateway()
export class ChatGateway {
  @WebSocketServer()
  private readonly out!: Server;

  @SubscribeMessage("chat") // => serves socket.io chat
  chat(@MessageBody() message: { text: string }) {
    this.out.emit("chat:said", message); // => publishes socket.io event chat:said
  }
}
