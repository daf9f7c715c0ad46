import type { Draft } from "./draft.js";
import type { CallUse, DecoratorUse, LibraryModel } from "./library-model.js";
import { channelsOf, consumed, published } from "./message-facts.js";
import type { ValueView } from "./value-view.js";

/** Of messages that never leave the process: not part of the picture of services, but of the way that data takes inside one. */
const system = "in-process";

/** https://docs.nestjs.com/recipes/cqrs, https://docs.nestjs.com/techniques/events. */
export const nestjsInProcess: LibraryModel = {
  id: "nestjs-in-process",
  title: "NestJS CQRS and events (in process)",
  packages: ["@nestjs/cqrs", "@nestjs/event-emitter", "eventemitter2"],
  category: "messaging",
  system,
  finds: "commands, queries and events of CQRS and of the event emitter, by class or name; they stay inside the service and are kept out of the picture",
  cannotSee: "sagas that map events to commands",
  uses: [
    { on: ".{CommandBus,QueryBus,EventBus}().{execute,publish}", facts: (use) => ofClass("published", use.arg(0)) },
    { on: ".EventBus().publishAll", facts: (use) => use.arg(0).elements().flatMap((one) => ofClass("published", one)) },
    { on: ".{AggregateRoot,EventPublisher}().apply", facts: (use) => ofClass("published", use.arg(0)) },
    { on: ".EventEmitter2().{emit,emitAsync}", facts: (use: CallUse) => published({ system, kind: "event", channel: use.arg(0).text(), payload: use.arg(1) }) },
    { on: ".EventEmitter2().{on,once,addListener}", facts: (use: CallUse) => consumed({ system, kind: "event", channel: use.arg(0).text() }) },
  ],
  decorators: [
    { on: ".{CommandHandler,QueryHandler,EventsHandler}", facts: (use: DecoratorUse) => use.args.flatMap((one) => ofClass("consumed", one)) },
    { on: ".OnEvent", facts: (use: DecoratorUse) => channelsOf(use.arg(0)).flatMap((channel) => consumed({ system, kind: "event", channel })) },
  ],
};

function ofClass(direction: "published" | "consumed", message: ValueView): Draft[] {
  const name = message.className();
  if (name === undefined) return [];
  return direction === "published" ? published({ system, kind: "event", channel: [[name]], payload: message }) : consumed({ system, kind: "event", channel: [[name]] });
}
