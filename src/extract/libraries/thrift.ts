import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const clients = "{.createClient(),.createHttpClient(),.createWSClient(),.createXHRClient()}";

/** https://thrift.apache.org/tutorial/nodejs.html, and what @creditkarma puts around it. */
export const thrift: LibraryModel = {
  id: "thrift",
  title: "Apache Thrift",
  packages: ["thrift", "@creditkarma/thrift-client"],
  category: "rpc",
  finds: "methods of generated services that clients call and servers implement, with the client's address",
  cannotSee: "services behind a multiplexed processor",
  uses: [
    { on: `${clients}.*`, facts: call },
    { on: ".{createServer,createMultiplexServer,createHttpServer}", facts: (use) => serve(use.arg(0), use.arg(1)) },
    { on: ".createWebServer", facts: (use) => use.arg(0).prop("services").keys().flatMap((path) => serve(use.arg(0).prop("services").prop(path).prop("processor"), use.arg(0).prop("services").prop(path).prop("handler"))) },
  ],
};

/** Of the module that thrift generates, the service's name is all that counts. */
const nameOf = (service: ValueView | undefined): string => service?.written.replace(/^(?:.*\.)?/, "") ?? "";

function call(use: CallUse): Draft[] {
  const made = use.made("createClient") ?? use.made("createHttpClient") ?? use.made("createWSClient") ?? use.made("createXHRClient");
  const service = nameOf(made?.arg(0));
  const target = addressOf(made?.arg(1));
  const request = use.arg(0).shape();
  if (service === "" || use.member === "on") return [];
  return [{ type: "rpc-call", protocol: "rpc", transport: "thrift", operation: [[`${service}/${use.member}`]], ...(target.length ? { target } : {}), ...(request ? { request } : {}) }];
}

function addressOf(connection: ValueView | undefined): Alternatives {
  const made = ["createConnection", "createHttpConnection", "createSSLConnection", "createWSConnection", "createXHRConnection"].map((kind) => connection?.made(kind)).find((one) => one !== undefined);
  const hosts = made?.arg(0).text() ?? [];
  const ports = made?.arg(1).text() ?? [];
  return hosts.flatMap((host) => (ports.length ? ports.map((port) => [...host, ":", ...port]) : [host]));
}

function serve(service: ValueView, handler: ValueView): Draft[] {
  const name = nameOf(service);
  return name === "" ? [] : handler.methods().map((method) => ({ type: "rpc-endpoint", protocol: "rpc", transport: "thrift", method: "", operation: [[`${name}/${method}`]] }));
}
