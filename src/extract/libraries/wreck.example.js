const config = require("./config");
const wreck = require("@hapi/wreck").defaults({ timeout: config.timeout, json: true });
const Wreck = require("@hapi/wreck");

async function schedule(claimId) {
  const { payload } = await wreck.get(`${config.paymentsUrl}/schedule/${claimId}`); // => calls GET {PAYMENTS_URL}/schedule/{claimId}
  return payload;
}

const users = Wreck.defaults({ baseUrl: "http://users:3000/api" });
users.post("/users", { payload: { name: "Ada" } }); // => calls POST http://users:3000/api/users
users.request("DELETE", "/users/1"); // => calls DELETE http://users:3000/api/users/1
Wreck.read(schedule, {});
new URLSearchParams().get("/users");

// @file config.js
module.exports = { timeout: 1000, paymentsUrl: process.env.PAYMENTS_URL };
