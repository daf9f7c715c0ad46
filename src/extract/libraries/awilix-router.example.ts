import { asClass, createContainer } from "awilix";
import { GET, POST, before, createController, loadControllers, route, scopePerRequest } from "awilix-express";
import express from "express";

const app = express();
const container = createContainer().register({ ordersService: asClass(class OrdersService {}).scoped() });
app.use(scopePerRequest(container));
app.use(loadControllers("controllers/*.js", { cwd: __dirname }));

// @file controllers/orders.ts
import { GET, POST, before, route } from "awilix-express";

@route("/orders")
export default class OrdersController {
  constructor({ ordersService }: { ordersService: object }) {
    this.service = ordersService;
  }

  @route("/:id")
  @GET() // => serves GET /orders/{id}
  async show() {
    return undefined;
  }

  @POST() // => serves POST /orders
  @before([check])
  async create() {
    return undefined;
  }
}

// @file controllers/parcels.ts
import { createController } from "awilix-express";

const api = ({ parcels }) => ({ list: async () => parcels, track: async () => parcels });
export default createController(api)
  .prefix("/parcels")
  .get("", "list") // => serves GET /parcels
  .get("/:id/track", "track"); // => serves GET /parcels/{id}/track
