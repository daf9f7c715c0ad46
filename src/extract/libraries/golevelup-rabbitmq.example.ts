import { AmqpConnection, RabbitSubscribe } from "@golevelup/nestjs-rabbitmq";

const exchanges = { orders: "orders.exchange" };

export class Billing {
  constructor(private readonly amqp: AmqpConnection) {}

  @RabbitSubscribe({ exchange: exchanges.orders, routingKey: "order.placed", queue: "billing" }) // => consumes rabbitmq exchange orders.exchange
  async bill(order: { id: string }) {
    await this.amqp.publish("invoices", "invoice.created", { id: order.id }); // => publishes rabbitmq exchange invoices
  }

  @RabbitSubscribe({ queue: "refunds" }) // => consumes rabbitmq queue refunds
  refund(order: { id: string }) {
    return order;
  }
}

const blog = { publish: (name: string) => name };
blog.publish("invoices");
