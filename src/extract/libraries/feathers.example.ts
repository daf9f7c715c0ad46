import { feathers } from "@feathersjs/feathers";
import express from "@feathersjs/express";
import { orders } from "./orders/orders.js";
import { health } from "./health.js";

const app = express(feathers());
app.use(express.json());
app.configure(orders);
app.use("/health", health, { methods: ["find"] }); // => serves GET /health
app.get("/version", (req, res) => res.send("1")); // => serves GET /version
app.listen(3030); // => listens http 3030

// @file orders/orders.ts
import type { Application } from "@feathersjs/feathers";
import { Orders } from "./orders.class.js";

export const orders = (app: Application) => {
  app.use("orders", new Orders(app.get("paginate"))); // => serves DELETE /orders/{id}; serves GET /orders; serves GET /orders/{id}; serves POST /orders
  app.service("orders").hooks({ before: { all: [] } });
};

// @file orders/orders.class.ts
class Readable {
  async find() {
    return [];
  }

  async get(id: string) {
    return { id };
  }
}

export class Orders extends Readable {
  constructor(private readonly paginate: unknown) {
    super();
  }

  async create(data: { sku: string }) {
    return data;
  }

  async remove(id: string) {
    return { id };
  }
}

// @file health.ts
export const health = {
  async find() {
    return { ok: true };
  },
  async create(data: object) {
    return data;
  },
};
