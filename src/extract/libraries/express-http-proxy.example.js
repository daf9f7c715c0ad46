const express = require("express");
const proxy = require("express-http-proxy");

const app = express();
app.use("/users", proxy(process.env.USERS_HOST)); // => proxies /users to {USERS_HOST} as /
app.use("/orders", requireUser, proxy("http://orders:3000", { proxyReqPathResolver: (req) => req.originalUrl })); // => proxies /orders to http://orders:3000
app.set("proxy", new Proxy({}, {}));
