const { ServiceBroker } = require("moleculer");

const broker = new ServiceBroker({ transporter: "nats://nats:4222" });
const stock = { name: "stock" };

broker.createService({ // => consumes moleculer event order.cancelled; consumes moleculer event order.placed; serves moleculer v2.stock.release; serves moleculer v2.stock.reserve
  name: stock.name,
  version: 2,
  actions: {
    reserve: {
      params: { sku: "string" },
      async handler(ctx) {
        const price = await ctx.call("prices.get", { sku: ctx.params.sku }); // => calls moleculer prices.get
        ctx.emit("stock.reserved", { sku: ctx.params.sku, price }); // => publishes moleculer event stock.reserved
      },
    },
    release(ctx) {
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

module.exports = { // => calls moleculer orders.create; calls moleculer orders.list; serves GET /api/orders; serves POST /api/orders/{shop}
  name: "api",
  mixins: [ApiGateway],
  settings: { routes: [{ path: "/api", aliases: { "GET orders": "orders.list", "POST orders/:shop": ["check", "orders.create"] } }] },
};

// @file services/orders.service.js
module.exports = { // => serves moleculer orders.create; serves moleculer orders.list
  name: "orders",
  actions: {
    list: { cache: true, handler: () => [] },
    async create(ctx) {
      await ctx.broadcast("order.placed", ctx.params); // => publishes moleculer event order.placed
    },
  },
};
