const { ServiceBroker } = require("moleculer");

const broker = new ServiceBroker({ transporter: "nats://nats:4222" });
const stock = { name: "stock" };

broker.createService({ // => consumes moleculer event order.cancelled; consumes moleculer event order.placed
  name: stock.name,
  version: 2,
  actions: {
    reserve: { // => serves moleculer v2.stock.reserve
      params: { sku: "string" },
      async handler(ctx) {
        const price = await ctx.call("prices.get", { sku: ctx.params.sku }); // => calls moleculer prices.get
        ctx.emit("stock.reserved", { sku: ctx.params.sku, price }); // => publishes moleculer event stock.reserved
      },
    },
    release(ctx) { // => serves moleculer v2.stock.release
      return this.announce(ctx.params.sku);
    },
  },
  events: {
    "order.placed": { group: "stock", handler: () => undefined },
    "order.cancelled": (ctx) => ctx.call("$node.list"), // => calls moleculer $node.list
  },
  methods: {
    announce(sku) {
      return this.broker.broadcast("stock.released", { sku }); // => publishes moleculer event stock.released
    },
  },
});

const request = (service, method) => broker.call(`${service}.${method}`);
exports.user = () => request("users", "get"); // => calls moleculer users.get

const phone = { call: (number) => number, emit: (tone) => tone };
phone.call("users.get");
phone.emit("stock.reserved");

// @file services/api.service.js
const ApiGateway = require("moleculer-web");

module.exports = { // => calls moleculer orders.create; calls moleculer orders.list; serves GET /api/orders
  name: "api",
  mixins: [ApiGateway],
  settings: { routes: [{ path: "/api", aliases: { "GET orders": "orders.list", "POST orders/:shop": ["check", "orders.create"] } }] }, // => serves POST /api/orders/{shop}
};

// @file services/orders.service.js
module.exports = {
  name: "orders",
  mixins: [require("../audit")],
  actions: {
    list: { cache: true, handler: () => [] }, // => serves moleculer orders.list
    async create(ctx) { // => serves moleculer orders.create
      await ctx.broadcast("order.placed", ctx.params); // => publishes moleculer event order.placed
    },
  },
};

// @file audit.js
module.exports = {
  actions: { history: { handler: () => [] } }, // => serves moleculer orders.history
};

// @file framework.js
const requireAll = require("require-all");
const { ServiceBroker } = require("moleculer");

module.exports = (settings) => {
  const schema = settings;
  schema.actions = {};
  const bus = new ServiceBroker();
  const addMethod = (item) => {
    schema.actions[item.name] = { params: item.params, handler: (ctx) => item.controller(ctx.params) }; // => serves moleculer rides.cancel; serves moleculer rides.nearest
  };
  const addEvent = (item) => item.controller((data) => bus.broadcast(item.name, data));
  const adders = { method: addMethod, event: addEvent };
  const addAll = (folder, kind) => {
    const files = requireAll({ dirname: folder, recursive: false });
    Object.keys(files).forEach((name) => files[name].forEach((item) => adders[kind].call(null, item)));
  };
  return {
    addMethods: (folder) => addAll(folder, "method"),
    addEvents: (folder) => addAll(folder, "event"),
    run: (whole = schema) => bus.createService(whole),
    request: (action, params) => bus.call(action, params),
  };
};

// @file rides/app.js
const path = require("path");
const Framework = require("../framework");
const { setApp } = require("./request");

const app = Framework({ name: "rides" });
setApp(app);
app.addMethods(path.join(__dirname, "methods"));
app.addEvents(path.join(__dirname, "events"));
app.run();

// @file rides/request.js
let app;
const ask = (service, method, params) => app.request(`${service}.${method}`, params);
exports.setApp = (given) => (app = given);
exports.askDrivers = (method, params) => ask("drivers", method, params);
exports.askZones = (method, params) => ask("zones", method, params);

// @file rides/methods/rides.js
const { askDrivers } = require("../request");

module.exports = [
  { name: "nearest", controller: (params) => askDrivers("near", params) }, // => calls moleculer drivers.near
  { name: "cancel", controller: () => undefined },
];

// @file rides/events/rides.js
module.exports = [{ name: "ride.started", controller: (send) => send({ ride: 1 }) }]; // => publishes moleculer event ride.started

// @file live.service.js
module.exports = { // => calls moleculer rides.nearest; serves socket.io get.rides
  name: "live",
  settings: {
    io: {
      namespaces: {
        "/rides": {
          events: {
            request: { // => serves socket.io request
              aliases: { "get.rides": "rides.nearest" },
            },
          },
        },
      },
    },
  },
};
