import { BootMixin } from "@loopback/boot";
import { RestApplication } from "@loopback/rest";

export class OrdersApplication extends BootMixin(RestApplication) {
  constructor(options: { rest?: { port: number } } = {}) {
    super(options);
    this.projectRoot = __dirname;
  }
}

// @file controllers/order.controller.ts
import { api, del, get, operation, param, post, requestBody } from "@loopback/rest";
import { cached } from "./cached";

class NewOrder {
  sku: string;
}

@api({ basePath: "/shop" })
export class OrderController {
  @get("/orders/{id}", { responses: { "200": { description: "the order" } } }) // => serves GET /shop/orders/{id}
  async findById(@param.path.string("id") id: string): Promise<object> {
    return {};
  }

  @post("/orders") // => serves POST /shop/orders
  async create(@requestBody() order: NewOrder): Promise<object> {
    return order;
  }

  @del("/orders/{id}") // => serves DELETE /shop/orders/{id}
  async deleteById(@param.path.string("id") id: string): Promise<void> {}

  @operation("get", "/orders/count") // => serves GET /shop/orders/count
  async count(): Promise<object> {
    return {};
  }

  @cached("/orders")
  private totals(): number {
    return 0;
  }
}

// @file model-endpoints/parcel.rest-config.ts
import { Parcel } from "../models";

module.exports = { // => serves DELETE /parcels/{id}; serves GET /parcels; serves GET /parcels/count; serves GET /parcels/{id}; serves PATCH /parcels; serves PATCH /parcels/{id}; serves POST /parcels; serves PUT /parcels/{id}
  model: Parcel,
  pattern: "CrudRest",
  dataSource: "db",
  basePath: "/parcels",
};
