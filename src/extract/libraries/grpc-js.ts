import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import type { CallUse, LibraryModel } from "./library-model.js";
import type { ValueView } from "./value-view.js";

/** Packages of proto files nest; deeper than three names is rare. */
const loaded = ".loadPackageDefinition(){,.*,.*.*,.*.*.*}";
const builtIn = new Set(["close", "getChannel", "waitForReady", "makeUnaryRequest", "makeClientStreamRequest", "makeServerStreamRequest", "makeBidiStreamRequest"]);

/** https://grpc.io/docs/languages/node/basics: clients and servers of loaded proto files and of generated code. */
export const grpcJs: LibraryModel = {
  id: "grpc-js",
  title: "gRPC (grpc-js)",
  packages: ["@grpc/grpc-js", "grpc"],
  category: "rpc",
  system: "grpc",
  finds: "calls of clients and methods that servers implement, of proto files loaded at run time and of stubs that protoc or ts-proto generated, with the address",
  cannotSee: "stubs that are generated while building and not in the repository",
  aliases: { ".{load,loadObject}()": ".loadPackageDefinition()" },
  uses: [
    { on: `${loaded}.*().*`, facts: callLoaded },
    { on: "{.makeGenericClientConstructor,.makeClientConstructor}()().*", facts: callGenerated },
    { on: ".Server().addService", facts: serve },
  ],
};

function callLoaded(use: CallUse): Draft[] {
  const names = use.wildcards.slice(0, -1);
  const service = names.at(-1) ?? "";
  if (builtIn.has(use.member)) return [];
  return [call(use, { operation: `${names.join(".")}/${capital(use.member)}`, address: use.made(service)?.arg(0) })];
}

/** `new OrdersClient(address)` calls what the factory made, which knows the path of each method. */
function callGenerated(use: CallUse): Draft[] {
  const constructed = use.made(".makeGenericClientConstructor()") ?? use.made(".makeClientConstructor()");
  const definition = (use.made("makeGenericClientConstructor") ?? use.made("makeClientConstructor"))?.arg(0);
  const operation = definition?.prop(use.member, lower(use.member)).prop("path").constant();
  return operation ? [call(use, { operation: operation.replace(/^\//, ""), address: constructed?.arg(0) })] : [];
}

function call(use: CallUse, { operation, address }: { operation: string; address: ValueView | undefined }): Draft {
  const target: Alternatives = address?.text() ?? [];
  const request = use.arg(0).shape();
  return { type: "rpc-call", protocol: "grpc", operation: [[operation]], ...(target.length ? { target } : {}), ...(request ? { request } : {}) };
}

/** `server.addService(proto.orders.Orders.service, { find: … })`, `server.addService(OrdersService, { … })`. */
function serve(use: CallUse): Draft[] {
  const definition = use.arg(0);
  const generated = definition.keys().flatMap((key) => definition.prop(key).prop("path").constants()).map((path) => path.replace(/^\//, ""));
  const names = generated.length ? generated : loadedNames(definition, use.arg(1));
  return names.map((name) => ({ type: "rpc-endpoint", protocol: "grpc", method: "", operation: [[name]] }));
}

/** Without a readable implementation every method of the service is served. */
function loadedNames(definition: ValueView, implementation: ValueView): string[] {
  const service = /^\.(?:loadPackageDefinition)\(\)\.(.+)\.service$/.exec(definition.library()?.path ?? "")?.[1];
  if (service === undefined) return [];
  const methods = implementation.keys();
  return methods.length ? methods.map((method) => `${service}/${capital(method)}`) : [`${service}/*`];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
