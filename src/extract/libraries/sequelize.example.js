const db = require("./models");
const { Payment } = require("./payment");
const { sequelize, Refund } = require("./refund");

exports.list = () => db.orders.findAll({ where: { open: true }, include: [{ model: db.lines }] }); // => reads postgresql table order_lines; reads postgresql table orders
exports.create = (order) => db.orders.create(order); // => writes postgresql table orders
exports.pay = async (id) => {
  const [order] = await db.orders.findOrCreate({ where: { id } }); // => reads postgresql table orders; writes postgresql table orders
  await order.update({ paid: true });
  await sequelize.transaction((transaction) => Payment.upsert({ id }, { transaction })); // => writes postgresql table Payments
  const payment = await Payment.findByPk(id); // => reads postgresql table Payments
  await payment.save(); // => writes postgresql table Payments
};
exports.refund = () => new Refund({ id: 1 }).save(); // => writes postgresql table refund
exports.count = () => sequelize.query("SELECT count(*) FROM carts"); // => reads postgresql table carts
exports.clear = () => sequelize.models.category.destroy({ truncate: true }); // => writes postgresql table categories

const form = { findAll: () => [], create: () => undefined };
form.findAll();
form.create();

// @file models/index.js
const fs = require("fs");
const path = require("path");
const Sequelize = require("sequelize");
const config = { database: "shop", dialect: "postgres", host: process.env.DB_HOST };
const sequelize = new Sequelize(config.database, "user", "password", config); // => opens postgresql {DB_HOST}
const db = {};
fs.readdirSync(__dirname).filter((file) => file !== "index.js").forEach((file) => {
  const model = require(path.join(__dirname, file))(sequelize, Sequelize.DataTypes);
  db[model.name] = model;
});
module.exports = db;

// @file models/order.js
module.exports = (sequelize, DataTypes) => {
  const Order = sequelize.define("orders", { id: DataTypes.INTEGER, paid: DataTypes.BOOLEAN });
  return Order;
};

// @file models/line.js
module.exports = (sequelize, DataTypes) => sequelize.define("lines", { sku: DataTypes.STRING }, { tableName: "order_lines" });

// @file refund.js
const { Sequelize } = require("sequelize");
exports.sequelize = new Sequelize(process.env.DATABASE_URL, { dialect: "postgres" }); // => opens postgresql {DATABASE_URL}
exports.Refund = exports.sequelize.define("refund", {}, { freezeTableName: true });
exports.sequelize.define("category", {});

// @file payment.js
const { DataTypes, Model } = require("sequelize");
const { sequelize } = require("./refund");
class Payment extends Model {}
Payment.init({ amount: DataTypes.INTEGER }, { sequelize });
exports.Payment = Payment;
