const Seneca = require("seneca");
const { cancel } = require("./cancel");

const seneca = Seneca({ tag: "orders" });

seneca // => serves seneca role:orders,cmd:cancel; serves seneca role:orders,cmd:total
  .use("orders-plugin", { currency: "EUR" })
  .add("role:orders,cmd:cancel", cancel)
  .add({ role: "orders", cmd: "total" }, function (message, reply) {
    this.act("role:prices,cmd:sum", { items: message.items }, reply); // => calls seneca role:prices,cmd:sum
  })
  .add("role:internal,cmd:audit", (message, reply) => reply(null, message))
  .listen({ type: "http", port: 9001, pin: "role:orders" })
  .client({ port: 9002, pin: "role:prices" });

seneca.act({ role: "internal", cmd: "audit", order: "1" });
seneca.act({ role: "mails", cmd: "send", to: process.argv[2] }, console.log); // => calls seneca role:mails,cmd:send

const stage = { act: (play) => play, add: (actor) => actor };
stage.act("role:hamlet");
stage.add("role:hamlet");

// @file cancel.js
exports.cancel = function (message, reply) {
  this.act("role:payments", { cmd: "refund", order: message.order }, reply); // => calls seneca role:payments,cmd:refund
};

// @file orders-plugin.js
module.exports = function orders(options) {
  const seneca = this;

  seneca.add("role:orders,cmd:place", place); // => serves seneca role:orders,cmd:place
  seneca.add("init:orders", (message, done) => done());

  function place(message, done) {
    this.act("role:stock,cmd:reserve", { sku: message.sku }, () => done(null, { currency: options.currency })); // => calls seneca role:stock,cmd:reserve
  }

  seneca.add("role:orders,cmd:return", function (message, done) { // => serves seneca role:orders,cmd:return
    restock(this, message, done);
  });

  function restock(instance, message, done) {
    instance.make("return").save$({ sku: message.sku }, function (problem) {
      if (!problem) this.act("role:stock,cmd:restock", { sku: message.sku }, done); // => calls seneca role:stock,cmd:restock
    });
  }
};
