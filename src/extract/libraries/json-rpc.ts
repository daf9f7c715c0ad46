import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import { joinUrl } from "./http-facts.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

const transport = "jsonrpc";
const jaysonClients = "{.Client.http(),.Client.https(),.Client.tcp(),.Client.tls(),.Client.browser(),.Client.websocket()}";

/** https://www.jsonrpc.org/specification, as jayson, json-rpc-2.0, node-json-rpc, multitransport-jsonrpc and rpc-websockets have it. */
export const jsonRpc: LibraryModel = {
  id: "json-rpc",
  title: "JSON-RPC (jayson, json-rpc-2.0, node-json-rpc, rpc-websockets)",
  packages: ["jayson", "jayson/promise", "json-rpc-2.0", "node-json-rpc", "rpc-websockets"],
  category: "rpc",
  finds: "methods that are called, with the address of the client, and methods that servers have",
  cannotSee: "methods that a server's router function makes up",
  aliases: { ".default": "", ".{JSONRPCServerAndClient,TypedJSONRPCClient}()": ".JSONRPCClient()", ".TypedJSONRPCServer()": ".JSONRPCServer()", ".client": ".Client", ".server": ".Server" },
  uses: [
    { on: `${jaysonClients}.request`, facts: (use) => call(use.arg(0), { request: use.arg(1), target: addressOf(use) }) },
    { on: ".JSONRPCClient().{request,notify,requestAdvanced}", facts: (use) => call(use.arg(0), { request: use.arg(1), target: [] }) },
    { on: ".Client().call", facts: (use) => (use.arg(0).is("object") ? call(use.arg(0).prop("method"), { request: use.arg(0).prop("params"), target: hostOf(use.made("Client")?.arg(0)) }) : call(use.arg(0), { request: use.arg(1), target: use.made("Client")?.arg(0).text() ?? [] })) },
    { on: ".{JSONRPCServer,JSONRPCClient,Server}().{addMethod,addMethodAdvanced,method,register}", facts: (use) => serve(use.arg(0).constants()) },
    { on: "{.Server,.Server().methods}", facts: (use) => serve(use.arg(0).prop("port").exists ? [] : use.arg(0).keys()) },
  ],
};

interface Asked {
  request: ValueView;
  target: Alternatives;
}

function call(method: ValueView, { request, target }: Asked): Draft[] {
  const operation = method.text();
  const shape = request.shape();
  return operation.length ? [{ type: "rpc-call", protocol: "rpc", transport, operation, ...(target.length ? { target } : {}), ...(shape ? { request: shape } : {}) }] : [];
}

function serve(methods: readonly string[]): Draft[] {
  return methods.map((method) => ({ type: "rpc-endpoint", protocol: "rpc", transport, method: "", operation: [[method]] }));
}

/** `jayson.client.http({ host, port })`, or a URL. */
function addressOf(use: CallUse): Alternatives {
  const made = ["http", "https", "tcp", "tls", "websocket"].map((kind) => use.made(kind)).find((one) => one !== undefined);
  return hostOf(made?.arg(0));
}

function hostOf(options: ValueView | undefined): Alternatives {
  if (!options?.exists) return [];
  if (options.is("text")) return options.text();
  const url = options.prop("url");
  if (url.exists) return url.text();
  const ports = options.prop("port").text();
  const hosts = options.prop("hostname", "host").text();
  const paths = options.prop("path").text();
  return joinUrl(hosts.flatMap((host) => (ports.length ? ports.map((port) => [...host, ":", ...port]) : [host])), paths);
}
