const nsq = require("nsqjs");
const { topics } = require("./topics");

const writer = new nsq.Writer("nsqd", 4150);
writer.connect();

exports.place = (order) => {
  writer.publish(topics.placed, { id: order.id, total: order.total }); // => publishes nsq topic order_placed
  writer.deferPublish("reminders", { order: order.id }, 60000); // => publishes nsq topic reminders
};

const reader = new nsq.Reader("payments", "orders", { lookupdHTTPAddresses: "nsqlookupd:4161" }); // => consumes nsq topic payments
reader.connect();
reader.on("message", (message) => {
  exports.place(message.json());
  message.finish();
});

class Reader {
  constructor(name) {
    this.name = name;
  }
}
new Reader("payments");

// @file topics.js
exports.topics = { placed: "order_placed" };
