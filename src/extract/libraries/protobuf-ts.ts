import type { Draft } from "./draft.js";
import { capital } from "./grpc-name.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** https://github.com/timostamm/protobuf-ts: generated clients hand each call to the runtime together with the description of its method. */
export const protobufTs: LibraryModel = {
  id: "protobuf-ts",
  title: "protobuf-ts",
  packages: ["@protobuf-ts/runtime-rpc", "@protobuf-ts/grpc-backend", "@protobuf-ts/grpc-transport", "@protobuf-ts/grpcweb-transport", "@protobuf-ts/twirp-transport"],
  category: "rpc",
  system: "grpc",
  finds: "calls of generated clients with the address of their transport, and services that a server adapts",
  cannotSee: "clients whose generated code is not in the repository",
  uses: [
    { on: ".stackIntercept", facts: call },
    { on: ".adaptService", facts: (use) => serve(use.arg(0), use.arg(1)) },
  ],
};

/** `new ServiceType("shop.Orders", [{ name: "Find", … }])` */
function described(service: ValueView): { name: string; methods: string[] } | undefined {
  const made = service.made("ServiceType");
  const name = made?.arg(0).constant();
  return name === undefined ? undefined : { name, methods: made?.arg(1).elements().flatMap((one) => one.prop("name").constants()) ?? [] };
}

/** `stackIntercept("unary", this._transport, this.methods[2], options, input)`: who calls the client is asked through the input. */
function call(use: CallUse): Draft[] {
  const service = described(use.arg(2));
  const index = /\.methods\.(\d+)$/.exec(use.arg(2).library()?.path ?? "")?.[1];
  const method = index === undefined ? undefined : service?.methods[Number(index)];
  if (!service || method === undefined) return [];
  const transport = ["GrpcTransport", "GrpcWebFetchTransport", "TwirpFetchTransport"].map((kind) => use.arg(1).made(kind)).find((one) => one !== undefined);
  const target = transport?.arg(0).prop("host", "baseUrl").text() ?? [];
  const request = use.arg(4).shape();
  return [{ type: "rpc-call", protocol: "grpc", operation: [[`${service.name}/${capital(method)}`]], asks: [...use.arg(1).text(), ...use.arg(4).text()], ...(target.length ? { target } : {}), ...(request ? { request } : {}) }];
}

function serve(definition: ValueView, implementation: ValueView): Draft[] {
  const service = described(definition);
  const served = new Set(implementation.methods().map(capital));
  const methods = service?.methods.map(capital).filter((one) => served.size === 0 || served.has(one)) ?? [];
  return methods.map((method) => ({ type: "rpc-endpoint", protocol: "grpc", method: "", operation: [[`${service?.name ?? ""}/${method}`]] }));
}
