const cote = require("cote")({ redis: { host: "redis" } });
const { types } = require("./types");

const requester = new cote.Requester({ name: "order requester", key: "payments" });
const responder = new cote.Responder({ name: "order responder", key: "orders" });
const publisher = new cote.Publisher({ name: "order publisher" });
const subscriber = new cote.Subscriber({ name: "ride subscriber", namespace: "rides" });

responder.on(types.place, async (request) => { // => serves cote place order
  const payment = await requester.send({ type: "charge card", amount: request.amount }); // => calls cote charge card
  publisher.publish("order placed", { id: request.id, payment }); // => publishes cote event order placed
});
responder.on("cote:added", console.log);
subscriber.on("ride ended", (ride) => console.log(ride.id)); // => consumes cote event ride ended

const letter = { send: (post) => post };
letter.send({ type: "charge card" });

// @file types.js
exports.types = { place: "place order" };
