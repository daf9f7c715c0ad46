import type { Alternatives } from "../../model/facts.js";
import type { Draft } from "./draft.js";
import { grpcCall, grpcEndpoint } from "./nestjs-grpc.js";
import type { CallUse, DecoratorUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import { patternOf } from "./message-pattern.js";
import { addressOf, settingsOf, transportNamed, transportOf } from "./nestjs-transport.js";
import type { ValueView } from "./value-view.js";

const serverPaths = "{.NestFactory.createMicroservice,.NestFactory.create().connectMicroservice}";
const classTransports: Readonly<Record<string, string>> = { ClientKafka: "kafka", ClientKafkaProxy: "kafka", ClientRMQ: "rabbitmq", ClientTCP: "tcp", ClientRedis: "redis", ClientNats: "nats", ClientMqtt: "mqtt" };
const clientPaths = `{.ClientProxyFactory.create,.ClientProxy,${Object.keys(classTransports).map((name) => `.${name}`).join(",")}}()`;

/** https://docs.nestjs.com/microservices/basics and its pages on transports. */
export const nestjsMicroservices: LibraryModel = {
  id: "nestjs-microservices",
  title: "NestJS (microservices)",
  packages: ["@nestjs/microservices", "@nestjs/core", "@nestjs/common"],
  category: "rpc",
  finds: "`@MessagePattern`, `@EventPattern`, `@GrpcMethod` with the transport of the application; `ClientProxy.send` and `emit`, gRPC clients, with the transport and address of the registered client",
  cannotSee: "the transport of custom strategies that extend no server of Nest",
  aliases: {
    ".Client()": ".ClientProxyFactory.create()",
    ".ClientGrpc()": ".ClientGrpcProxy()",
    ".{INestApplication,NestApplication,NestExpressApplication,NestFastifyApplication}()": ".NestFactory.create()",
  },
  makes: [".ClientProxyFactory.create()"],
  values: [
    { on: ".Inject()", value: registeredClient },
    { on: "{.NestFactory.create(),.NestFactory.createMicroservice(),.NestFactory.createApplicationContext()}.{get,resolve}()", value: (use) => use.arg(0).instance() },
  ],
  uses: [
    { on: `${clientPaths}.send`, facts: call },
    { on: `${clientPaths}.emit`, facts: emit },
    { on: "{.ClientProxyFactory.create,.ClientGrpcProxy}().{getService,getClientByServiceName}().*", facts: (use) => grpcCall(use, clientOf(use)) },
    { on: ".{GrpcMethod,GrpcStreamMethod}", facts: (use) => grpcEndpoint(use, { service: use.arg(0).text(), method: use.arg(1).text() }) },
    { on: serverPaths, facts: listens },
  ],
  decorators: [
    { on: ".MessagePattern", facts: serve },
    { on: ".EventPattern", facts: listen },
    { on: ".{GrpcMethod,GrpcStreamMethod,GrpcStreamCall}", facts: (use) => grpcEndpoint(use, namesOf(use)) },
  ],
};

/** `@Inject("USERS")` where `ClientsModule.register([{ name: "USERS", … }])` stands somewhere: the client of these settings. */
function registeredClient(use: CallUse): ValueView {
  const token = use.arg(0).constant();
  const entries = token === undefined ? [] : use.callsOf(".ClientsModule.{register,registerAsync}").flatMap((one) => entriesOf(one.arg(0)));
  const entry = entries.find((one) => one.prop("name").constant() === token);
  return entry ? use.object(".ClientProxyFactory.create", [entry]) : use.view([]);
}

const entriesOf = (list: ValueView): ValueView[] => (list.prop("clients").exists ? list.prop("clients") : list).elements();

export interface ClientSettings {
  settings: ValueView;
  transport: string | undefined;
  name?: string | undefined;
}

/** The settings that the client was made with: options with a transport, or a client class of one transport with bare options. */
function clientOf(use: CallUse): ClientSettings {
  const made = (use.made("create") ?? use.made("Client"))?.arg(0);
  if (made) {
    const settings = settingsOf(made);
    return { settings, transport: transportOf(settings), name: made.prop("name").constant() };
  }
  const className = /\.(Client\w+)\(\)/.exec(use.receiver.library()?.path ?? "")?.[1] ?? "";
  return { settings: use.arg(use.args.length), transport: classTransports[className] ?? onlyTransport(use) };
}

/** A client of which only the type is known: if all of the service's clients use one transport, it does too. */
function onlyTransport(use: CallUse): string | undefined {
  const settings = [...use.callsOf(".ClientsModule.{register,registerAsync}").flatMap((one) => entriesOf(one.arg(0))), ...use.callsOf(".ClientProxyFactory.create").map((one) => one.arg(0))];
  const transports = new Set(settings.map((one) => transportOf(settingsOf(one))));
  return transports.size === 1 ? [...transports][0] : undefined;
}

function call(use: CallUse): Draft[] {
  const { settings, transport, name } = clientOf(use);
  const operation = patternOf(use.arg(0));
  if (!operation.length) return [];
  const client = name ?? settings.prop("options").prop("queue").constant();
  const target = addressOf(transport, settings);
  const [request, response] = [use.arg(1).shape(), use.typeArg(0).shape()];
  return [{
    type: "rpc-call", protocol: "rpc", operation,
    ...(transport ? { transport } : {}), ...(client ? { client } : {}), ...(target.length ? { target } : {}), ...(request ? { request } : {}), ...(response ? { response } : {}),
  }];
}

function emit(use: CallUse): Draft[] {
  const channel = patternOf(use.arg(0));
  return channel.length ? event("published", { transport: clientOf(use).transport, channel, payload: use.arg(1) }) : [];
}

interface Event {
  transport: string | undefined;
  channel: Alternatives;
  payload?: ValueView | undefined;
}

function event(direction: "published" | "consumed", { transport, channel, payload }: Event): Draft[] {
  const write = direction === "published" ? published : consumed;
  if (transport) return write({ system: transport, kind: kinds[transport] ?? "event", channel, payload });
  return [{ type: "undecided", would: `message-${direction}`, template: channel.map((one) => one.map((part) => (typeof part === "string" ? part : `{${part.name}}`)).join("")).join(" | "), why: "the transport is not known" }];
}

/** What the pattern is to the broker; with RabbitMQ it travels inside the messages of a queue. */
const kinds: Readonly<Record<string, "topic" | "subject">> = { kafka: "topic", mqtt: "topic", redis: "topic", nats: "subject" };

/** The transports that the application listens on; an explicit one of the decorator counts alone. */
function transportsOf(use: DecoratorUse, explicit: ValueView): (string | undefined)[] {
  const named = transportNamed(explicit);
  if (named) return [named];
  const known = use.callsOf(serverPaths).map((one) => transportOf(settingsOf(serverSettings(one)))).filter((one) => one !== undefined && one !== "grpc");
  return known.length ? [...new Set(known)] : [undefined];
}

export const serverSettings = (use: CallUse): ValueView => (use.member === "createMicroservice" ? use.arg(1) : use.arg(0));

function patternsOf(use: DecoratorUse): Alternatives {
  return use.arg(0).exists ? use.arg(0).elements().flatMap(patternOf) : [];
}

function serve(use: DecoratorUse): Draft[] {
  const request = use.onParameters("Payload")[0]?.type.shape();
  const response = use.type.shape();
  return patternsOf(use).flatMap((pattern) => transportsOf(use, use.arg(1)).map((transport): Draft => ({
    type: "rpc-endpoint", protocol: "rpc", method: "", operation: [pattern], ...(transport ? { transport } : {}), ...(request ? { request } : {}), ...(response ? { response } : {}),
  })));
}

function listen(use: DecoratorUse): Draft[] {
  return patternsOf(use).flatMap((pattern) => transportsOf(use, use.arg(1)).flatMap((transport) => event("consumed", { transport, channel: [pattern], payload: use.onParameters("Payload")[0]?.type })));
}

/** Only TCP servers are found by their port; the others meet their clients at a broker. */
function listens(use: CallUse): Draft[] {
  const settings = settingsOf(serverSettings(use));
  const port = settings.prop("options").prop("port");
  return transportOf(settings) === "tcp" && settings.prop("transport").exists ? [{ type: "listens", protocol: "tcp", ...(port.exists ? { port: port.text() } : {}) }] : [];
}

/** `@GrpcMethod()` on `findOne` of `UsersService` is `UsersService/FindOne`. */
function namesOf(use: DecoratorUse): { service: Alternatives; method: Alternatives } {
  const capital = use.name.charAt(0).toUpperCase() + use.name.slice(1);
  return { service: use.arg(0).exists ? use.arg(0).text() : [[use.className]], method: use.arg(1).exists ? use.arg(1).text() : [[capital]] };
}
