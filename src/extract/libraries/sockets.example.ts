import net, { Socket } from "net";
import * as tls from "tls";

export class Printer {
  private readonly socket = new Socket();

  constructor(private readonly host: string) {}

  print(label: string) {
    this.socket.connect({ host: this.host, port: 9100 });
    this.socket.write(label);
  }
}

new Printer("printer.warehouse").print("order 1"); // => calls tcp ? at tcp://printer.warehouse:9100
net.createConnection(6000, "scales", () => console.log("weighing")); // => calls tcp ? at tcp://scales:6000
tls.connect({ host: process.env.LEDGER_HOST, port: 8443 }); // => calls tcp ? at tcp://{LEDGER_HOST}:8443
net.connect("/var/run/docker.sock");
net.connect(5432);
net.createServer((socket) => socket.end("bye")).listen(7000);
