const express = require("express");
const { createProxyMiddleware } = require("http-proxy-middleware");

const app = express();
const users = createProxyMiddleware({ target: process.env.USERS_URL || "http://users:3000", changeOrigin: true, pathRewrite: { "^/api/users": "/users" } }); // => proxies /api/users to {USERS_URL} as /users
const api = express.Router();
api.use("/users", users);
app.use("/api", api);
app.use(createProxyMiddleware("/carts", { target: "http://carts" })); // => proxies /carts to http://carts
app.use("/stock", createProxyMiddleware({ target: "http://stock:8080/v1", on: { error: console.error } })); // => proxies /stock to http://stock:8080/v1 as /
app.get("/reports/*", createProxyMiddleware({ target: "http://reports" })); // => proxies /reports to http://reports; serves GET /reports/{*}
app.get("/health", (req, res) => res.send("ok")); // => serves GET /health
