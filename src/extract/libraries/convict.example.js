const convict = require("convict");
const axios = require("axios");

const config = convict({
  orders: { url: { doc: "where orders are", format: "url", default: "http://orders:3000", env: "ORDERS_URL" } },
  stock: { host: { default: "stock" }, port: { format: "port", default: 8080 } },
});
config.validate({ allowed: "strict" });

exports.orders = () => axios.get(`${config.get("orders.url")}/orders`); // => calls GET {ORDERS_URL}/orders
exports.stock = () => axios.get(`http://${config.get("stock").host}:${config.get("stock.port")}/items`); // => calls GET http://stock:8080/items
exports.again = () => axios.get(`${config.getProperties().orders.url}/again`); // => calls GET {ORDERS_URL}/again

const shelf = new Map();
shelf.get("orders.url");
