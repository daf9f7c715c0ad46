// @file app.js
const sails = require("sails");

sails.lift({});

// @file config/routes.js
module.exports.routes = {
  "GET /orders/:id": "OrderController.show", // => serves GET /orders/{id}
  "post /orders": { controller: "OrderController", action: "create" }, // => serves POST /orders
  "/webhook": (req, res) => res.ok(), // => serves * /webhook
  "GET /about": { view: "pages/about" }, // => serves GET /about
  "/api/*": { cors: { allowOrigins: "*" } },
  "r|^/\\d+/(\\w+)$|name": "report/by-name",
};

// @file api/models/Parcel.js
module.exports = { // => serves DELETE /parcel/{id}; serves GET /parcel; serves GET /parcel/{id}; serves PATCH /parcel/{id}; serves POST /parcel
  attributes: { weight: { type: "number" } },
};

// @file api/controllers/OrderController.js
module.exports = {
  show: (req, res) => res.json({}),
  create: (req, res) => res.json({}),
};
