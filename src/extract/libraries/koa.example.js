const Koa = require("koa");
const mount = require("koa-mount");
const compose = require("koa-compose");
const bodyParser = require("koa-bodyparser");
const orders = require("./routes/orders");
const { users } = require("./routes/users");
const admin = require("./admin");

const app = new Koa();
app.use(bodyParser());
app.use(orders.routes()).use(orders.allowedMethods());
app.use(mount("/v2", compose([users.routes(), users.allowedMethods()])));
app.use(mount("/admin", admin));
app.use(async (ctx) => ctx.set("X-Order", ctx.get("X-Request-Id")));
app.on("error", (error) => console.error(error));
module.exports = app.listen(process.env.PORT ?? 4000); // => listens http {PORT}

// @file routes/orders.js
const Router = require("@koa/router");
const router = new Router({ prefix: "/orders" });
router.get("/:id", (ctx) => ctx.throw(404)); // => serves GET /orders/{id}
module.exports = router;

// @file routes/users.js
const Router = require("koa-router");
exports.users = Router();
exports.users.post("/users", create); // => serves POST /v2/users

// @file admin.js
const Koa = require("koa");
const { Router } = require("@koa/router");
const router = new Router();
router.del("/sessions/:id", end); // => serves DELETE /admin/sessions/{id}
const app = new Koa();
app.use(router.middleware());
module.exports = app;
