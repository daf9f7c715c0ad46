const restify = require("restify");
const registerOrders = require("./orders");

const server = restify.createServer({ name: "orders" });
server.use(restify.plugins.bodyParser());
server.get("/health", (req, res, next) => next()); // => serves GET /health
server.del({ path: "/orders/:id", version: "1.0.0" }, remove); // => serves DELETE /orders/{id}
registerOrders(server);
server.listen(8080); // => listens http 8080

// @file orders.js
module.exports = (server) => {
  server.post("/orders", create); // => serves POST /orders
  server.get("name");
};
