const knex = require("knex")({ client: "pg", connection: process.env.DATABASE_URL }); // => opens postgresql {DATABASE_URL}
const bookshelf = require("bookshelf")(knex);

const Order = bookshelf.model("Order", { tableName: "orders" });
const Customer = bookshelf.Model.extend({ tableName: "customers" });

exports.open = () => Order.where({ open: true }).fetchAll(); // => reads other_sql table orders
exports.place = (total) => Order.forge({ total }).save(); // => writes other_sql table orders
exports.customer = (id) => new Customer({ id }).fetch(); // => reads other_sql table customers
exports.forget = (id) => bookshelf.model("Order").where({ id }).destroy(); // => writes other_sql table orders

const dog = { fetch: (stick) => stick, save: () => undefined };
dog.fetch("stick");
dog.save();
