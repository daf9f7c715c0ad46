const express = require("express");
const httpProxy = require("http-proxy");

const app = express();
const proxy = httpProxy.createProxyServer({ changeOrigin: true });
const legacy = httpProxy.createProxyServer({ target: process.env.LEGACY_URL });

app.all("/users/*", (req, res) => { // => serves * /users/{*}
  proxy.web(req, res, { target: "http://users:3000" }); // => proxies /users to http://users:3000
});
app.use("/old", function (req, res) {
  legacy.web(req, res); // => proxies /old to {LEGACY_URL}
});
proxy.on("error", (error, req, res) => res.end(error.message));
const site = { web: (name) => name };
site.web("http://users");
httpProxy.createProxyServer({ target: { protocol: "https:", host: "archive", port: 8443 } }).listen(9000); // => listens http 9000; proxies / to https://archive:8443
