import router from "@adonisjs/core/services/router";
import env from "#start/env";

const OrdersController = () => import("#controllers/orders_controller");

router.get("/health", () => ({ ok: true })); // => serves GET /health
router.on("/about").render("pages/about"); // => serves GET /about
router.any("/hooks/:source", "HooksController.handle"); // => serves * /hooks/{source}

router
  .group(() => {
    router.get("orders", [OrdersController, "index"]); // => serves GET /api/v1/orders
    router
      .group(() => {
        router.post("/refunds", [OrdersController, "refund"]); // => serves POST /api/v1/admin/refunds
      })
      .prefix("/admin")
      .middleware("auth");
    router.resource("orders.items", "ItemsController").only(["index", "destroy"]); // => serves DELETE /api/v1/orders/{order_id}/items/{id}; serves GET /api/v1/orders/{order_id}/items
  })
  .prefix("/api/v1");

router.resource("parcels", "ParcelsController").apiOnly(); // => serves DELETE /parcels/{id}; serves GET /parcels; serves GET /parcels/{id}; serves PATCH /parcels/{id}; serves POST /parcels; serves PUT /parcels/{id}

const key = env.get("STRIPE_KEY");
const session = new Map<string, string>();
session.get("/orders");
