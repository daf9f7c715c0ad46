const kafka = require("kafka-node");
const { KafkaConsumer, Producer } = require("node-rdkafka");

const client = new kafka.KafkaClient({ kafkaHost: "kafka:9092" });
const producer = new kafka.HighLevelProducer(client);

exports.place = (order) => {
  producer.send([{ topic: "orders", messages: JSON.stringify(order) }], (error) => error); // => publishes kafka topic orders
};

const consumer = new kafka.Consumer(client, [{ topic: process.env.PAYMENTS_TOPIC || "payments" }], {}); // => consumes kafka topic {PAYMENTS_TOPIC}
consumer.on("message", console.log);

const stream = new KafkaConsumer({ "group.id": "orders" }, {});
stream.on("ready", () => stream.subscribe(["refunds"])); // => consumes kafka topic refunds
new Producer({}).produce("audit", null, Buffer.from("{}")); // => publishes kafka topic audit

const mail = { send: (messages) => messages };
mail.send([{ topic: "orders" }]);
