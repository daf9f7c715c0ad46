import { Body, Controller, Get, Param, Post, QueryMethod, VersioningType } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { Cancel, Noted } from "./decorators";

class NewOrder {
  sku!: string;
}

@Controller({ path: "orders", version: "2" })
export class OrdersController {
  @Get(":id") // => serves GET /api/v2/orders/{id}
  show(@Param("id") id: string) {
    return id;
  }

  @Post() // => serves POST /api/v2/orders
  create(@Body() order: NewOrder) {
    return order;
  }

  @QueryMethod("search") // => serves QUERY /api/v2/orders/search
  search(@Body() order: NewOrder) {
    return order;
  }

  @Cancel("orders") // => serves DELETE /api/v2/orders/{id}/cancel
  cancel(@Param("id") id: string) {
    return id;
  }

  @Noted()
  private total() {
    return 0;
  }
}

async function bootstrap() {
  const app = await NestFactory.create({});
  app.setGlobalPrefix("api");
  app.enableVersioning({ type: VersioningType.URI });
  await app.listen(3000); // => listens http 3000
}
bootstrap();

// @file decorators.ts
import { applyDecorators, Delete, SetMetadata } from "@nestjs/common";

export function Cancel(scope: string) {
  return applyDecorators(Delete(`:id/${"cancel"}`), SetMetadata("scope", scope));
}

export const Noted = () => SetMetadata("noted", true);
