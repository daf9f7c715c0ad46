/** gRPC in Nest: services of clients and handlers, named with the package that the options give. */
import type { Alternatives } from "../../model/facts.js";
import { normalise } from "../../model/template.js";
import type { Draft } from "./draft.js";
import type { CallUse, DecoratorUse } from "./library-model.js";
import { addressOf, settingsOf, transportOf } from "./nestjs-transport.js";
import type { ValueView } from "./value-view.js";

const serverPaths = "{.NestFactory.createMicroservice,.NestFactory.create().connectMicroservice}";

/** `client.getService("UsersService").findOne(…)`: Nest lets the code write the method with a small letter. */
export function grpcCall(use: CallUse, { settings }: { settings: ValueView }): Draft[] {
  const service = (use.made("getService") ?? use.made("getClientByServiceName"))?.arg(0).text() ?? [];
  const operation = joinNames({ service, method: [[use.member.charAt(0).toUpperCase() + use.member.slice(1)]] }, packagesOf(settings));
  if (!operation.length) return [];
  const target = addressOf("grpc", settings);
  const request = use.arg(0).shape();
  return [{ type: "rpc-call", protocol: "grpc", operation, ...(target.length ? { target } : {}), ...(request ? { request } : {}) }];
}

export function grpcEndpoint(use: CallUse | DecoratorUse, names: GrpcNames): Draft[] {
  const servers = use.callsOf(serverPaths).map((one) => settingsOf(one.member === "createMicroservice" ? one.arg(1) : one.arg(0)));
  const packages = servers.filter((one) => transportOf(one) === "grpc").flatMap(packagesOf);
  const operation = joinNames(names, packages);
  const response = "className" in use ? use.type.shape() : undefined;
  return operation.length ? [{ type: "rpc-endpoint", protocol: "grpc", method: "", operation, ...(response ? { response } : {}) }] : [];
}

interface GrpcNames {
  service: Alternatives;
  method: Alternatives;
}

/** With several packages nothing tells which one has the service; the proto file will. */
function joinNames({ service, method }: GrpcNames, packages: readonly string[]): Alternatives {
  const only = new Set(packages).size === 1 ? packages[0] : undefined;
  return service.flatMap((one) => method.map((name) => normalise([...(only === undefined || one.some((part) => typeof part === "string" && part.includes(".")) ? [] : [`${only}.`]), ...one, "/", ...name])));
}

function packagesOf(settings: ValueView): string[] {
  const written = settings.prop("options").prop("package");
  return (written.exists ? written : settings.prop("package")).elements().flatMap((one) => one.constants());
}
