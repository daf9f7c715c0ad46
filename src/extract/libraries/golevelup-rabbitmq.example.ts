import { AmqpConnection, RabbitSubscribe } from "@golevelup/nestjs-rabbitmq";

const exchanges = { orders: "orders.exchange" };

export class Billing {
  constructor(private readonly amqp: AmqpConnection) {}

  @RabbitSubscribe({ exchange: exchanges.orders, routingKey: "order.placed", queue: "billing" }) // => consumes rabbitmq exchange orders.exchange [order.placed]
  async bill(order: { id: string }) {
    await this.amqp.publish("invoices", "invoice.created", { id: order.id }); // => publishes rabbitmq exchange invoices [invoice.created]
  }

  @RabbitSubscribe({ queue: "refunds" }) // => consumes rabbitmq queue refunds
  refund(order: { id: string }) {
    return order;
  }
}

const blog = { publish: (name: string) => name };
blog.publish("invoices");

// @file payments.ts
import { AmqpConnection, RabbitMQModule, RabbitRPC, RabbitSubscribe } from "@golevelup/nestjs-rabbitmq";
import { Module } from "@nestjs/common";

@Module({
  imports: [
    RabbitMQModule.forRootAsync({
      useFactory: () => ({ uri: "amqp://rabbit", handlers: { settled: { exchange: "payments", routingKey: ["payment.settled", "payment.refunded"], queue: "settled" } } }),
    }),
  ],
})
export class PaymentsModule {}

export class Payments {
  constructor(private readonly amqp: AmqpConnection) {}

  @RabbitSubscribe({ name: "settled" }) // => consumes rabbitmq exchange payments [payment.refunded | payment.settled]
  settled(payment: { id: string }) {
    return payment;
  }

  @RabbitRPC({ exchange: "quotes", routingKey: "quote.#", queue: "quotes-rpc" }) // => consumes rabbitmq exchange quotes [quote.#]
  quote() {
    return 1;
  }

  ask() {
    return this.amqp.request({ exchange: "rates", routingKey: "rate.eur", payload: { currency: "EUR" } }); // => publishes rabbitmq exchange rates [rate.eur]
  }
}
