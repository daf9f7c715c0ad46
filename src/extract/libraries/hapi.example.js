const Hapi = require("@hapi/hapi");
const Joi = require("joi");
const settings = require("./settings");

const routes = [].concat(
  require("./routes/home"),
  require("./routes/orders"),
);

async function createServer() {
  const server = Hapi.server({ port: settings.port, routes: { cors: true } });
  server.route(routes);
  server.route({ // => serves GET /files/{path}
    method: "GET",
    path: "/files/{path*}",
    handler: { directory: { path: "public" } },
  });
  server.route({ method: "*", path: "/users/{rest*}", handler: { proxy: { uri: "http://users:3000/api/{rest}", passThrough: true } } }); // => proxies /users to http://users:3000/api/ as /; serves * /users/{rest}
  server.decorate("handler", "cached", (route, options) => () => options.text);
  server.route({ method: "GET", path: "/about", handler: { cached: { text: "Orders" } } }); // => serves GET /about
  server.route({ method: "GET", path: "/prices", handler: { mesh: { passThrough: true } } }); // => serves GET /prices; undecided http-call mesh /prices
  await server.register(require("@hapi/inert"));
  await server.register(require("./plugins/admin"));
  await server.register([{ plugin: require("./plugins/carts"), routes: { prefix: "/v1" } }]);
  server.ext("onPreResponse", (request, h) => h.continue);
  server.method("add", (a, b) => a + b);
  return server;
}

createServer().then((server) => server.start()); // => listens http {PORT}

const navigator = { route: (to) => to };
navigator.route({ method: "GET", path: "/nowhere" });

// @file settings.js
module.exports = { port: process.env.PORT };

// @file routes/home.js
module.exports = { // => serves GET /
  method: "GET",
  path: "/",
  handler: (request, h) => h.view("home"),
};

// @file routes/orders.js
const Joi = require("joi");
module.exports = [{ // => serves GET /orders/{id}
  method: "GET",
  path: "/orders/{id?}",
  options: { auth: false, handler: () => [] },
}, { // => serves * /auth/{rest}
  method: "*",
  path: "/auth/{rest}",
  handler: (request, h) => h.proxy({ uri: process.env.AUTH_URL + "/{rest}" }), // => proxies /auth to {AUTH_URL}/ as /
}, { // => serves POST /orders; serves PUT /orders
  method: ["POST", "PUT"],
  path: "/orders",
  options: { validate: { payload: Joi.object({ sku: Joi.string().required() }) }, handler: (request) => request.payload },
}];

// @file plugins/admin.js
module.exports = {
  plugin: {
    name: "admin",
    register: (server, options) => {
      server.route({ method: "DELETE", path: "/sessions/{id*2}", handler: () => null }); // => serves DELETE /sessions/{id}
    },
  },
};

// @file plugins/carts.js
exports.plugin = {
  name: "carts",
  async register(server) {
    server.route({ method: "GET", path: "/carts", handler: () => [] }); // => serves GET /v1/carts
  },
};
