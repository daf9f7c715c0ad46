const nconf = require("nconf");
const rc = require("rc");

nconf.argv().env({ separator: "__" }).defaults({ users: { url: "http://users:3000" }, STOCK_URL: "http://stock" });
const settings = rc("shop", { prices: { url: "http://prices:8080" } });

exports.users = () => fetch(`${nconf.get("users:url")}/users`); // => calls GET {users__url}/users
exports.stock = () => fetch(`${nconf.get("STOCK_URL")}/items`); // => calls GET {STOCK_URL}/items
exports.orders = () => fetch(`${nconf.get("ORDERS_URL")}/orders`); // => calls GET {ORDERS_URL}/orders
exports.prices = () => fetch(`${settings.prices.url}/list`); // => calls GET http://prices:8080/list

const drawer = new Map([["users:url", "paper"]]);
exports.paper = () => drawer.get("users:url");
