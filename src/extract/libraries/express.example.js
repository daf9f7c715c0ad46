const express = require("express");
const orders = require("./routes/orders");
const { registerAdmin } = require("./routes/admin");
const app = express();
app.set("view engine", "pug");
app.use(express.json());
app.use("/orders", orders);
app.get("/health", (req, res) => res.send("ok")); // => serves GET /health
app.route("/carts/:id").get(showCart).put(changeCart); // => serves GET /carts/{id}; serves PUT /carts/{id}
registerAdmin(app);
app.use("/v1", require("./routes/table"));
app.get("view engine");
const { mountFor } = require("./routes/mount");
mountFor("/stores", app, require("./routes/stores"));
mountFor("/depots", app, require("./routes/depots"));
const { Desk } = require("./routes/desk");
app.use("/desk", new Desk({ user }));
app.use(`${process.env.API_BASE ? process.env.API_BASE : "/api/v2"}/stock`, require("./routes/stock"));
app.query("/search", findOrders); // => serves QUERY /search
app.get(/^\/parcels-(\d+)$/, showParcel); // => serves GET /parcels-{0}
app.get(/^\/(?!admin).*$/, fallback); // => undecided http-endpoint /^\/(?!admin).*$/
app.get("/shops/:id{/:floor}", showShop); // => serves GET /shops/{id}{/floor}
for (const { verb, path } of [{ verb: "post", path: "/refunds" }, { verb: "get", path: "/refunds/:id" }]) {
  app[verb](path, refund); // => serves GET /refunds/{id}; serves POST /refunds
}
const cache = new Map();
cache.get("/orders", 1);
app.listen(process.env.PORT || 3000); // => listens http {PORT}

// @file routes/orders.js
const { Router } = require("express");
const items = require("./items");
const router = Router();
router.get("/", list); // => serves GET /orders
router.post("/:id/pay", requireUser, pay); // => serves POST /orders/{id}/pay
router.use("/:id/items", items);
module.exports = router;

// @file routes/items.js
const express = require("express");
const router = express.Router({ mergeParams: true });
router.delete("/:sku", remove); // => serves DELETE /orders/{id}/items/{sku}
router.route("/:sku/notes").get(listNotes).post(addNote); // => serves GET /orders/{id}/items/{sku}/notes; serves POST /orders/{id}/items/{sku}/notes
module.exports = router;

// @file routes/admin.js
exports.registerAdmin = (server) => {
  server.all("/admin/:page?", render); // => serves * /admin/{page}
  server.get("/search", ...[requireUser, search]); // => serves GET /search
};

// @file plugins/reports.js
module.exports = (app, options) => {
  app.get("/reports", showReports); // => serves GET /reports
  options.get("/title", "Reports");
};

// @file routes/returns.js
const express = require("express");
const returns = express.Router();
returns.get("/open", openReturns); // => serves GET /v1/returns/open
exports.returns = returns;

// @file routes/refunds.js
const express = require("express");
const refunds = express.Router();
refunds.post("/", refund); // => serves POST /v1/refunds
exports.refunds = refunds;

// @file routes/table.js
const { returns } = require("./returns");
const { refunds } = require("./refunds");
const express = require("express");
const router = express.Router();
const table = [
  { path: "/returns", router: returns },
  { router: refunds, path: "/refunds" },
];
table.forEach((entry) => {
  router.use(entry.path, entry.router);
});
module.exports = router;

// @file routes/mount.js
const express = require("express");
exports.mountFor = (base, app, inner) => {
  const outer = express.Router();
  outer.use((req, res, next) => {
    if (req.path.includes("/beta")) return inner(req, res, next);
    next();
  });
  app.use(base, outer);
};

// @file routes/stores.js
const router = require("express").Router();
router.get("/:id/beta", showStore); // => serves GET /stores/{id}/beta
module.exports = router;

// @file routes/depots.js
const router = require("express").Router();
router.get("/:id/beta", showDepot); // => serves GET /depots/{id}/beta
module.exports = router;

// @file routes/desk.js
const express = require("express");
class Desk {
  constructor({ user }) {
    this.user = user;
    this.setup();
    return this.router;
  }
  setup() {
    this.router = express.Router();
    this.router.post("/open", this.user, open); // => serves POST /desk/open
  }
}
exports.Desk = Desk;

// @file routes/stock.js
const router = require("express").Router();
router.get("/", listStock); // => serves GET /api/v2/stock
module.exports = router;
