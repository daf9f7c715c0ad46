/** Transports of Nest microservices: what the options of a client or server say. */
import type { Alternatives } from "../../model/facts.js";
import { normalise } from "../../model/template.js";
import type { ValueView } from "./value-view.js";

/** Order of the enum `Transport` of @nestjs/microservices. */
const byNumber = ["tcp", "redis", "nats", "mqtt", "grpc", "rabbitmq", "kafka"] as const;
const byName: Readonly<Record<string, string>> = { TCP: "tcp", REDIS: "redis", NATS: "nats", MQTT: "mqtt", GRPC: "grpc", RMQ: "rabbitmq", KAFKA: "kafka" };

/** Settings of a client or server: written down, or made by a function. */
export function settingsOf(view: ValueView): ValueView {
  const factory = view.prop("useFactory");
  return !view.prop("transport", "options").exists && factory.exists ? factory.returned() : view;
}

/** The transport by its OpenTelemetry or lower-case name; without any Nest takes TCP. */
export function transportOf(settings: ValueView): string | undefined {
  const written = settings.prop("transport");
  if (written.exists) return transportNamed(written);
  const strategy = settings.prop("strategy");
  return strategy.exists ? transportOfStrategy(strategy) : settings.is("object") ? "tcp" : undefined;
}

/** Servers that Nest has for each transport, which a custom strategy extends. */
const byServer: Readonly<Record<string, string>> = { TCP: "tcp", Redis: "redis", Nats: "nats", Mqtt: "mqtt", Grpc: "grpc", RMQ: "rabbitmq", Kafka: "kafka" };

/** `new OrdersStrategy()` of `class OrdersStrategy extends ServerKafka`; or what it says of itself. */
function transportOfStrategy(strategy: ValueView): string | undefined {
  const transport = strategy.prop("transportId");
  const base = /^\.Server(\w+)\(\)/.exec(transport.library()?.path ?? "")?.[1];
  return base === undefined ? transportNamed(transport) : byServer[base];
}

/** `Transport.KAFKA`, or its number. */
export function transportNamed(view: ValueView): string | undefined {
  const member = view.library()?.path.split(".").pop();
  return (member === undefined ? undefined : byName[member]) ?? byNumber[Number(view.constant() ?? "none")];
}

/** Where the other side listens, for transports without a broker. */
export function addressOf(transport: string | undefined, settings: ValueView): Alternatives {
  const options = settings.prop("options");
  if (transport === "grpc") return options.prop("url").text();
  if (transport !== "tcp") return [];
  const hosts = options.prop("host").text();
  const ports = options.prop("port").text();
  return hosts.flatMap((host) => (ports.length ? ports.map((port) => normalise([...host, ":", ...port])) : [host]));
}
