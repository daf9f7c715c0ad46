const Hemera = require("nats-hemera");
const hp = require("hemera-plugin");
const nats = require("nats").connect("nats://nats");
const { patterns } = require("./patterns");

const hemera = new Hemera(nats, { logLevel: "info" });

hemera.ready(() => {
  hemera.add(patterns.place, async (request) => ({ id: request.sku })); // => serves hemera topic:orders,cmd:place
  hemera.add({ topic: "orders", cmd: "cancel" }, async function (request) { // => serves hemera topic:orders,cmd:cancel
    return this.act({ topic: "payments", cmd: "refund", order: request.order }); // => calls hemera topic:payments,cmd:refund
  });
  hemera.act({ topic: "stock", cmd: "reserve", sku: "1", timeout$: 5000 }, console.log); // => calls hemera topic:stock,cmd:reserve,sku:1
});

exports.plugin = hp(async (inner) => {
  inner.add({ topic: "prices", cmd: "find" }, async () => 1); // => serves hemera topic:prices,cmd:find
});

const stage = { act: (play) => play };
stage.act({ topic: "hamlet" });

// @file patterns.js
exports.patterns = { place: { topic: "orders", cmd: "place" } };
