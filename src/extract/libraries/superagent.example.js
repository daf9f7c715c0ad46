const superagent = require("superagent");
const base = require("./config").ordersUrl;

exports.create = (order) =>
  superagent // => calls POST {ORDERS_URL}/orders
    .post(`${base}/orders`)
    .set("Accept", "application/json")
    .send({ sku: order.sku, amount: 1 });

exports.find = async (id) => {
  const { body } = await superagent.get(base + "/orders/" + id).query({ expand: "items" }); // => calls GET {ORDERS_URL}/orders/{id}
  return body;
};

const agent = superagent.agent();
agent.del("http://users/sessions/me").then(() => undefined); // => calls DELETE http://users/sessions/me
superagent("PATCH", "http://users/users/1"); // => calls PATCH http://users/users/1

const headers = { get: (name) => name };
headers.get("/orders");

// @file config.js
module.exports = { ordersUrl: process.env.ORDERS_URL };
