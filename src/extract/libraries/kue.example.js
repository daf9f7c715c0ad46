const kue = require("kue");
const { types } = require("./types");

const queue = kue.createQueue({ redis: { host: "redis" } });

exports.place = (order) => {
  queue.create(types.mail, { order: order.id, to: order.user }).priority("high").attempts(3).save(); // => publishes kue queue order mail
  queue.createJob("stock", { sku: order.sku }).save((error) => error && console.error(error)); // => publishes kue queue stock
};

queue.process(types.mail, (job, done) => done(null, job.data.to)); // => consumes kue queue order mail
queue.process("stock", 10, (job, done) => done()); // => consumes kue queue stock
queue.on("error", console.error);

const factory = { create: (name) => name, process: (name) => name };
factory.create("mail");
factory.process("mail");

// @file types.js
exports.types = { mail: "order mail" };
