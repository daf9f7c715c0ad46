const mqtt = require("mqtt");

const client = mqtt.connect("mqtt://mosquitto");
const topics = { positions: "drivers/+/position" };

client.on("connect", () => {
  client.subscribe([topics.positions, "rides/#"]); // => consumes mqtt topic drivers/+/position; consumes mqtt topic rides/#
  client.subscribe({ "alerts/high": { qos: 1 } }); // => consumes mqtt topic alerts/high
});

exports.report = (driver, position) => {
  client.publish(`drivers/${driver}/status`, JSON.stringify(position)); // => publishes mqtt topic drivers/{driver}/status
};

const feed = { publish: (name) => name };
feed.publish("rides");

// @file broker.js
const aedes = require("aedes")();

require("mqtt").connect("mqtt://mosquitto").subscribe("$share/billing/rides/ended"); // => consumes mqtt topic rides/ended
aedes.publish({ topic: "rides/ended", payload: JSON.stringify({ id: "1" }) }); // => publishes mqtt topic rides/ended
aedes.subscribe("rides/started", (packet, done) => done()); // => consumes mqtt topic rides/started
aedes.on("publish", (packet) => packet.topic);
