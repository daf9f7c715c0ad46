const http = require("http");
const https = require("node:https");
const { get } = require("node:http");

const orders = { hostname: process.env.ORDERS_HOST || "orders", port: 8080 };

function order(id, done) {
  return http.get({ ...orders, path: `/orders/${id}` }, (response) => response.on("end", done)); // => calls GET http://{ORDERS_HOST}:8080/orders/{id}
}

const request = https.request({ // => calls POST https://payments.example/charges
  host: "payments.example",
  port: 443,
  path: "/charges",
  method: "POST",
});
request.write(JSON.stringify({ amount: 5 }));
request.end();

get("http://users/users", (response) => response.resume()); // => calls GET http://users/users
http.request(new URL("/stock", "http://stock:3000"), { method: "DELETE" }).end(); // => calls DELETE http://stock:3000/stock

const agent = new https.Agent({ keepAlive: true });
const routes = new Map();
routes.get("http://orders/orders");

const server = http.createServer((req, res) => {
  if (req.url === "/health" && req.method === "GET") { // => serves GET /health
    res.end("ok");
  } else if (req.method === "POST") {
    const { pathname } = new URL(req.url, "http://localhost");
    switch (pathname) {
      case "/orders": // => serves POST /orders
        return order("1", () => res.end(res.url === orders.url ? "same" : "other"));
    }
  }
  if (req.headers.host === "/") res.statusCode = 404;
});
server.on("error", console.error);
server.listen(process.env.PORT || 8081, () => order("1", console.log)); // => listens http {PORT}
