import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://nodejs.org/api/net.html, /tls.html. */
export const sockets: LibraryModel = {
  id: "sockets",
  title: "Node net and tls",
  packages: ["net", "tls"],
  category: "rpc",
  finds: "connections of sockets to a host that the code names",
  cannotSee: "what is said over them",
  uses: [
    { on: ".{connect,createConnection}", facts: connected },
    { on: ".Socket().connect", facts: connected },
  ],
};

/** `connect({ host, port })` or `connect(port, host)`. Without a host it is the machine itself, and a path is no address. */
function connected(use: CallUse): Draft[] {
  const options = use.arg(0);
  const host: ValueView = options.is("object") ? options.prop("host", "servername") : use.arg(1);
  const port = (options.is("object") ? options.prop("port") : options).text()[0] ?? [];
  if (host.is("function") || host.is("object")) return [];
  const target = host.text().map((one) => ["tcp://", ...one, ...(port.length ? [":", ...port] : [])]);
  return target.length ? [{ type: "rpc-call", protocol: "rpc", transport: "tcp", operation: [], target }] : [];
}
