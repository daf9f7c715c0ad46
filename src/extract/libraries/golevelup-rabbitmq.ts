import type { Draft } from "./draft.js";
import type { LibraryModel } from "./library-model.js";
import { consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** https://golevelup.github.io/nestjs/modules/rabbitmq.html. */
export const golevelupRabbitmq: LibraryModel = {
  id: "golevelup-rabbitmq",
  title: "@golevelup/nestjs-rabbitmq",
  packages: ["@golevelup/nestjs-rabbitmq"],
  category: "messaging",
  system: "rabbitmq",
  finds: "exchanges and queues of subscribers, and exchanges that are published to or requested",
  cannotSee: "handlers that only the module's options set up",
  uses: [
    { on: ".AmqpConnection().publish", facts: (use) => published({ system: "rabbitmq", kind: "exchange", channel: use.arg(0).text(), payload: use.arg(2) }) },
    { on: ".AmqpConnection().request", facts: (use) => published({ system: "rabbitmq", kind: "exchange", channel: use.arg(0).prop("exchange").text(), payload: use.arg(0).prop("payload") }) },
  ],
  decorators: [{ on: ".{RabbitSubscribe,RabbitRPC}", facts: (use) => subscribe(use.arg(0)) }],
};

function subscribe(settings: ValueView): Draft[] {
  const exchange = settings.prop("exchange").text();
  const bound = consumed({ system: "rabbitmq", kind: "exchange", channel: exchange });
  return bound.length ? bound : consumed({ system: "rabbitmq", kind: "queue", channel: settings.prop("queue").text() });
}
