import type { Draft } from "./draft.js";
import type { CallUse, DecoratorUse, LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://golevelup.github.io/nestjs/modules/rabbitmq.html. */
export const golevelupRabbitmq: LibraryModel = {
  id: "golevelup-rabbitmq",
  title: "@golevelup/nestjs-rabbitmq",
  packages: ["@golevelup/nestjs-rabbitmq"],
  category: "messaging",
  system: "rabbitmq",
  finds: "exchanges and queues of subscribers and RPC handlers with their routing keys, also of handlers that the module's options describe; exchanges that are published to or requested",
  cannotSee: "options that are only known at run time",
  uses: [
    { on: ".AmqpConnection().publish", facts: (use) => published({ system: "rabbitmq", kind: "exchange", channel: use.arg(0).text(), keys: use.arg(1).text(), payload: use.arg(2) }) },
    { on: ".AmqpConnection().request", facts: (use) => request(use.arg(0)) },
    { on: ".AmqpConnection().{createSubscriber,createRpc}", facts: (use) => subscribe(use.arg(1)) },
  ],
  decorators: [{ on: ".{RabbitSubscribe,RabbitRPC}", facts: (use) => subscribe(described(use)) }],
};

function request(settings: ValueView): Draft[] {
  return published({ system: "rabbitmq", kind: "exchange", channel: settings.prop("exchange").text(), keys: settings.prop("routingKey").text(), payload: settings.prop("payload") });
}

/** `@RabbitSubscribe({ name: "orders" })`: what the module's options say of the handler `orders`; without options, of the default one. */
function described(use: DecoratorUse): ValueView {
  const written = use.arg(0);
  if (written.prop("exchange").exists || written.prop("queue").exists) return written;
  const modules = use.callsOf(".RabbitMQModule.{forRoot,forRootAsync,register}").flatMap(optionsOf);
  const name = written.prop("name").constant();
  const handlers = modules.map((options) => options.prop("handlers").prop(name ?? options.prop("defaultHandler").constant() ?? "")).filter((one) => one.exists);
  return handlers[0]?.elements()[0] ?? written;
}

function optionsOf(use: CallUse): ValueView[] {
  const options = use.args.find((one) => one.is("object"));
  const factory = options?.prop("useFactory");
  return options ? [factory?.exists ? factory.returned() : options] : [];
}

function subscribe(settings: ValueView): Draft[] {
  const keys = settings.prop("routingKey");
  const exchange = consumed({ system: "rabbitmq", kind: "exchange", channel: settings.prop("exchange").text(), keys: keys.exists ? keys.elements().flatMap((one) => one.text()) : [] });
  return exchange.length ? exchange : consumed({ system: "rabbitmq", kind: "queue", channel: settings.prop("queue").text() });
}
