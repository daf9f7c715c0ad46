import { CommandBus, CommandHandler, EventBus, EventsHandler, type ICommandHandler, QueryBus } from "@nestjs/cqrs";
import { EventEmitter2, OnEvent } from "@nestjs/event-emitter";
import { OrderPlaced, PlaceOrder } from "./messages";

export class Orders {
  constructor(private readonly commands: CommandBus, private readonly queries: QueryBus, private readonly events: EventEmitter2) {}

  place(id: string) {
    this.events.emit("order.requested", { id }); // => publishes in-process event order.requested
    return this.commands.execute(new PlaceOrder(id)); // => publishes in-process event PlaceOrder
  }

  @OnEvent("order.*") // => consumes in-process event order.*
  log(event: { id: string }) {
    return event.id;
  }
}

@CommandHandler(PlaceOrder) // => consumes in-process event PlaceOrder
export class PlaceOrderHandler implements ICommandHandler<PlaceOrder> {
  constructor(private readonly bus: EventBus) {}

  async execute(command: PlaceOrder) {
    await this.bus.publish(new OrderPlaced(command.id)); // => publishes in-process event OrderPlaced
  }
}

@EventsHandler(OrderPlaced) // => consumes in-process event OrderPlaced
export class OrderPlacedHandler {
  handle(event: OrderPlaced) {
    return event.id;
  }
}

const guard = { execute: (order: object) => order };
guard.execute(new PlaceOrder("1"));

// @file messages.ts
export class PlaceOrder {
  constructor(readonly id: string) {}
}
export class OrderPlaced {
  constructor(readonly id: string) {}
}
