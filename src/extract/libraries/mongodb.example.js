const { MongoClient } = require("mongodb");
const { OrderStore } = require("./order-store");

let users;
MongoClient.connect(process.env.MONGO_URL || "mongodb://mongo:27017/shop", (error, client) => { // => opens mongodb {MONGO_URL}
  const db = client.db("shop"); // => opens mongodb {MONGO_URL}
  users = db.collection("users");
});

exports.register = (name) => users.insertOne({ name, created: new Date() }); // => writes mongodb collection users
exports.show = (id) => users.findOne({ id }); // => reads mongodb collection users
exports.rename = (id, name) => users.findOneAndUpdate({ id }, { $set: { name } }); // => reads mongodb collection users; writes mongodb collection users

const client = new MongoClient("mongodb://mongo:27017"); // => opens mongodb mongodb://mongo:27017
const orders = new OrderStore(client, "orders");
orders.all();

async function report() {
  await client.connect();
  const sales = client.db("reports").collection("sales"); // => opens mongodb mongodb://mongo:27017
  const cursor = sales.aggregate([{ $lookup: { from: "refunds", localField: "id", foreignField: "sale", as: "refunds" } }, { $out: "monthly" }]); // => reads mongodb collection refunds; reads mongodb collection sales; writes mongodb collection monthly
  return cursor.toArray();
}
report();

const basket = ["apple", "pear"];
basket.find((item) => item === "apple");
const names = new Map();
names.delete("users");

// @file order-store.js
class OrderStore {
  constructor(client, name) {
    this.client = client;
    this.name = name;
  }

  async collection() {
    const db = await this.client.db("shop"); // => opens mongodb mongodb://mongo:27017
    return db.collection(this.name);
  }

  async all() {
    const orders = await this.collection();
    return orders.find({}).sort({ created: -1 }).toArray(); // => reads mongodb collection orders
  }
}
module.exports = { OrderStore };
