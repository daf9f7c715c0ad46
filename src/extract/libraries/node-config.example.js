const axios = require("axios");
const config = require("config");

exports.orders = () => axios.get(`${config.get("orders.url")}/orders`); // => calls GET {ORDERS_URL}/orders
exports.stock = () => axios.get(`http://${config.get("stock").host}/items`); // => calls GET http://stock/items
exports.prices = () => axios.get(`${config.prices}/list`); // => calls GET http://prices.shop.example/list | http://prices/list

const shelf = new Map();
shelf.get("orders.url");

// @file config/default.js
module.exports = { orders: { url: "http://orders:3000" }, stock: { host: "stock" }, prices: "http://prices" };

// @file config/production.js
module.exports = { prices: "http://prices.shop.example" };

// @file config/custom-environment-variables.js
module.exports = { orders: { url: "ORDERS_URL" } };
