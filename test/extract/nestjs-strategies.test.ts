import { expect, test } from "@jest/globals";
import { describeFact } from "../../src/extract/describe-fact.js";
import { extractText } from "./extract-text.js";

const application = (strategy: string): Record<string, string> => ({
  "main.ts": `
    import { NestFactory } from "@nestjs/core";
    import { OrdersModule } from "./orders.module";
    import { OrdersStrategy } from "./strategy";
    async function bootstrap() {
      const app = await NestFactory.create(OrdersModule);
      app.connectMicroservice({ strategy: new OrdersStrategy({}) });
      await app.startAllMicroservices();
    }
    bootstrap();`,
  "orders.module.ts": `
    import { Controller, Module } from "@nestjs/common";
    import { EventPattern } from "@nestjs/microservices";
    @Controller()
    class Orders { @EventPattern("order.placed") placed(order: object) { return order; } }
    @Module({ controllers: [Orders] })
    export class OrdersModule {}`,
  "strategy.ts": strategy,
});

test("a custom strategy has the transport of the server that it extends", () => {
  const { facts } = extractText(application(`import { ServerKafka } from "@nestjs/microservices"; export class OrdersStrategy extends ServerKafka { override async bindEvents() {} }`));
  expect(facts.map(describeFact)).toContain("consumes kafka topic order.placed");
});

test("a custom strategy that extends no server of a transport is told as undecided", () => {
  const { facts } = extractText(application(`import { Server } from "@nestjs/microservices"; export class OrdersStrategy extends Server { listen() {} close() {} }`));
  expect(facts.map(describeFact)).toContain("undecided message-consumed order.placed");
});
