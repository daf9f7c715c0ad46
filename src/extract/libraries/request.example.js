const request = require("request");
const rp = require("request-promise-native");
const { promisify } = require("util");

const catalogueHost = process.env.CATALOGUE_HOST || "catalogue";

function product(sku) {
  return new Promise((resolve, reject) => {
    request("http://" + catalogueHost + ":8080/product/" + sku, (error, response, body) => { // => calls GET http://{CATALOGUE_HOST}:8080/product/{sku}
      if (error) reject(error);
      else resolve(JSON.parse(body));
    });
  });
}

const users = request.defaults({ baseUrl: process.env.USERS_URL, json: true });
users.get("/users/1", product); // => calls GET {USERS_URL}/users/1
users({ uri: "/users", method: "PUT", json: { name: "Ada" } }, product); // => calls PUT {USERS_URL}/users

async function pay(order) {
  const options = { url: "http://payments/charges", method: "post", body: { order: order.id }, json: true };
  return rp(options); // => calls POST http://payments/charges
}

promisify(request.post)("http://mail/messages", { form: { to: "ada" } }); // => calls POST http://mail/messages
rp.del(`http://carts/carts/${pay.name}`); // => calls DELETE http://carts/carts/pay

function handle(request) {
  return request.get("Content-Type");
}
handle({ get: (name) => name });
